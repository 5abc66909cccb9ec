import type { NodeType } from './node.ts';

/** How sure a claim is: who says it, and how. */
export const STANDINGS = ['OFFICIAL', 'REPORTED', 'UNCONFIRMED', 'DISPUTED'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Standings a supporting piece of evidence can give; DISPUTED comes from evidence that denies. */
export const EVIDENCE_STANDINGS = ['OFFICIAL', 'REPORTED', 'UNCONFIRMED'] as const;
export type EvidenceStanding = (typeof EVIDENCE_STANDINGS)[number];

export const MODALITIES = ['ACTUAL', 'EXPECTED'] as const;
export type Modality = (typeof MODALITIES)[number];

/** The standings by which a source states a claim as fact. */
export const FACT_STANDINGS = ['OFFICIAL', 'REPORTED'] as const satisfies readonly Standing[];

/** Whether a source states a claim as fact: it is neither expected, unconfirmed nor disputed. */
export function isFact({ standing, modality }: { standing: Standing; modality: Modality }): boolean {
  return modality === 'ACTUAL' && FACT_STANDINGS.some((word) => word === standing);
}

/** Whether some document still says so, or each that did has been superseded by a later one of its series that does not. */
export const CLAIM_STATES = ['CURRENT', 'WITHDRAWN'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const STANCES = ['SUPPORTS', 'DISPUTES'] as const;
export type Stance = (typeof STANCES)[number];

/** What a document may itself rely on for what it says. */
export const ATTRIBUTED_TYPES = ['ORGANISATION', 'ARTICLE'] as const satisfies readonly NodeType[];

/**
 * The standing that pieces of evidence give a claim together: a denial makes it DISPUTED,
 * else the best of those that support it. Without evidence a claim has no standing at all.
 */
export function standingOf(
  evidence: readonly { stance: Stance; standing: EvidenceStanding }[],
): Standing | undefined {
  if (evidence.some((piece) => piece.stance === 'DISPUTES')) return 'DISPUTED';
  return EVIDENCE_STANDINGS.find((standing) => evidence.some((piece) => piece.standing === standing));
}
