/** What speaks for or against two nodes being one; scripts can rely on these codes. */
export const REASON_CODES = [
  'SAME_NAME',
  'SAME_WORDS',
  'SIMILAR_SPELLING',
  'OTHER_BLANKS',
  'INITIALS',
  'OWN_ABBREVIATION',
  'CUT_NAME',
  'CONTAINED_NAME',
  'SAME_SOUND',
  'BRACKETS_LEFT_OUT',
  'OTHER_BRACKETS',
  'NAME_IN_BRACKETS',
  'OTHER_NUMBERS',
  'OTHER_LEGAL_FORMS',
  'OTHER_WAY_ROUND',
  'GENERIC_NAME',
  'BOTH_CUT',
  'NAMESAKES',
  'LETTER_OFF',
  'SAME_NUMBER',
  'OTHER_NUMBER',
  'SAME_VAT_NUMBER',
  'SAME_UNCHECKED_IDENTIFIER',
  'SAME_PLACE',
  'OTHER_PLACE',
  'OTHER_COUNTRY',
  'NAMES_APART',
  'RIVALS',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** One thing that speaks for two nodes being one, or against it. */
export interface Reason {
  readonly code: ReasonCode;
  /** The same for people, with the values that agree or differ. */
  readonly words: string;
  /**
   * What it does to the score. Of names: the score that they begin with. Of what else speaks for: what it leaves of the distance to 1.
   * Of what speaks against: what the score is multiplied by; 1 where it only says to look.
   */
  readonly factor: number;
}

/** How sure two names, or two nodes, are one. */
export interface Finding {
  /** From 0, nothing in common, to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly against: readonly Reason[];
}

/** The finding with one more thing against it, which multiplies the score. */
export function weakened(finding: Finding, code: ReasonCode, words: string, factor: number): Finding {
  return {
    score: finding.score * factor,
    reasons: finding.reasons,
    against: [...finding.against, { code, words, factor }],
  };
}
