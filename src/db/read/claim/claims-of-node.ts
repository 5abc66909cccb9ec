import type { NodeType } from '../../../domain/node.ts';
import { claimEndsOf } from '../../claim-kind.ts';
import { type Fragment, fragment, join, raw, tableName } from '../../statement/fragment.ts';

/** A node whose claims are looked at. */
export interface LookedAt {
  readonly id: number;
  readonly type: NodeType;
}

/** Ids of every claim at an end of which the node stands, withdrawn ones among them. */
export function claimsOf({ id, type }: LookedAt): Fragment {
  const selects = claimEndsOf(type).map(
    ({ node, claimId }) =>
      fragment`SELECT ${raw(claimId.name)} FROM ${raw(tableName(node.table))} WHERE ${raw(node.name)} = ${id}`,
  );
  return join(selects, ' UNION ');
}
