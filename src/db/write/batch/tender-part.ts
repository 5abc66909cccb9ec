import type { ClaimKind } from '../../../model/model.ts';

/** Which derived columns of a tender follow from claims of a kind. */
export const TENDER_PARTS = { TENDER_EVENT: 1, VALUATION: 2, PROCUREMENT_ROLE: 4 } as const satisfies Partial<
  Record<ClaimKind, number>
>;
