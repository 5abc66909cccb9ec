import type { ClaimKind } from '../../../domain/claim.ts';
import { edgesFromClaims } from '../../edge.ts';

/** SQL condition that a row of `edges` is one of the claim whose id is bound: by its primary key, as there is no index by claim. */
export function isEdgeOf(kind: ClaimKind): string {
  return `(from_id, kind, to_id, claim_id) IN (SELECT from_id, kind, to_id, claim_id FROM (${edgesFromClaims(kind)}) WHERE claim_id = +?)`;
}
