import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { createEntryReader, type IndexEntry, keysOfName } from '../../search/index-entry.ts';
import {
  hasTexts,
  identifierKeys,
  NAMES,
  nameKeys,
  placesOf,
  TEXTS,
  TYPE_CODES,
} from '../../search/index-table.ts';
import { as } from '../../statement/alias.ts';
import { nodes } from '../../tables/node.ts';
import type { Value } from '../publish/copy-text.ts';
import { nameRow, textRow } from '../publish/source-row.ts';
import { type PublishedTable, writtenColumns } from '../schema/published-table.ts';
import { publishedTables } from '../schema/schema.ts';
import { quotedName } from '../schema/statement.ts';
import { entryKinds, type RecordedTable, recordedTables } from './recorded-table.ts';

const n = as(nodes, 'n');

/** What changed in one table, by the state that a snapshot shows: what it was and when does not matter. */
export interface TouchedTable {
  readonly table: PublishedTable;
  /** The columns that name what was touched. */
  readonly by: readonly string[];
  keys(): Iterable<Value[]>;
  /** The rows that those name now: what is not among them is gone. */
  rows(): Iterable<Value[]>;
}

/** Notes what was touched after a change, once each. To be called at the start of each step. */
function gather(sqlite: Database, after: number): void {
  sqlite.exec(
    'CREATE TEMP TABLE IF NOT EXISTS touched (recorded_kind integer NOT NULL, recorded_key any NOT NULL, PRIMARY KEY (recorded_kind, recorded_key)) STRICT, WITHOUT ROWID; DELETE FROM touched',
  );
  sqlite
    .prepare(
      'INSERT OR IGNORE INTO touched (recorded_kind, recorded_key) SELECT kind, key FROM __changes WHERE id > ?',
    )
    .run(after);
}

/** What was touched in which tables after a change. Rows and keys are read as they are asked for. */
export function touchedTables(sqlite: Database, after: number): TouchedTable[] {
  gather(sqlite, after);
  const kinds = new Set(
    sqlite.prepare<[], number>('SELECT DISTINCT recorded_kind FROM touched').pluck().all(),
  );
  const tables = recordedTables().filter(({ kind }) => kinds.has(kind));
  const isNamed = entryKinds().some((kind) => kinds.has(kind));
  return [...tables.map((table) => touchedRows(sqlite, table)), ...(isNamed ? touchedEntries(sqlite) : [])];
}

function touchedRows(sqlite: Database, { kind, table, by }: RecordedTable): TouchedTable {
  const parts = by.map((_, at) => (by.length === 1 ? 'c.recorded_key' : `c.recorded_key ->> ${at}`));
  const columns = writtenColumns(table).map(({ name }) => `t.${quotedName(name)}`);
  const on = by.map((column, at) => `t.${quotedName(column)} = ${parts[at]}`);
  const iterate = (text: string) => sqlite.prepare<[number], Value[]>(text).raw().iterate(kind);
  return {
    table,
    by,
    keys: () => iterate(`SELECT ${parts.join(', ')} FROM temp.touched c WHERE c.recorded_kind = ?`),
    rows: () =>
      iterate(
        `SELECT ${columns.join(', ')} FROM temp.touched c CROSS JOIN ${quotedName(table.name)} t ON ${on.join(' AND ')} WHERE c.recorded_kind = ?`,
      ),
  };
}

interface NodeEntry {
  /** Of what is no node any more, any type. */
  readonly types: readonly NodeType[];
  readonly id: number;
}

/** The tables of search, by the nodes whose entries may be others. */
function touchedEntries(sqlite: Database): TouchedTable[] {
  const tables = new Map(publishedTables().map((table) => [table.name, table]));
  const entries = createEntryReader(sqlite);
  const ids = sqlite
    .prepare<[], [id: number, type: NodeType | null]>(
      `SELECT DISTINCT c.recorded_key, ${n.type} FROM temp.touched c LEFT JOIN ${n} ON ${n.id} = c.recorded_key WHERE c.recorded_kind IN (${entryKinds().join(', ')})`,
    )
    .raw();
  function* touchedNodes(): Generator<NodeEntry> {
    for (const [id, type] of ids.iterate()) yield { id, types: type === null ? NODE_TYPES : [type] };
  }
  function* keysOf(some: readonly NodeType[], keyOf: (type: NodeType, place: number) => Value[]) {
    for (const { id, types } of touchedNodes()) {
      for (const type of types) {
        if (some.includes(type)) for (const place of placesOf(type, id)) yield keyOf(type, place);
      }
    }
  }
  function* rowsOf(
    some: readonly NodeType[],
    make: (type: NodeType, entry: IndexEntry) => Iterable<Value[]>,
  ) {
    for (const { id, types } of touchedNodes()) {
      const [type] = types;
      if (types.length > 1 || type === undefined || !some.includes(type)) continue;
      const entry = entries.read(type, id);
      if (entry) yield* make(type, entry);
    }
  }
  const entryTable = (
    name: string,
    some: readonly NodeType[],
    make: (type: NodeType, entry: IndexEntry) => Iterable<Value[]>,
  ): TouchedTable => ({
    table: tables.get(name) as PublishedTable,
    by: ['place'],
    keys: () => keysOf(some, (_, place) => [place]),
    rows: () => rowsOf(some, make),
  });
  const keyTable = (
    name: string,
    make: (type: NodeType, entry: IndexEntry) => Iterable<Value[]>,
  ): TouchedTable => ({
    table: tables.get(name) as PublishedTable,
    by: ['type', 'place'],
    keys: () => keysOf(NODE_TYPES, (type, place) => [TYPE_CODES[type], place]),
    rows: () => rowsOf(NODE_TYPES, make),
  });
  return [
    ...NODE_TYPES.map((type) =>
      entryTable(getTableName(NAMES[type]), [type], (_, { place, name, identifiers }) => [
        nameRow(place, name, identifiers),
      ]),
    ),
    ...NODE_TYPES.filter(hasTexts).map((type) =>
      entryTable(getTableName(TEXTS[type]), [type], (_, { place, text }) =>
        text === null ? [] : [textRow(place, text)],
      ),
    ),
    keyTable(getTableName(nameKeys), (type, { place, name }) =>
      keysOfName(type, name).map((key) => [TYPE_CODES[type], key, place]),
    ),
    keyTable(getTableName(identifierKeys), (type, { place, identifiers }) =>
      identifiers === '' ? [] : identifiers.split(' ').map((key) => [key, TYPE_CODES[type], place]),
    ),
  ];
}
