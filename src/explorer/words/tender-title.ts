import type { Language } from '../language.ts';

/** A number as contracts have them: words with a digit, or without small letters. */
const NUMBER = String.raw`(?:\S*\d\S*|[^\sa-z]+)(?: (?:\S*\d\S*|[^\sa-z]+))*`;

/** What importers make of a contract for want of a title: its number, and who gave it that. */
const MADE = new RegExp(`^(Contract|Concession contract)(?: (${NUMBER}))?(?: of (.+))?$`, 's');

/** A title that an importer made, as a page calls the tender. */
export interface MadeTitle {
  /** Where its buyer stands beside it; with the buyer where it has no number. */
  readonly short: string;
  /** Where it stands alone. */
  readonly whole: string;
}

/**
 * The title of a tender without one, in a language. Undefined where it is not made of its number and buyer, but of the start of a text, or
 * where it was published: `titleIsMakeshift` tells.
 */
export function madeTenderTitle(language: Language, title: string): MadeTitle | undefined {
  const [whole, kind, number, buyer] = MADE.exec(title) ?? [];
  if (whole === undefined || (number === undefined && buyer === undefined)) return undefined;
  const { of, ...kinds } = WORDS[language];
  const called = [kind === 'Contract' ? kinds.contract : kinds.concession, number].filter(Boolean).join(' ');
  const withBuyer = buyer === undefined ? called : `${called} ${of} ${buyer}`;
  return { short: number === undefined ? withBuyer : called, whole: withBuyer };
}

const WORDS = {
  en: { contract: 'Contract', concession: 'Concession contract', of: 'of' },
  fr: { contract: 'Contrat', concession: 'Concession', of: 'de' },
} as const;
