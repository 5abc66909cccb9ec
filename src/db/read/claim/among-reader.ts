import type { Modality, Standing } from '../../../domain/claim.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../../model/model.ts';
import { thenJoin, unindexed } from '../../dialect/expression.ts';
import { eachText, eachValue, isAmong } from '../../dialect/list.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, join } from '../../statement/fragment.ts';
import { claims, edges, evidence } from '../../tables/claim.ts';
import { nodes } from '../../tables/node.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import type { Session } from '../row/session.ts';
import { claimStanding } from '../time/as-known.ts';
import { visibleClaim } from '../time/as-of.ts';

const p = eachValue('p');
const q = eachValue('q');
const k = eachText('k');
const e = as(edges, 'e');
const c = as(claims, 'c');
const s = as(evidence, 's');
const n = as(nodes, 'n');
const v = as(tenderEvents, 'v');

/** The nodes of these ids, those that were merged by what they are part of; one that there is not is left out. */
export function readNodesOfIds(session: Session, ids: readonly number[]): number[] {
  const rows = session.rows(
    fragment`SELECT coalesce(${n.mergedInto}, ${n.id}) AS id FROM ${p.of(ids)} ${thenJoin} ${n} ON ${n.id} = ${p.value}`,
  );
  return rows.map(({ id }) => id as number);
}

/** Which of these nodes have more edges than `most` in one direction, those of claims taken back among them. */
export function readCrowdedNodes(session: Session, ids: readonly number[], most: number): Set<number> {
  const isCrowded = (end: Name) =>
    fragment`(SELECT count(*) FROM (SELECT 1 FROM ${e} WHERE ${end} = ${p.value} LIMIT ${most + 1})) > ${most}`;
  const rows = session.rows(
    fragment`SELECT ${p.value} AS id FROM ${p.of(ids)} WHERE ${isCrowded(e.fromId)} OR ${isCrowded(e.toId)}`,
  );
  return new Set(rows.map(({ id }) => id as number));
}

/** Ids of all claims, those taken back among them, that run from one of these nodes to one of the others; reads all edges of the former. */
export function readClaimsFrom(session: Session, from: readonly number[], to: readonly number[]): number[] {
  return idsOf(session, [e.fromId, e.toId], from, to);
}

/** The same against the way that claims run: reads all edges that lead to the former. */
export function readClaimsTo(session: Session, to: readonly number[], from: readonly number[]): number[] {
  return idsOf(session, [e.toId, e.fromId], to, from);
}

function idsOf(
  session: Session,
  [near, far]: readonly [Name, Name],
  ids: readonly number[],
  others: readonly number[],
): number[] {
  const rows = session.rows(
    fragment`SELECT DISTINCT ${e.claimId} AS id FROM ${p.of(ids)} ${thenJoin} ${e} ON ${near} = ${p.value} AND ${far} <> ${near} WHERE ${isAmong(unindexed(far), others)}`,
  );
  return rows.map(({ id }) => id as number);
}

/** The same as `readClaimsFrom` by a look into the index for each pair of nodes and each kind: for nodes that have very many edges. */
export function readClaimsOfPairs(
  session: Session,
  from: readonly number[],
  to: readonly number[],
): number[] {
  const rows = session.rows(
    fragment`SELECT DISTINCT ${e.claimId} AS id FROM ${p.of(from)} ${thenJoin} ${k.of(CLAIM_KINDS)} ${thenJoin} ${q.of(to)} ON ${q.value} <> ${p.value} ${thenJoin} ${e} ON ${e.fromId} = ${p.value} AND ${e.kind} = ${k.value} AND ${e.toId} = ${q.value}`,
  );
  return rows.map(({ id }) => id as number);
}

/** What tells one line of a picture from another. */
export interface VisibleClaim {
  readonly id: number;
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly modality: Modality;
}

/** Those of these claims that are current and valid on the days asked, in order of id. Few enough for one statement. */
export function readVisibleClaims(session: Session, ids: readonly number[]): VisibleClaim[] {
  if (ids.length === 0) return [];
  const conditions: Fragment[] = visibleClaim(c, session.asOf);
  return session.rows(
    fragment`SELECT ${c.id} AS id, ${c.kind} AS kind, ${claimStanding(c, session.asOf)} AS standing, ${c.modality} AS modality FROM ${p.of(ids)} ${thenJoin} ${c} ON ${c.id} = ${p.value} WHERE ${join(conditions, ' AND ')} ORDER BY ${c.id}`,
  ) as unknown as VisibleClaim[];
}

/**
 * Days until the one asked on which a document said one of these claims or no longer said it, or that of something that happened to one
 * of them that is a bid; in no order.
 */
export function readDaysOfClaims(session: Session, ids: readonly number[]): string[] {
  if (ids.length === 0) return [];
  const { knownOn } = session.asOf;
  const own = fragment`${p.of(ids)} ${thenJoin} ${s} ON ${s.claimId} = ${p.value}`;
  const happened = fragment`${p.of(ids)} ${thenJoin} ${v} ON ${v.bidId} = ${p.value} ${thenJoin} ${s} ON ${s.claimId} = ${v.id}`;
  const days = [s.knownFrom, s.knownUntil].flatMap((day) =>
    [own, happened].map(
      (from) =>
        fragment`SELECT ${day} AS day FROM ${from} WHERE ${day} IS NOT NULL${knownOn === undefined ? fragment`` : fragment` AND ${day} <= ${knownOn}`}`,
    ),
  );
  return session.rows(join(days, ' UNION ')).map(({ day }) => day as string);
}
