import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { CLAIM_KINDS } from '../../domain/claim.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import { EDGE_KINDS, edgesFromClaims } from '../edge.ts';
import { MERGE_QUESTIONS } from '../merge/question.ts';
import { NODE_TABLES } from '../node-type.ts';
import { SEARCH_COLUMNS, searchRows } from '../search/search-row.ts';
import { derivedBid, derivedTender, evidenceKnownFrom } from '../write/derive/derived.ts';
import { createSeriesWalk } from '../write/document/series-walk.ts';

/** Something in the database that is not as it must be. */
export interface Problem {
  readonly table: string;
  /** Id of the row, of edges the claim's; null when the whole table or file is meant. */
  readonly id: number | null;
  /** One line without table and id. */
  readonly message: string;
}

/** A damaged database can have as many problems as rows: of each kind so many are told, then only that there are more. */
const MAX_PROBLEMS_OF_A_KIND = 100;

/** SQL that finds the rows with a problem of one kind: `problem_table`, `problem_id` and `message`. */
type Question = string;

/**
 * Everything that the database can tell to be wrong with itself: the file (`integrity_check`), references, and whatever is derived
 * (edges, columns of tenders and bids, standing and first day of claims, the full-text index) but other than derived anew.
 * Reads the whole database, a few seconds for a million claims, and holds at most some hundred problems in memory.
 *
 * @throws DatabaseUnusable when it can't be read at all
 */
export function checkDatabase(database: GreffeDatabase): Problem[] {
  const { sqlite } = database;
  try {
    const damage = damageOf(sqlite);
    // Questions about rows mean nothing when the trees that hold them are broken.
    if (damage.length > 0) return damage;
    return [
      ...brokenReferences(sqlite),
      ...QUESTIONS.flatMap((question) => ask(sqlite, question)),
      ...cut(wrongSpans(sqlite)),
    ];
  } catch (error) {
    throw asDatabaseUnusable(database.location, error);
  }
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

const WRONG_EDGE = 'follows from no claim';

const QUESTIONS: readonly Question[] = [
  ...NODE_TYPES.map((type) =>
    missingRow('nodes', 'type', type, getTableName(NODE_TABLES[type]), 'x.merged_into IS NULL'),
  ),
  ...CLAIM_KINDS.map((kind) => missingRow('claims', 'kind', kind, getTableName(CLAIM_TABLES[kind].table))),
  problem(
    'claims',
    'has no evidence',
    'FROM claims x WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = x.id)',
  ),
  problem(
    'bids',
    'has no party',
    'FROM bids x WHERE NOT EXISTS (SELECT 1 FROM bid_parties p WHERE p.bid_id = x.id)',
  ),
  problem(
    'nodes',
    'is merged into itself, directly or through others',
    'FROM nodes x WHERE x.merged_into IS NOT NULL AND x.id IN (WITH RECURSIVE chain (id) AS (SELECT x.merged_into UNION SELECT n.merged_into FROM nodes n JOIN chain ON n.id = chain.id WHERE n.merged_into IS NOT NULL) SELECT id FROM chain)',
  ),
  ...assessed(),
  ...withdrawals(),
  ...derivedColumns('tenders', {
    status: derivedTender('x').status,
    awarded: derivedTender('x').awarded,
    value_minor: derivedTender('x').valueMinor,
    value_currency: derivedTender('x').valueCurrency,
    value_status: derivedTender('x').valueStatus,
    value_kind: derivedTender('x').valueKind,
    buyer_id: derivedTender('x').buyerId,
  }),
  ...derivedColumns('bids', { status: derivedBid('x').status, lead_id: derivedBid('x').leadId }),
  ...derivedColumns('evidence', { known_from: evidenceKnownFrom('x') }),
  ...EDGE_KINDS.flatMap(edgesOf),
  problem(
    'edges',
    WRONG_EDGE,
    `FROM (SELECT e.claim_id AS id FROM edges e WHERE e.kind NOT IN (${EDGE_KINDS.map((kind) => `'${kind}'`).join(', ')})) x`,
  ),
  ...NODE_TYPES.map(searchRowsOf),
  ...NODE_TYPES.map(nameAmongAliases),
  ...MERGE_QUESTIONS.map(({ table, message, rest }) => problem(table, message, rest)),
  problem(
    'search',
    'is no node',
    'FROM (SELECT rowid AS id FROM search) x WHERE NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = x.id)',
  ),
];

function problem(table: string, message: string, rest: string): Question {
  return `SELECT '${table}' AS problem_table, x.id AS problem_id, '${message}' AS message ${rest}`;
}

function missingRow(base: string, column: string, word: string, table: string, also = '1'): Question {
  const rest = `FROM ${base} x WHERE x.${column} = '${word}' AND ${also} AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = x.id)`;
  return problem(base, `has no row in ${table}`, rest);
}

function derivedColumns(table: string, derived: Record<string, string>): Question[] {
  return Object.entries(derived).map(([column, value]) =>
    problem(
      table,
      `has another ${column} than is derived`,
      `FROM ${table} x WHERE x.${column} IS NOT ${value}`,
    ),
  );
}

/**
 * As `assess` says: a denial outweighs all, else the best of what supports the claim, of the open pieces of evidence or, where none is
 * open, of all.
 */
function assessed(): Question[] {
  const pieces = 'FROM evidence e WHERE e.claim_id = x.id';
  const isOpen = 'EXISTS (SELECT 1 FROM evidence o WHERE o.claim_id = x.id AND o.known_until IS NULL)';
  const standing = `(SELECT CASE WHEN max(e.stance = 'DISPUTES') THEN 'DISPUTED' WHEN max(e.standing = 'OFFICIAL') THEN 'OFFICIAL' WHEN max(e.standing = 'REPORTED') THEN 'REPORTED' ELSE 'UNCONFIRMED' END ${pieces} AND (e.known_until IS NULL OR NOT ${isOpen}))`;
  const spans = `FROM evidence p WHERE p.claim_id = x.id AND p.known_from IS NOT p.known_until`;
  const before = `FROM evidence q WHERE q.claim_id = x.id AND q.known_from IS NOT q.known_until AND q.known_from < p.known_from`;
  return derivedColumns('claims', {
    standing: `coalesce(${standing}, x.standing)`,
    known_from: `coalesce((SELECT min(e.known_from) ${pieces}), x.known_from)`,
    known_until: `CASE WHEN NOT ${isOpen} THEN (SELECT max(e.known_until) ${pieces}) END`,
    broken: `EXISTS (SELECT 1 ${spans} AND EXISTS (SELECT 1 ${before}) AND NOT EXISTS (SELECT 1 ${before} AND (q.known_until IS NULL OR q.known_until >= p.known_from)))`,
  });
}

/** Spans of evidence and of statements that are other than what the documents of their series take back. */
function wrongSpans(sqlite: Database): Problem[] {
  const outdated = createSeriesWalk(sqlite);
  const next = sqlite
    .prepare<[number, number], number>('SELECT id FROM series WHERE id > +? ORDER BY id LIMIT +?')
    .pluck();
  const problems: Problem[] = [];
  for (
    let ids = next.all(0, SERIES_AT_ONCE);
    ids.length > 0;
    ids = next.all(ids.at(-1) ?? 0, SERIES_AT_ONCE)
  ) {
    const { pieces, statements } = outdated(new Set(ids));
    const message = 'has another span than its series gives';
    for (const { id } of pieces) problems.push({ table: 'evidence', id, message });
    for (const { id } of statements) problems.push({ table: 'tender_statements', id, message });
    if (problems.length > MAX_PROBLEMS_OF_A_KIND) break;
  }
  return problems;
}

const SERIES_AT_ONCE = 200;

/** Copies of whether a claim is withdrawn. */
function withdrawals(): Question[] {
  const isWithdrawn = (id: string) => `(SELECT c.known_until IS NOT NULL FROM claims c WHERE c.id = ${id})`;
  return [
    ...CLAIM_KINDS.flatMap((kind) =>
      derivedColumns(getTableName(CLAIM_TABLES[kind].table), { withdrawn: isWithdrawn('x.id') }),
    ),
    problem(
      'bid_parties',
      'has another withdrawn than is derived',
      `FROM (SELECT p.bid_id AS id FROM bid_parties p WHERE p.withdrawn IS NOT ${isWithdrawn('p.bid_id')}) x`,
    ),
  ];
}

function edgesOf(kind: (typeof EDGE_KINDS)[number]): Question[] {
  const same =
    'e.from_id = d.from_id AND e.kind = d.kind AND e.to_id = d.to_id AND e.claim_id = d.claim_id AND e.withdrawn = d.withdrawn';
  const derived = `(${edgesFromClaims(kind)}) d`;
  return [
    problem(
      'edges',
      `of the ${kind} is missing`,
      `FROM (SELECT d.claim_id AS id FROM ${derived} WHERE NOT EXISTS (SELECT 1 FROM edges e WHERE ${same})) x`,
    ),
    problem(
      'edges',
      WRONG_EDGE,
      `FROM (SELECT e.claim_id AS id FROM edges e WHERE e.kind = '${kind}' AND NOT EXISTS (SELECT 1 FROM ${derived} WHERE ${same})) x`,
    ),
  ];
}

function searchRowsOf(type: NodeType): Question {
  const same = SEARCH_COLUMNS.map((column) => `s.${column} IS d.${column}`).join(' AND ');
  return problem(
    'search',
    'is not what its node says',
    `FROM (SELECT d.rowid AS id FROM (${searchRows(type)}) d LEFT JOIN search s ON s.rowid = d.rowid WHERE s.rowid IS NULL OR NOT (${same})) x`,
  );
}

function nameAmongAliases(type: NodeType): Question {
  const rest = `FROM (SELECT a.id FROM aliases a JOIN ${getTableName(NODE_TABLES[type])} t ON t.id = a.node_id WHERE t.name = a.name) x`;
  return problem('aliases', 'is the name that the node has now', rest);
}
