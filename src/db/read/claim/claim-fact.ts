import type { Modality, Standing } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { ClaimKind } from '../../../model/model.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, type Name } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { claims as claimTable, edges } from '../../tables/claim.ts';
import { nodes as nodeTable } from '../../tables/node.ts';
import { ownerships } from '../../tables/ownership.ts';
import type { Session } from '../row/session.ts';
import { claimStanding } from '../time/as-known.ts';
import { currentRow } from '../time/as-of.ts';

const p = eachValue('p');
const c = as(claimTable, 'c');
const n = as(nodeTable, 'n');
const o = as(ownerships, 'o');
const e = as(edges, 'e');

/** What a claim of any kind says of itself, on the day asked. */
export interface ClaimFact {
  readonly id: number;
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** The facts of claims by key; one that is gone is missing from the map. Few enough for one statement. */
export function readClaimFacts(session: Session, claims: Iterable<number>): Map<number, ClaimFact> {
  const ids = [...new Set(claims)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${c.id} AS id, ${c.kind} AS kind, ${claimStanding(c, session.asOf)} AS standing, ${c.modality} AS modality, ${c.knownFrom} AS knownFrom, ${c.validFrom} AS validFrom, ${c.validUntil} AS validUntil FROM ${p.of(ids)} ${thenJoin} ${c} ON ${c.id} = ${p.value}`,
  ) as unknown as ClaimFact[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** The types of nodes by key; one that is gone is missing from the map. */
export function readNodeTypes(session: Session, nodes: Iterable<number>): Map<number, NodeType> {
  const ids = [...new Set(nodes)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${n.id} AS id, ${n.type} AS type FROM ${p.of(ids)} ${thenJoin} ${n} ON ${n.id} = ${p.value}`,
  );
  return new Map(rows.map((row) => [row.id as number, row.type as NodeType]));
}

/** The bounds of the share that an ownership states, in thousandths of a percent; null where it states none. */
export interface OwnershipExtent {
  readonly shareMin: number | null;
  readonly shareMax: number | null;
}

/** What ownership claims state of their extent, by claim. */
export function readOwnershipExtents(
  session: Session,
  claims: Iterable<number>,
): Map<number, OwnershipExtent> {
  const ids = [...new Set(claims)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${o.id} AS id, ${o.shareMin} AS shareMin, ${o.shareMax} AS shareMax FROM ${p.of(ids)} ${thenJoin} ${o} ON ${o.id} = ${p.value}`,
  );
  return new Map(rows.map((row) => [row.id as number, row as unknown as OwnershipExtent]));
}

/** How many edges nodes have, by node, counted up to `most` in each direction. */
export function readDegrees(session: Session, nodes: readonly number[], most: number): Map<number, number> {
  const counted = (end: Name) =>
    fragment`(SELECT count(*) FROM (SELECT 1 FROM ${e} WHERE ${end} = ${p.value} AND ${currentRow(e, session.asOf)} LIMIT ${most}))`;
  const rows = session.rows(
    fragment`SELECT ${p.value} AS id, ${counted(e.fromId)} + ${counted(e.toId)} AS degree FROM ${p.of(nodes)}`,
  );
  return new Map(rows.map((row) => [row.id as number, row.degree as number]));
}
