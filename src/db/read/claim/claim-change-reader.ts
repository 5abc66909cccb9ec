import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, join } from '../../statement/fragment.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { Session } from '../row/session.ts';
import { currentClaim, openPiece } from '../time/as-of.ts';
import { claimsOf, type LookedAt } from './claims-of-node.ts';

const p = eachValue('p');
const c = as(claims, 'c');
const s = as(evidence, 's');
const v = as(tenderEvents, 'v');
const t = as(tenderStatements, 't');

/** The days after the first, until the last. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Ids of claims about the node on which a document said something else after the one day, until the other; at most so many, in order of id. */
export function readChangedClaims(session: Session, node: LookedAt, span: DaySpan, most: number): number[] {
  const said = (claim: Name) =>
    fragment`EXISTS (SELECT 1 FROM ${s} WHERE ${s.claimId} = ${claim} AND (${within(s.knownFrom, span)} OR ${within(s.knownUntil, span)}))`;
  const ofBid = fragment`EXISTS (SELECT 1 FROM ${v} WHERE ${v.bidId} = ${c.id} AND ${said(v.id)})`;
  const rows = session.rows(
    fragment`SELECT ${c.id} AS id FROM ${c} WHERE ${c.id} IN (${claimsOf(node)}) AND (${said(c.id)} OR (${c.kind} = 'BID' AND ${ofBid})) ORDER BY ${c.id} LIMIT ${most}`,
  );
  return rows.map(({ id }) => id as number);
}

/** Which of these claims are current on the day asked. */
export function readCurrentClaims(session: Session, ids: readonly number[]): Set<number> {
  if (ids.length === 0) return new Set();
  const rows = session.rows(
    fragment`SELECT ${c.id} AS id FROM ${p.of(ids)} ${thenJoin} ${c} ON ${c.id} = ${p.value} WHERE ${currentClaim(c, session.asOf)}`,
  );
  return new Set(rows.map(({ id }) => id as number));
}

/** The days on which documents said something of the node, or no longer said it, latest first; at most so many. */
export function readChangeDays(session: Session, node: LookedAt, most: number): string[] {
  const days = [s.knownFrom, s.knownUntil].map(
    (day) => fragment`SELECT ${day} AS day FROM ${s} WHERE ${s.claimId} IN (${claimsOf(node)})`,
  );
  const ofTender = [t.knownFrom, t.knownUntil].map(
    (day) => fragment`SELECT ${day} AS day FROM ${t} WHERE ${t.tenderId} = ${node.id}`,
  );
  const all = join([...days, ...(node.type === 'TENDER' ? ofTender : [])], ' UNION ');
  const { knownOn } = session.asOf;
  const known = knownOn === undefined ? fragment`` : fragment` AND day <= ${knownOn}`;
  const rows = session.rows(
    fragment`SELECT day FROM (${all}) WHERE day IS NOT NULL${known} ORDER BY day DESC LIMIT ${most}`,
  );
  return rows.map(({ day }) => day as string);
}

/** An article, and how many current claims about a node it supports or denies. */
export interface SourceCount {
  readonly article: number;
  readonly claims: number;
}

/** The articles that speak of a node on the day asked, those with most claims first; at most so many. */
export function readSources(session: Session, node: LookedAt, most: number): SourceCount[] {
  const rows = session.rows(
    fragment`SELECT ${s.articleId} AS article, count(DISTINCT ${s.claimId}) AS claims FROM ${s} WHERE ${s.claimId} IN (${claimsOf(node)}) AND ${s.articleId} IS NOT NULL AND ${openPiece(s, session.asOf)} GROUP BY ${s.articleId} ORDER BY claims DESC, article LIMIT ${most}`,
  );
  return rows as unknown as SourceCount[];
}

function within(day: Name, { from, to }: DaySpan): Fragment {
  return fragment`(${day} > ${from} AND ${day} <= ${to})`;
}
