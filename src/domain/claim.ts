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

export const STANCES = ['SUPPORTS', 'DISPUTES'] as const;
export type Stance = (typeof STANCES)[number];

/** Whether some document still says so, or each that did has been superseded by a later one of its series that does not. */
export const CLAIM_STATES = ['CURRENT', 'WITHDRAWN'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const CLAIM_KINDS = [
  'BID',
  'PROCUREMENT_ROLE',
  'TENDER_EVENT',
  'VALUATION',
  'REQUIREMENT',
  'SUCCESSION',
  'QUALIFICATION',
  'SUBJECTION',
  'ISSUANCE',
  'HOSTING',
  'OWNERSHIP',
  'OFFICE',
  'INVOLVEMENT',
  'ASSESSMENT',
  'CITATION',
  'AUTHORSHIP',
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const PARTY_ROLES = ['SOLE', 'LEAD', 'MEMBER', 'SUBCONTRACTOR'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const BID_STATUSES = [
  'EXPECTED',
  'PRESELECTED',
  'SUBMITTED',
  'WITHDRAWN',
  'DISQUALIFIED',
  'REJECTED',
  'WON',
] as const;
export type BidStatus = (typeof BID_STATUSES)[number];

export const GROUPINGS = ['JOINT', 'SEVERAL', 'UNKNOWN'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const PROCUREMENT_ROLES = ['BUYER', 'PROCURING_ENTITY', 'BENEFICIARY', 'FUNDER'] as const;
export type ProcurementRole = (typeof PROCUREMENT_ROLES)[number];

export const VALUATION_KINDS = ['BUDGET', 'ESTIMATE', 'AWARD', 'CONTRACT', 'AMENDED'] as const;
export type ValuationKind = (typeof VALUATION_KINDS)[number];

export const REQUIREMENT_LEVELS = ['MANDATORY', 'PREFERRED'] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

export const SUCCESSION_RELATIONS = ['REPLACES', 'AMENDS', 'REPEALS'] as const;
export type SuccessionRelation = (typeof SUCCESSION_RELATIONS)[number];

export const INVOLVEMENT_ROLES = [
  'INITIATED',
  'DECIDED',
  'HEARD',
  'REVEALED',
  'CRITICISED',
  'ANNOUNCED',
  'PUBLISHED',
  'OTHER',
] as const;
export type InvolvementRole = (typeof INVOLVEMENT_ROLES)[number];

export const AUTHORSHIP_ROLES = ['AUTHOR', 'PUBLISHER'] as const;
export type AuthorshipRole = (typeof AUTHORSHIP_ROLES)[number];

/** How an assessed amount bounds the real one: "more than one billion" is not "one billion". */
export const AMOUNT_QUALIFIERS = ['EXACT', 'ABOUT', 'MORE_THAN', 'LESS_THAN'] as const;
export type AmountQualifier = (typeof AMOUNT_QUALIFIERS)[number];

/** Which types of node may stand at the ends whose type is not fixed by the kind. */
export const OWNER_TYPES = ['ORGANISATION', 'PERSON'] as const satisfies readonly NodeType[];
export const INVOLVED_TYPES = ['ORGANISATION', 'PERSON'] as const satisfies readonly NodeType[];
export const ASSESSOR_TYPES = ['ORGANISATION', 'ARTICLE'] as const satisfies readonly NodeType[];
export const AUTHOR_TYPES = ['ORGANISATION', 'PERSON'] as const satisfies readonly NodeType[];
export const CITED_TYPES = ['ARTICLE', 'ORGANISATION'] as const satisfies readonly NodeType[];
export const SUCCESSION_TYPES = ['TENDER', 'REGULATION'] as const satisfies readonly NodeType[];
export const ATTRIBUTED_TYPES = ['ORGANISATION', 'ARTICLE'] as const satisfies readonly NodeType[];

/** What a document says of itself: no later document of its series takes it back. */
export const OUTSIDE_SERIES = ['CITATION', 'AUTHORSHIP'] as const satisfies readonly ClaimKind[];

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
