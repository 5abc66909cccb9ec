import { STANDINGS } from '../../../domain/claim.ts';
import { BID_STATUS } from '../../../model/words/claim.ts';
import { jsonRows, jsonRowsWhere } from '../../dialect/json-value.ts';
import { EDGE_KINDS } from '../../edge.ts';
import { as, bare, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, NOTHING, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { bids as bidTable } from '../../tables/bid.ts';
import { claims as claimTable, edges } from '../../tables/claim.ts';
import { nodes } from '../../tables/node.ts';
import type { Session } from '../row/session.ts';

const node = bare(nodes);
const article = bare(articles);
const e = as(edges, 'e');
const c = as(claimTable, 'c');
const b = as(bidTable, 'b');

/** Rows that one statement of a walk reads: few enough that it ends within a few milliseconds. */
const ROWS_PER_STATEMENT = 5_000;
const IDS_PER_STATEMENT = 20_000;

/** How large the graph is. */
export interface GraphMeasure {
  /** The greatest id of a node, and of a claim. */
  readonly lastNode: number;
  readonly lastClaim: number;
  /** Edges of current claims. */
  readonly edges: number;
}

export function measureGraph(session: Session): GraphMeasure {
  const [row] = session.rows(
    fragment`SELECT (SELECT coalesce(max(${node.id}), 0) FROM ${node}) AS lastNode, (SELECT coalesce(max(${c.id}), 0) FROM ${c}) AS lastClaim, (SELECT count(*) FROM ${e} WHERE ${e.withdrawn} = 0) AS edges`,
  );
  return row as unknown as GraphMeasure;
}

/** The same places of all lists are one edge. */
export interface EdgeColumns {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly claim: readonly number[];
  /** Places in `EDGE_KINDS`. */
  readonly kind: readonly number[];
}

const KIND_PLACE = raw(placeIn(e.kind, EDGE_KINDS));

function placeIn(column: Name, words: readonly string[]): string {
  return `CASE ${column} ${words.map((word, place) => `WHEN '${word}' THEN ${place}`).join(' ')} END`;
}

/** The edges of all current claims, some thousand at a time. */
export function* walkEdgeColumns(session: Session): Generator<EdgeColumns> {
  let after: Fragment = NOTHING;
  for (;;) {
    const columns = readEdgeColumns(session, after);
    yield columns;
    const { from, to, claim, kind } = columns;
    if (from.length < ROWS_PER_STATEMENT) return;
    const last = EDGE_KINDS[kind.at(-1) as number] as string;
    after = fragment` AND (${e.fromId}, ${e.kind}, ${e.toId}, ${e.claimId}) > (${from.at(-1) as number}, ${last}, ${to.at(-1) as number}, ${claim.at(-1) as number})`;
  }
}

/** As four texts: a row of its own for each edge takes twice as long. */
function readEdgeColumns(session: Session, after: Fragment): EdgeColumns {
  const read = fragment`SELECT ${e.fromId} AS "from", ${e.toId} AS "to", ${e.claimId} AS claim, ${KIND_PLACE} AS kind FROM ${e} WHERE ${e.withdrawn} = 0${after} ORDER BY ${e.fromId}, ${e.kind}, ${e.toId}, ${e.claimId} LIMIT ${ROWS_PER_STATEMENT}`;
  return listsOf(
    session,
    ['from', 'to', 'claim', 'kind'],
    fragment`SELECT ${jsonRows('"from"')} AS "from", ${jsonRows('"to"')} AS "to", ${jsonRows('claim')} AS claim, ${jsonRows('kind')} AS kind FROM (${read})`,
  );
}

/** Ids of claims by what is rare among them. */
export interface ClaimMarks {
  /** By the place of their standing in `STANDINGS`; those of the first are left out. */
  readonly standings: readonly (readonly number[])[];
  /** Claims that are expected, and not made. */
  readonly expected: readonly number[];
}

/** What is rare among all claims, a span of ids at a time. */
export function* walkClaimMarks(session: Session, lastClaim: number): Generator<ClaimMarks> {
  const rare = STANDINGS.slice(1);
  const lists = rare.map(
    (standing, place) => `${jsonRowsWhere(c.id, `${c.standing} = '${standing}'`)} AS s${place}`,
  );
  for (const span of spansTo(lastClaim)) {
    const { expected, ...others } = listsOf(
      session,
      [...rare.map((_, place) => `s${place}`), 'expected'],
      fragment`SELECT ${raw(lists.join(', '))}, ${jsonRowsWhere(c.id, `${c.modality} = 'EXPECTED'`)} AS expected FROM ${c} WHERE ${span(c.id)}`,
    );
    yield { standings: [[], ...rare.map((_, place) => others[`s${place}`] ?? [])], expected: expected ?? [] };
  }
}

/** The same places of all lists are one bid. */
export interface BidColumns {
  readonly id: readonly number[];
  /** Places in the list of statuses. */
  readonly status: readonly number[];
  /** 0 where the bid names none. */
  readonly lot: readonly number[];
}

const STATUS_PLACE = raw(placeIn(b.status, BID_STATUS.list));

/** All bids, a span of ids at a time. */
export function* walkBidColumns(session: Session, lastClaim: number): Generator<BidColumns> {
  for (const span of spansTo(lastClaim)) {
    yield listsOf(
      session,
      ['id', 'status', 'lot'],
      fragment`SELECT ${jsonRows(b.id)} AS id, ${jsonRows(STATUS_PLACE)} AS status, ${jsonRows(`coalesce(${b.lotId}, 0)`)} AS lot FROM ${b} WHERE ${span(b.id)}`,
    );
  }
}

/** The ids of all articles, some thousand at a time. */
export function* walkArticles(session: Session, lastNode: number): Generator<readonly number[]> {
  for (const span of spansTo(lastNode)) {
    const { ids } = listsOf(
      session,
      ['ids'],
      fragment`SELECT ${jsonRows(article.id)} AS ids FROM ${article} WHERE ${span(article.id)}`,
    );
    yield ids;
  }
}

/** Conditions that an id lies in one span after the other. */
function* spansTo(last: number): Generator<(id: Name) => Fragment> {
  for (let start = 0; start < last; start += IDS_PER_STATEMENT) {
    yield (id) => fragment`${id} > ${start} AND ${id} <= ${start + IDS_PER_STATEMENT}`;
  }
}

/** Columns of the only row, each a JSON list of numbers. */
function listsOf<K extends string>(
  session: Session,
  names: readonly K[],
  statement: Fragment,
): Record<K, number[]> {
  const [row] = session.rows(statement);
  const lists = names.map((name) => [name, JSON.parse(row?.[name] as string) as number[]]);
  return Object.fromEntries(lists) as Record<K, number[]>;
}
