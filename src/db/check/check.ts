import type { Database } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { CLAIM_KINDS } from '../../model/model.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import { EDGE_KINDS, edgesFromClaims } from '../edge.ts';
import { MERGE_QUESTIONS, type RowProblem } from '../merge/question.ts';
import { NODE_TABLES, nodesAs } from '../node-type.ts';
import { wrongSearchRows } from '../search/index-check.ts';
import { as, bare } from '../statement/alias.ts';
import { columnOf } from '../statement/fragment.ts';
import { bidParties, bids } from '../tables/bid.ts';
import { claims, edges, evidence } from '../tables/claim.ts';
import { series } from '../tables/document.ts';
import { aliases, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { lots, tenders } from '../tables/tender.ts';
import { tenderStatements } from '../tables/tender-statement.ts';
import { evidenceKnownFrom } from '../write/derive/derived.ts';
import { outcomesOfMany } from '../write/derive/derived-outcome.ts';
import { derivedBid, derivedLot, derivedTender } from '../write/derive/derived-row.ts';
import { derivedValue } from '../write/derive/derived-value.ts';
import { createSeriesWalk } from '../write/document/series-walk.ts';
import { misplacedLocators } from './locator.ts';
import type { Problem } from './problem.ts';
import { REGION_QUESTIONS } from './region.ts';
import { TWIN_QUESTIONS } from './twin.ts';

/** A damaged database can have as many problems as rows: of each kind so many are told, then only that there are more. */
const MAX_PROBLEMS_OF_A_KIND = 100;

/** SQL that finds the rows with a problem of one kind: `problem_table`, `problem_id` and `message`. */
type Question = string;

/**
 * Everything that the database can tell to be wrong with itself: the file (`integrity_check`), references, and whatever is derived
 * (edges, columns of tenders and bids, standing and days of claims, spans of evidence, the tables of search) but other than derived anew,
 * and places that lead nowhere in documents whose texts are kept.
 * Reads the whole database: some seconds for a million claims, and about half a millisecond for each node, which is looked up by its words.
 * Holds at most some hundred problems in memory.
 *
 * @throws DatabaseUnusable when it can't be read at all
 */
export function checkDatabase(database: GreffeDatabase): Problem[] {
  try {
    // One state, whatever others write meanwhile.
    return database.sqlite.transaction(() => findProblems(database.sqlite))();
  } catch (error) {
    throw asDatabaseUnusable(database.location, error);
  }
}

function findProblems(sqlite: Database): Problem[] {
  const damage = damageOf(sqlite);
  // Questions about rows mean nothing when the trees that hold them are broken.
  if (damage.length > 0) return damage;
  return [
    ...brokenReferences(sqlite),
    ...QUESTIONS.flatMap((question) => ask(sqlite, question)),
    ...cut(Array.from(wrongSearchRows(sqlite).take(MAX_PROBLEMS_OF_A_KIND + 1))),
    ...cut(wrongSpans(sqlite)),
    ...cut(Array.from(misplacedLocators(sqlite).take(MAX_PROBLEMS_OF_A_KIND + 1))),
  ];
}

function damageOf(sqlite: Database): Problem[] {
  const answers = sqlite.pragma(`integrity_check(${MAX_PROBLEMS_OF_A_KIND})`) as {
    integrity_check: string;
  }[];
  return answers
    .map((answer) => answer.integrity_check)
    .filter((answer) => answer !== 'ok')
    .map((message) => ({ table: 'database', id: null, message }));
}

function brokenReferences(sqlite: Database): Problem[] {
  const broken = sqlite.prepare<[], { table: string; rowid: number | null; parent: string }>(
    `SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT ${MAX_PROBLEMS_OF_A_KIND + 1}`,
  );
  const problems = broken.all().map(({ table, rowid, parent }) => ({
    table,
    id: rowid,
    message: `refers to a row of ${parent} that is not there`,
  }));
  return cut(problems);
}

function ask(sqlite: Database, question: Question): Problem[] {
  const rows = sqlite.prepare<[], Problem>(
    `SELECT problem_table AS "table", problem_id AS id, message FROM (${question}) LIMIT ${MAX_PROBLEMS_OF_A_KIND + 1}`,
  );
  return cut(rows.all());
}

function cut(problems: Problem[]): Problem[] {
  const [first] = problems;
  if (first === undefined || problems.length <= MAX_PROBLEMS_OF_A_KIND) return problems;
  const more = { table: first.table, id: null, message: `has more problems of the kind "${first.message}"` };
  return [...problems.slice(0, MAX_PROBLEMS_OF_A_KIND), more];
}

const node = as(nodes, 'x');
const claim = as(claims, 'x');
const bid = as(bids, 'x');
const tender = as(tenders, 'x');
const organisation = as(organisations, 'x');
const e = as(edges, 'e');
const n = as(nodes, 'n');
const piece = as(evidence, 'e');
const open = as(evidence, 'o');
const c = as(claims, 'c');
const ofSeries = bare(series);
const { outcome: _, ...ofEachBid } = derivedBid('x');
const { outcome, joined: wonBids } = outcomesOfMany(bid.alias);
const party = as(bidParties, 'p');
const flag = as(qualityFlags, 'q');
const hasMixedCurrencies = `EXISTS (SELECT 1 FROM ${flag} WHERE ${flag.nodeId} = ${tender.id} AND ${flag.flag} = 'MIXED_CURRENCIES')`;
const alias = as(aliases, 'a');
const named = nodesAs('t');

type TableWithId = SQLiteTable & { readonly id: AnySQLiteColumn };

const QUESTIONS: readonly Question[] = [
  ...NODE_TYPES.map((type) =>
    missingRow(nodes, `${node.type} = '${type}' AND ${node.mergedInto} IS NULL`, NODE_TABLES[type]),
  ),
  ...CLAIM_KINDS.map((kind) => missingRow(claims, `${claim.kind} = '${kind}'`, CLAIM_TABLES[kind].table)),
  questionOf({
    table: claims,
    message: 'has no evidence',
    id: claim.id,
    rest: `FROM ${claim} WHERE NOT EXISTS (SELECT 1 FROM ${piece} WHERE ${piece.claimId} = ${claim.id})`,
  }),
  questionOf({
    table: bids,
    message: 'has no party',
    id: bid.id,
    rest: `FROM ${bid} WHERE NOT EXISTS (SELECT 1 FROM ${party} WHERE ${party.bidId} = ${bid.id})`,
  }),
  questionOf({
    table: nodes,
    message: 'is merged into itself, directly or through others',
    id: node.id,
    rest: `FROM ${node} WHERE ${node.mergedInto} IS NOT NULL AND ${node.id} IN (WITH RECURSIVE chain (node) AS (SELECT ${node.mergedInto} UNION SELECT ${n.mergedInto} FROM ${n} JOIN chain ON ${n.id} = chain.node WHERE ${n.mergedInto} IS NOT NULL) SELECT node FROM chain)`,
  }),
  ...derivedColumns(claims, assessedClaim()),
  ...CLAIM_KINDS.flatMap((kind) =>
    derivedColumns(CLAIM_TABLES[kind].table, { withdrawn: isWithdrawn(claim.id) }),
  ),
  questionOf({
    table: bidParties,
    message: 'has another date than its bid, or another withdrawn than is derived',
    id: party.bidId,
    rest: `FROM ${party} JOIN ${bid} ON ${bid.id} = ${party.bidId} WHERE ${party.dateKey} <> ${bid.dateKey} OR ${party.withdrawn} IS NOT ${isWithdrawn(party.bidId)}`,
  }),
  ...derivedColumns(lots, derivedLot('x')),
  ...derivedColumns(tenders, derivedTender('x')),
  questionOf({
    table: tenders,
    message: 'has another flag on its currencies than is derived',
    id: tender.id,
    rest: `FROM ${tender} WHERE ${hasMixedCurrencies} <> ${derivedValue(tender.id).isMixed}`,
  }),
  ...derivedColumns(bids, ofEachBid),
  ...derivedColumns(bids, { outcome }, wonBids),
  ...derivedColumns(evidence, { knownFrom: evidenceKnownFrom('x') }),
  ...EDGE_KINDS.flatMap(edgesOf),
  wrongEdges(`${e.kind} NOT IN (${EDGE_KINDS.map((kind) => `'${kind}'`).join(', ')})`),
  ...REGION_QUESTIONS.map(questionOf),
  ...TWIN_QUESTIONS.map(questionOf),
  ...derivedColumns(organisations, {
    bidCount: `(SELECT count(*) FROM ${party} WHERE ${party.organisationId} = ${organisation.id} AND ${party.withdrawn} = 0)`,
  }),
  ...NODE_TYPES.map(nameAmongAliases),
  ...MERGE_QUESTIONS.map(questionOf),
];

function questionOf({ table, message, id, rest }: RowProblem): Question {
  return `SELECT '${getTableName(table)}' AS problem_table, ${id} AS problem_id, '${message}' AS message ${rest}`;
}

/** Rows of a base table, as `x`, that must have one of the same id in the other table. */
function missingRow(base: TableWithId, condition: string, other: TableWithId): Question {
  const [id, name] = [columnOf('x', base.id), getTableName(other)];
  const exists = `EXISTS (SELECT 1 FROM ${name} t WHERE ${columnOf('t', other.id)} = ${id})`;
  return questionOf({
    table: base,
    message: `has no row in ${name}`,
    id,
    rest: `FROM ${getTableName(base)} x WHERE ${condition} AND NOT ${exists}`,
  });
}

/** `derived` has the SQL of columns of the row `x`, by their names in TypeScript, and `joined` what they read beside it. */
function derivedColumns<T extends TableWithId>(
  table: T,
  derived: { readonly [C in keyof T['_']['columns']]?: string },
  joined = '',
): Question[] {
  const columns = getTableColumns(table);
  return Object.entries(derived).map(([key, value]) => {
    const column = (columns[key] as SQLiteColumn).name;
    return questionOf({
      table,
      message: `has another ${column} than is derived`,
      id: columnOf('x', table.id),
      rest: `FROM ${getTableName(table)} x ${joined} WHERE x.${column} IS NOT ${value}`,
    });
  });
}

/**
 * As `assess` says: a denial outweighs all, else the best of what supports the claim, of the open pieces of evidence or, where none is
 * open, of all. What was taken back on its own day gives it no day, unless it has no other.
 */
function assessedClaim() {
  const ofClaim = `FROM ${piece} WHERE ${piece.claimId} = ${claim.id}`;
  const isOpen = `EXISTS (SELECT 1 FROM ${open} WHERE ${open.claimId} = ${claim.id} AND ${open.knownUntil} IS NULL)`;
  const standing = `(SELECT CASE WHEN max(${piece.stance} = 'DISPUTES') THEN 'DISPUTED' WHEN max(${piece.standing} = 'OFFICIAL') THEN 'OFFICIAL' WHEN max(${piece.standing} = 'REPORTED') THEN 'REPORTED' ELSE 'UNCONFIRMED' END ${ofClaim} AND (${piece.knownUntil} IS NULL OR NOT ${isOpen}))`;
  const before = `FROM ${open} WHERE ${open.claimId} = ${claim.id} AND ${open.knownFrom} < ${piece.knownFrom}`;
  const reaching = `${before} AND (${open.knownUntil} IS NULL OR ${open.knownUntil} >= ${piece.knownFrom})`;
  return {
    standing: `coalesce(${standing}, ${claim.standing})`,
    knownFrom: `coalesce((SELECT min(${piece.knownFrom}) ${ofClaim}), ${claim.knownFrom})`,
    knownUntil: `CASE WHEN NOT ${isOpen} THEN (SELECT max(${piece.knownUntil}) ${ofClaim}) END`,
    broken: `EXISTS (SELECT 1 ${ofClaim} AND EXISTS (SELECT 1 ${before}) AND NOT EXISTS (SELECT 1 ${reaching}))`,
  };
}

/** Whether a claim is withdrawn, as its copies must say. */
function isWithdrawn(id: unknown): string {
  return `(SELECT ${c.knownUntil} IS NOT NULL FROM ${c} WHERE ${c.id} = ${id})`;
}

/** Spans of evidence and of statements that are other than what the documents of their series take back. */
function wrongSpans(sqlite: Database): Problem[] {
  const outdatedIn = createSeriesWalk(sqlite);
  const next = sqlite
    .prepare<[number, number], number>(
      `SELECT ${ofSeries.id} FROM ${ofSeries} WHERE ${ofSeries.id} > +? ORDER BY ${ofSeries.id} LIMIT +?`,
    )
    .pluck();
  const problems: Problem[] = [];
  let ids = next.all(0, SERIES_AT_ONCE);
  while (ids.length > 0 && problems.length <= MAX_PROBLEMS_OF_A_KIND) {
    const { pieces, statements } = outdatedIn(new Set(ids));
    for (const { id } of pieces) problems.push({ table: getTableName(evidence), id, message: WRONG_SPAN });
    for (const { id } of statements) {
      problems.push({ table: getTableName(tenderStatements), id, message: WRONG_SPAN });
    }
    ids = next.all(ids.at(-1) ?? 0, SERIES_AT_ONCE);
  }
  return problems;
}

const SERIES_AT_ONCE = 200;
const WRONG_SPAN = 'has another span than its series gives';

function edgesOf(kind: (typeof EDGE_KINDS)[number]): Question[] {
  const d = as(edges, 'd');
  const derived = `(${edgesFromClaims(kind)}) ${d.alias}`;
  const same = (['fromId', 'kind', 'toId', 'claimId', 'withdrawn'] as const)
    .map((column) => `${e[column]} = ${d[column]}`)
    .join(' AND ');
  return [
    questionOf({
      table: edges,
      message: `of the ${kind} is missing`,
      id: d.claimId,
      rest: `FROM ${derived} WHERE NOT EXISTS (SELECT 1 FROM ${e} WHERE ${same})`,
    }),
    wrongEdges(`${e.kind} = '${kind}' AND NOT EXISTS (SELECT 1 FROM ${derived} WHERE ${same})`),
  ];
}

function wrongEdges(condition: string): Question {
  return questionOf({
    table: edges,
    message: 'follows from no claim',
    id: e.claimId,
    rest: `FROM ${e} WHERE ${condition}`,
  });
}

function nameAmongAliases(type: NodeType): Question {
  const t = named[type];
  return questionOf({
    table: aliases,
    message: 'is the name that the node has now',
    id: alias.id,
    rest: `FROM ${alias} JOIN ${t} ON ${t.id} = ${alias.nodeId} WHERE ${t.name} = ${alias.name}`,
  });
}
