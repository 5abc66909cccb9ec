import { getTableName } from 'drizzle-orm';
import { CLAIM_TABLES } from '../../src/db/claim-kind.ts';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { NODE_TABLES } from '../../src/db/node-type.ts';
import type { NodeType } from '../../src/domain/node.ts';
import type { ClaimKind } from '../../src/model/model.ts';
import { rows } from './memory-graph.ts';

type Row = Record<string, unknown>;

/** What FTS5 keeps for itself follows from the order in which rows came in, and words stay when no name holds them any more. */
const OF_ORDER = /^((names|texts)_[a-z]+_.*|words|word_fragments)$/;

/** Every row of every table as it stands, ids and instants too: equal only when nothing at all was changed. */
export function dumpRows(database: GreffeDatabase): Record<string, Row[]> {
  const tables = rows<{ name: string }>(
    database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  ).filter(({ name }) => !OF_ORDER.test(name));
  return Object.fromEntries(
    tables.map(({ name }) => [name, sorted(rows(database, `SELECT * FROM ${name}`))]),
  );
}

/** Lists in one order, whatever the order in which they were written. */
interface GraphDump {
  readonly nodes: unknown[];
  readonly claims: Row[];
  readonly mentions: Row[];
  readonly edges: Row[];
  readonly keys: Row[];
}

/**
 * What the graph states, without what follows from the order in which it came in (ids, instants, revisions, generated slugs):
 * nodes stand for themselves by their first key, else by their first checked identifier.
 */
export function dumpGraph(database: GreffeDatabase): GraphDump {
  const keys = rows<{ id: number; key: string }>(
    database,
    `SELECT node_id AS id, min(key) AS key FROM node_keys GROUP BY node_id
     UNION ALL SELECT node_id, min(scheme || ' ' || value) FROM identifiers
     WHERE checked AND node_id NOT IN (SELECT node_id FROM node_keys) GROUP BY node_id`,
  );
  const nameOf = new Map(keys.map(({ id, key }) => [id, key]));
  const documents = rows<{ id: number; key: string; moment: string }>(
    database,
    'SELECT id, key, moment FROM documents',
  );
  const documentOf = new Map(documents.map(({ id, key, moment }) => [id, `${key} ${moment}`]));
  const named = (row: Row) => stated(row, nameOf, documentOf);
  return {
    nodes: sorted(rows(database, 'SELECT * FROM nodes').map((node) => dumpNode(database, node, named))),
    claims: sorted(
      rows<{ id: number }>(database, 'SELECT id FROM claims').map(({ id }) => dumpClaim(database, id, named)),
    ),
    mentions: sorted(rows(database, 'SELECT * FROM mentions').map(named)),
    edges: sorted(rows(database, 'SELECT from_id, kind, to_id, withdrawn FROM edges').map(named)),
    keys: rows<Row>(database, 'SELECT key, node_id FROM node_keys ORDER BY key').map(named),
  };
}

function dumpNode(database: GreffeDatabase, node: Row, named: (row: Row) => Row): unknown {
  const { id, type } = node as { id: number; type: NodeType };
  const of = (text: string) => sorted(rows(database, `${text} = ?`, id).map(named));
  return {
    node: named({ ...node, node_id: id }),
    row: of(`SELECT * FROM ${getTableName(NODE_TABLES[type])} WHERE id`),
    aliases: of('SELECT name, name_key FROM aliases WHERE node_id'),
    identifiers: of('SELECT scheme, value, checked FROM identifiers WHERE node_id'),
    statements: of(
      'SELECT document_id, stated, known_from, known_until FROM tender_statements WHERE tender_id',
    ),
    flags: of('SELECT flag, field, published, left_out, day FROM quality_flags WHERE node_id'),
    lots: of('SELECT number, title, description FROM lots WHERE tender_id'),
    lists: [
      of('SELECT code FROM tender_cpvs WHERE tender_id'),
      of('SELECT place FROM tender_places WHERE tender_id'),
      of('SELECT area FROM served_areas WHERE organisation_id'),
    ],
    search: of(
      `SELECT name, identifiers, rowid >> 32 AS level FROM names_${type.toLowerCase()} WHERE rowid & 4294967295`,
    ),
  };
}

function dumpClaim(database: GreffeDatabase, id: number, named: (row: Row) => Row): Row {
  const [base = {}] = rows(database, 'SELECT * FROM claims WHERE id = ?', id);
  const table = getTableName(CLAIM_TABLES[base.kind as ClaimKind].table);
  const lot = WITH_LOTS.has(table) ? '(SELECT number FROM lots WHERE id = t.lot_id)' : 'NULL';
  const [own = {}] = rows(database, `SELECT t.*, ${lot} AS lot FROM ${table} t WHERE t.id = ?`, id);
  const parties = rows(
    database,
    'SELECT organisation_id, role, withdrawn FROM bid_parties WHERE bid_id = ?',
    id,
  );
  const leads = parties.filter(({ role }) => role === 'SOLE' || role === 'LEAD').length;
  return {
    base: named(base),
    own: named({ ...own, lot_id: null, bid_id: null, ...(leads !== 1 && { lead_id: null }) }),
    bid: own.bid_id ? dumpClaim(database, own.bid_id as number, named).own : null,
    parties: sorted(parties.map(named)),
    flags: sorted(
      rows(
        database,
        'SELECT flag, field, published, left_out, day FROM quality_flags WHERE claim_id = ?',
        id,
      ),
    ),
    evidence: sorted(rows(database, 'SELECT * FROM evidence WHERE claim_id = ?', id).map(named)),
    amounts: rows(
      database,
      'SELECT * FROM assessment_amounts WHERE assessment_id = ? ORDER BY position',
      id,
    ).map(({ label, qualifier, value_minor }) => [label, qualifier, value_minor]),
  };
}

const WITH_LOTS = new Set(['bids', 'tender_events', 'valuations']);

const INCIDENTAL = new Set(['id', 'key', 'slug', 'created', 'updated', 'revision', 'claim_id']);

/** Parties stand by id in what a piece of evidence states. */
function withNames(text: string, nameOf: ReadonlyMap<number, string>): string {
  const said = JSON.parse(text) as { values?: { parties?: [string] } };
  const [parties] = said.values?.parties ?? [];
  if (parties === undefined) return text;
  const named = (JSON.parse(parties) as [number, string][]).map(([id, role]) => [nameOf.get(id), role]);
  return JSON.stringify({ ...said, values: { ...said.values, parties: sorted(named) } });
}

const OF_DOCUMENTS = new Set(['document_id', 'withdrawn_by']);

function stated(row: Row, nameOf: ReadonlyMap<number, string>, documentOf: ReadonlyMap<number, string>): Row {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !INCIDENTAL.has(column) || (column === 'key' && typeof row.key === 'string'))
      .map(([column, value]) => [
        column,
        OF_DOCUMENTS.has(column)
          ? (documentOf.get(value as number) ?? null)
          : column.endsWith('_id')
            ? (nameOf.get(value as number) ?? null)
            : column === 'stated' && value !== null
              ? withNames(String(value), nameOf)
              : value,
      ]),
  );
}

function sorted<T>(list: T[]): T[] {
  return list
    .map((item) => [JSON.stringify(item), item] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item);
}
