import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { NODE_TABLES } from '../../node-type.ts';
import { createEntryReader, type EntryReader } from '../../search/index-entry.ts';
import { hasTexts, NAMES, TEXTS } from '../../search/index-table.ts';
import { type PublishedTable, writtenColumns } from '../schema/published-table.ts';
import { copiedTables } from '../schema/schema.ts';
import { quotedName } from '../schema/statement.ts';
import { type Value, wordsText } from './copy-text.ts';

/** The rows of one published table, as the author's file has them. */
export interface RowSource {
  readonly table: string;
  /** At most so many rows come: what the largest tables are, which are to come first. */
  countRows(): number;
  rows(): Iterable<Value[]>;
}

/** Where the rows of each table come from, all of them from the state that the handle reads. */
export function rowSources(sqlite: Database): RowSource[] {
  const entries = createEntryReader(sqlite);
  return [
    ...copiedTables().map((table) => copiedRows(sqlite, table)),
    ...NODE_TYPES.map((type) => nameRows(sqlite, type)),
    ...NODE_TYPES.filter(hasTexts).map((type) => textRows(sqlite, type, entries)),
  ];
}

function copiedRows(sqlite: Database, table: PublishedTable): RowSource {
  const columns = writtenColumns(table).map(({ name }) => quotedName(name));
  return {
    table: table.name,
    countRows: () => countRows(sqlite, table.name),
    rows: () =>
      sqlite
        .prepare<[], Value[]>(`SELECT ${columns.join(', ')} FROM ${quotedName(table.name)}`)
        .raw()
        .iterate(),
  };
}

/** Names are kept by FTS5 in a table of its own: place, foldings of names, keys of identifiers. */
function nameRows(sqlite: Database, type: NodeType): RowSource {
  const table = getTableName(NAMES[type]);
  return {
    table,
    countRows: () => countRows(sqlite, `${table}_content`),
    *rows() {
      const found = sqlite
        .prepare<[], [place: number, name: string, identifiers: string]>(
          `SELECT id, c0, c1 FROM ${table}_content`,
        )
        .raw();
      for (const row of found.iterate()) yield nameRow(...row);
    },
  };
}

/** The row of a node in the table of the names of its type. */
export function nameRow(place: number, name: string, identifiers: string): Value[] {
  return [place, name, identifiers, wordsText(name.split(/[\n ]+/))];
}

/** What FTS5 finds by the words of texts has no copy of them: they are made anew. */
function textRows(sqlite: Database, type: NodeType & keyof typeof TEXTS, entries: EntryReader): RowSource {
  const table = getTableName(TEXTS[type]);
  const nodes = getTableName(NODE_TABLES[type]);
  return {
    table,
    countRows: () => countRows(sqlite, `${table}_docsize`),
    *rows() {
      const ids = sqlite.prepare<[], number>(`SELECT id FROM ${nodes} ORDER BY id`).pluck();
      for (const id of ids.iterate()) {
        const entry = entries.read(type, id);
        if (entry && entry.text !== null) yield textRow(entry.place, entry.text);
      }
    },
  };
}

/** The row of a node in the table of the texts of its type. */
export function textRow(place: number, text: string): Value[] {
  return [place, wordsText(text.split(' '))];
}

function countRows(sqlite: Database, table: string): number {
  return (
    sqlite
      .prepare<[], number>(`SELECT count(*) FROM ${quotedName(table)}`)
      .pluck()
      .get() ?? 0
  );
}
