import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Field } from '../../../model/field.ts';
import { lot as lotModel } from '../../../model/nodes/lot.ts';
import { tender } from '../../../model/nodes/tender.ts';
import { descending, truth } from '../../dialect/expression.ts';
import {
  greaterListFirst,
  type JsonPath,
  jsonAt,
  jsonIntegerAt,
  jsonRows,
  jsonTextAt,
  jsonTruthAt,
} from '../../dialect/json-value.ts';
import { eachMember, eachText } from '../../dialect/list.ts';
import type { Spelling } from '../../dialect/neutral.ts';
import { covers } from '../../known-span.ts';
import { NODE_LISTS } from '../../node-type.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { lots, tenders } from '../../tables/tender.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { AsKnown } from '../collection/collection.ts';
import { Expression } from '../collection/expression.ts';
import { KNOWN_ON } from './as-of.ts';

/**
 * What rows showed on a day of what documents may state differently: tenders, their lots, bids. The rules are those by which the
 * columns are written (`latestOfSeries`, `latestValues`, `tenderShown`), over the statements known on that day.
 */

/** Rows each of which keeps what one document states of something, as JSON. */
interface Statements {
  readonly table: SQLiteTable;
  readonly owner: SQLiteColumn;
  readonly documentId: SQLiteColumn;
  readonly stated: SQLiteColumn;
  readonly knownFrom: SQLiteColumn;
  readonly knownUntil: SQLiteColumn;
}

const OF_TENDER: Statements = {
  table: tenderStatements,
  owner: tenderStatements.tenderId,
  documentId: tenderStatements.documentId,
  stated: tenderStatements.stated,
  knownFrom: tenderStatements.knownFrom,
  knownUntil: tenderStatements.knownUntil,
};

const OF_CLAIM: Statements = {
  table: evidence,
  owner: evidence.claimId,
  documentId: evidence.documentId,
  stated: evidence.stated,
  knownFrom: evidence.knownFrom,
  knownUntil: evidence.knownUntil,
};

const d = as(documents, 'd');
const S = 's';
const columnIn = (column: SQLiteColumn) => columnOf(S, column);

/** Gives SQL of an attribute's values as a JSON list, out of SQL of what a document states; NULL where it does not say. */
type Said = (stated: string) => string;

function said(attribute: string): Said {
  return (stated) => `${jsonAt(stated, 'values', attribute)}`;
}

/** Statements on the owner, as a FROM clause. */
function from({ table, owner }: Statements, ownerKey: string): string {
  return `FROM ${getTableName(table)} ${S} WHERE ${columnIn(owner)} = ${ownerKey}`;
}

/**
 * The statements that count on the day, of each series its last one; where none is open, those that were. `place` orders them, `said`
 * is what they say of an attribute.
 */
function shown(of: Statements, ownerKey: string, what: Said): string {
  const span = { knownFrom: columnIn(of.knownFrom), knownUntil: columnIn(of.knownUntil) };
  const place = `${span.knownFrom} || ' ' || coalesce(${d.moment}, ${span.knownFrom}) || ' ' || coalesce(${d.key}, '')`;
  const open = `${truth(`(${covers(span, KNOWN_ON)})`)}`;
  const known = `SELECT ${columnIn(of.stated)} AS stated, ${place} AS place, ${d.seriesId} AS series, ${open} AS open, max(${open}) OVER () AS most, max(${place}) OVER (PARTITION BY ${d.seriesId}, ${open}) AS last FROM ${getTableName(of.table)} ${S} LEFT JOIN ${d} ON ${d.id} = ${columnIn(of.documentId)} WHERE ${columnIn(of.owner)} = ${ownerKey} AND ${span.knownFrom} <= ${KNOWN_ON}`;
  return `(SELECT stated, place, series, ${what('stated')} AS said FROM (${known}) WHERE open = most AND (series IS NULL OR place = last))`;
}

/** One value of the latest statement that says anything; of several of one document the greater. */
function latest(statements: string, value: Spelling, first = ''): string {
  return `(SELECT ${value} FROM ${statements} WHERE said IS NOT NULL ORDER BY ${first}place DESC, ${greaterListFirst('said', 3)} LIMIT 1)`;
}

/** What an attribute says of a column, as the column has it. */
function valueSaid({ dataType }: SQLiteColumn, position = 0, json = 'said', path: JsonPath = []): Spelling {
  return (dataType === 'number' ? jsonIntegerAt : jsonTextAt)(json, ...path, position);
}

/**
 * The column where nothing was stated or taken back after the day, or documents state nothing of it at all, as in rows that are older
 * than statements; else `earlier`.
 */
function columnUnlessLater(
  of: Statements,
  ownerKey: string,
  { column, what, earlier }: { column: string; what: Said; earlier: string },
): string {
  const statements = from(of, ownerKey);
  const isLater = `EXISTS (SELECT 1 ${statements} AND (${columnIn(of.knownFrom)} > ${KNOWN_ON} OR ${columnIn(of.knownUntil)} > ${KNOWN_ON}))`;
  const isStated = `EXISTS (SELECT 1 ${statements} AND ${what(columnIn(of.stated))} IS NOT NULL)`;
  return `CASE WHEN ${isLater} AND ${isStated} THEN ${earlier} ELSE ${column} END`;
}

/** Attributes of tenders that follow from statements, by the names of their columns: all but lists. */
export type StatedOfTender = 'name' | 'description' | Exclude<keyof typeof tender.fields, 'cpvs' | 'places'>;
export const STATED_OF_TENDER = [
  'name',
  'description',
  ...Object.entries<Field>(tender.fields).flatMap(([name, { kind }]) => (kind === 'texts' ? [] : [name])),
] as StatedOfTender[];

export function isStatedOfTender(column: string): column is StatedOfTender {
  return (STATED_OF_TENDER as readonly string[]).includes(column);
}

/** What a tender's attribute was on the day asked. */
export function tenderStated(attribute: StatedOfTender): AsKnown {
  const what = said(attribute);
  return (alias) => {
    const key = columnOf(alias, tenders.id);
    const statements = shown(OF_TENDER, key, what);
    const earlier =
      EARLIER[attribute]?.(statements, key) ?? latest(statements, valueSaid(tenders[attribute]));
    const column = columnOf(alias, tenders[attribute]);
    if (attribute !== 'published') return columnUnlessLater(OF_TENDER, key, { column, what, earlier });
    const dated: Said = (stated) => `coalesce(${what(stated)}, ${calledOn(stated)})`;
    return columnUnlessLater(OF_TENDER, key, { column, what: dated, earlier });
  };
}

const BIDS = valueSaid(tenders.publishedBidCount);

/** Attributes that do not follow the latest statement alone. */
const EARLIER: Partial<Record<StatedOfTender, (statements: string, tender: string) => string>> = {
  // A name that was made for want of one gives way to any other.
  name: (statements) =>
    latest(statements, valueSaid(tenders.name), `coalesce(${jsonTruthAt('stated', 'isMakeshift')}, 0), `),
  published: (statements, tender) =>
    `coalesce((SELECT min(${valueSaid(tenders.published)}) FROM ${statements}), (SELECT min(${calledOn(columnIn(tenderStatements.stated))}) ${from(OF_TENDER, tender)} AND ${columnIn(tenderStatements.knownFrom)} <= ${KNOWN_ON}))`,
  // The latest of each series; where series differ, none.
  publishedBidCount: (statements) =>
    `(SELECT CASE WHEN count(DISTINCT bids) = 1 THEN min(bids) END FROM (SELECT ${BIDS} AS bids, row_number() OVER (PARTITION BY series ORDER BY place DESC, ${descending(BIDS)}) AS nth FROM ${statements} WHERE said IS NOT NULL) WHERE nth = 1)`,
};

function calledOn(stated: string): string {
  return `${jsonTextAt(stated, 'calledOn')}`;
}

/** What a column of tenders that sorts by a date was on the day asked: the empty text where there is no date. */
export function tenderDateKey(attribute: 'deadline'): AsKnown {
  const date = tenderStated(attribute);
  return (alias) => `coalesce(${date(alias)}, '')`;
}

/** Attributes of tenders that are lists of texts. */
type ListOfTender = keyof (typeof NODE_LISTS)['TENDER'];

function isListOfTender(name: string): name is ListOfTender {
  return Object.hasOwn(NODE_LISTS.TENDER, name);
}

/** What a list of a tender was on the day asked, A to Z, as a JSON list; NULL without a day. Undefined of what is no such list. */
export function tenderListStated(name: string): Expression | undefined {
  if (!isListOfTender(name)) return undefined;
  return new Expression(`${name}_as_known`, {
    dataType: 'string',
    sql: ({ asOf, key }) => (asOf.knownOn === undefined ? 'NULL' : `(${tenderListOn(name, key)})`),
  });
}

/** SQL of what a list was on the day asked, by the tender's id. */
export function tenderListOn(name: ListOfTender, tenderId: string): string {
  const { table, owner, element } = NODE_LISTS.TENDER[name];
  const value = columnOf('listed', element);
  const column = `(SELECT ${jsonRows(value, value)} FROM ${getTableName(table)} listed WHERE ${columnOf('listed', owner)} = ${tenderId})`;
  const what = said(name);
  const earlier = `coalesce(${latest(shown(OF_TENDER, tenderId, what), jsonTextAt('said', 0))}, '[]')`;
  return columnUnlessLater(OF_TENDER, tenderId, { column, what, earlier });
}

const lot = eachText('lot');

export type StatedOfLot = keyof typeof lotModel.fields;

export function isStatedOfLot(column: string): column is StatedOfLot {
  return Object.hasOwn(lotModel.fields, column);
}

/** What an attribute of a lot was on the day asked. */
export function lotStated(attribute: StatedOfLot): AsKnown {
  return (alias) => {
    const key = columnOf(alias, lots.tenderId);
    const number = columnOf(alias, lots.number);
    const what: Said = (stated) =>
      `(SELECT ${jsonAt(lot.value, attribute)} FROM ${eachMember(stated, ['lots'], 'lot')} WHERE ${lot.key} = ${number})`;
    const earlier = latest(shown(OF_TENDER, key, what), valueSaid(lots[attribute]));
    return columnUnlessLater(OF_TENDER, key, { column: columnOf(alias, lots[attribute]), what, earlier });
  };
}

/** Columns of bids that follow from what their documents state, each with its place in the attribute and what stands for nothing. */
const STATED_OF_BID = {
  valueMinor: { attribute: 'value', position: 0, unstated: 'NULL' },
  valueCurrency: { attribute: 'value', position: 1, unstated: 'NULL' },
  valueStatus: { attribute: 'value', position: 2, unstated: "'UNKNOWN'" },
  rank: { attribute: 'rank', position: 0, unstated: 'NULL' },
  grouping: { attribute: 'grouping', position: 0, unstated: "'UNKNOWN'" },
} as const;
export type StatedOfBid = keyof typeof STATED_OF_BID;

export function isStatedOfBid(column: string): column is StatedOfBid {
  return Object.hasOwn(STATED_OF_BID, column);
}

/** What a bid's value, rank or grouping was on the day asked. */
export function bidStated(column: StatedOfBid): AsKnown {
  const { attribute, position, unstated } = STATED_OF_BID[column];
  const what = said(attribute);
  return (alias) => {
    const key = columnOf(alias, bids.id);
    const earlier = `coalesce(${latest(shown(OF_CLAIM, key, what), valueSaid(bids[column], position))}, ${unstated})`;
    return columnUnlessLater(OF_CLAIM, key, { column: columnOf(alias, bids[column]), what, earlier });
  };
}

const base = as(claims, 'base');

/** What the note of a claim was on the day asked. */
export const noteStated: AsKnown = (alias) => {
  const key = columnOf(alias, claims.id);
  const what = said('note');
  const column = `(SELECT ${base.note} FROM ${base} WHERE ${base.id} = ${key})`;
  return columnUnlessLater(OF_CLAIM, key, {
    column,
    what,
    earlier: latest(shown(OF_CLAIM, key, what), valueSaid(claims.note)),
  });
};

/** SQL of one value that a piece of evidence states; `stated` is its column, in a row that a statement names. */
export function statedInPiece(stated: string, column: StatedOfBid): string {
  const { attribute, position } = STATED_OF_BID[column];
  return `${valueSaid(bids[column], position, stated, ['values', attribute])}`;
}
