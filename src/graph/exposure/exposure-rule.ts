import type { OwnershipExtent } from '../../db/read/claim/claim-fact.ts';
import type { ClaimKind } from '../../model/model.ts';

/** Why a law reaches an organisation. */
export const EXPOSURE_REASONS = ['SUBJECT', 'OWNED', 'HOSTED'] as const;
export type ExposureReason = (typeof EXPOSURE_REASONS)[number];

/** How a law spreads along claims of one kind. */
export interface ExposureRule {
  /** What the claim makes of the organisation that it leads to. */
  readonly reason: ExposureReason;
  readonly kind: ClaimKind;
  /** Whether the law spreads as the claim's edge runs, from owner to owned, or against it. */
  readonly alongEdge: boolean;
  /** Why the law must reach an organisation, for it to spread on from there by this rule; of the first step: the law itself. */
  readonly after: readonly (ExposureReason | 'LAW')[];
}

/**
 * The rules by which a law reaches organisations, whole. A chain starts at the law and is as long as the rules lead on; what
 * a rule infers is never stored.
 *
 * - It applies to those who must obey it, as a document states (Subjection).
 * - It applies to what they own or control, and to what that owns or controls in turn.
 * - It applies to those whose data any of these hosts. There it ends: whom the hosted host or own in turn, it does not reach.
 */
export const EXPOSURE_RULES: readonly ExposureRule[] = [
  { reason: 'SUBJECT', kind: 'SUBJECTION', alongEdge: false, after: ['LAW'] },
  { reason: 'OWNED', kind: 'OWNERSHIP', alongEdge: true, after: ['SUBJECT', 'OWNED'] },
  { reason: 'HOSTED', kind: 'HOSTING', alongEdge: true, after: ['SUBJECT', 'OWNED'] },
];

/** Claims of a chain at most, the Subjection with them. */
export const MAX_CHAIN_CLAIMS = 8;

/** Half of all shares, in thousandths of a percent. */
const HALF = 50_000;

/**
 * Whether an ownership lets a law reach what is owned: not when what is stated of it is a share of half or less. An ownership
 * of which no share is stated counts, and so does control that is not counted in shares.
 */
export function ownsOrControls({ shareMax }: OwnershipExtent): boolean {
  return shareMax === null || shareMax > HALF;
}
