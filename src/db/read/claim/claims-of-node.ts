import type { NodeType } from '../../../domain/node.ts';
import { claimEndsOf } from '../../claim-kind.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw, tableName } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';
import type { Session } from '../row/session.ts';
import { currentClaim } from '../time/as-of.ts';

const c = as(claims, 'c');

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

/** Ids of the claims at an end of which the node stands that are current on the day asked, in order of recording; at most so many. */
export function readClaimIdsOf(session: Session, node: LookedAt, most: number): number[] {
  const rows = session.rows(
    fragment`SELECT ${c.id} AS id FROM ${c} WHERE ${c.id} IN (${claimsOf(node)}) AND ${currentClaim(c, session.asOf)} ORDER BY ${c.id} LIMIT ${most}`,
  );
  return rows.map(({ id }) => id as number);
}
