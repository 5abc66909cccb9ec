import type { NodeType } from '../../../domain/node.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../../model/model.ts';
import { claimEndsOf } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw, tableName } from '../../statement/fragment.ts';
import { claims, evidence } from '../../tables/claim.ts';
import type { Session } from '../row/session.ts';
import { visibleClaim } from '../time/as-of.ts';

const p = eachValue('p');
const c = as(claims, 'c');
const s = as(evidence, 's');

/** How many claims of one kind there are. */
export interface KindCount {
  readonly kind: ClaimKind;
  readonly count: number;
}

/**
 * How many claims of each kind, current and valid on the days asked, stand in `claims` of nodes of one type, by node; kinds of which
 * there are none are left out. One statement for all nodes.
 */
export function readClaimCounts(
  session: Session,
  type: NodeType,
  nodes: readonly number[],
): Map<number, readonly KindCount[]> {
  const rows = session.rows(
    fragment`SELECT node, kind, count(DISTINCT claim) AS count FROM (${join(branchesOf(session, type, nodes), ' UNION ALL ')}) GROUP BY node, kind`,
  ) as unknown as (KindCount & { readonly node: number })[];
  const byNode = Map.groupBy(rows, ({ node }) => node);
  return new Map(
    Array.from(byNode, ([node, counts]) => [
      node,
      counts
        .map(({ kind, count }) => ({ kind, count }))
        .toSorted((a, b) => CLAIM_KINDS.indexOf(a.kind) - CLAIM_KINDS.indexOf(b.kind)),
    ]),
  );
}

function branchesOf(session: Session, type: NodeType, nodes: readonly number[]): Fragment[] {
  const { asOf } = session;
  // The list of an article is of what it says, not of what is said of it.
  if (type === 'ARTICLE') {
    return [
      fragment`SELECT ${s.articleId} AS node, ${c.kind} AS kind, ${c.id} AS claim FROM ${p.of(nodes)} ${thenJoin} ${s} ON ${s.articleId} = ${p.value} ${thenJoin} ${c} ON ${c.id} = ${s.claimId} WHERE ${join(visibleClaim(c, asOf), ' AND ')}`,
    ];
  }
  const isNow = asOf.knownOn === undefined && asOf.validOn === undefined;
  return claimEndsOf(type).map(({ kind, node, claimId, withdrawn }) => {
    const [end, claim] = [raw(`e.${node.name}`), raw(`e.${claimId.name}`)];
    const visible = isNow ? raw(`e.${withdrawn.name} = 0`) : join(visibleClaim(c, asOf), ' AND ');
    const base = isNow ? raw('') : fragment` ${thenJoin} ${c} ON ${c.id} = ${claim}`;
    return fragment`SELECT ${end} AS node, ${raw(`'${kind}'`)} AS kind, ${claim} AS claim FROM ${p.of(nodes)} ${thenJoin} ${raw(tableName(node.table))} e ON ${end} = ${p.value}${base} WHERE ${visible}`;
  });
}
