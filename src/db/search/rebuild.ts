import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { NODE_TABLES, nodesAs } from '../node-type.ts';
import { createEntryReader } from './index-entry.ts';
import { RANKED_TYPES, SEARCH_TABLES, TEXTS } from './index-table.ts';
import { createIndexWriter } from './index-writer.ts';

/** What a search index is made by: another number has that of a database made anew when it is opened for writing. */
export const INDEX_VERSION = 1;

/** So many nodes are read at once. */
const NODES_AT_ONCE = 1_000;

/**
 * Makes all tables of search anew, within the caller's transaction: what `greffe check` compares them with. Holds a thousand nodes in
 * memory, and a number for each organisation and person, by which they are written in order of place.
 */
export function rebuildSearchIndex(sqlite: Database, onIndexed: (count: number) => void = () => {}): void {
  for (const table of SEARCH_TABLES) {
    const name = getTableName(table);
    const isText = Object.values(TEXTS).some((texts) => texts === table);
    // Of what holds no content, row by row is not needed.
    sqlite.exec(
      isText ? `INSERT INTO main.${name} (${name}) VALUES ('delete-all')` : `DELETE FROM main.${name}`,
    );
  }
  const index = createIndexWriter(sqlite);
  index.words.open();
  for (const type of NODE_TYPES) {
    for (const ids of RANKED_TYPES.has(type) ? byPlace(sqlite, type) : byId(sqlite, type)) {
      index.put(ids.map((id) => ({ type, id, isNew: true })));
      onIndexed(ids.length);
    }
  }
}

/** How many nodes are to be found. */
export function countIndexed(sqlite: Database): number {
  return NODE_TYPES.reduce((count, type) => {
    const table = getTableName(NODE_TABLES[type]);
    return count + (sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0);
  }, 0);
}

const nodes = nodesAs('t');

function* byId(sqlite: Database, type: NodeType): Generator<number[]> {
  const t = nodes[type];
  const next = sqlite
    .prepare<[number], number>(
      `SELECT ${t.id} FROM ${t} WHERE ${t.id} > +? ORDER BY ${t.id} LIMIT ${NODES_AT_ONCE}`,
    )
    .pluck();
  for (let ids = next.all(0); ids.length > 0; ids = next.all(ids.at(-1) ?? 0)) yield ids;
}

function* byPlace(sqlite: Database, type: NodeType): Generator<number[]> {
  const { placeOf } = createEntryReader(sqlite);
  const places = new Map<number, number>();
  for (const ids of byId(sqlite, type)) for (const id of ids) places.set(id, placeOf(type, id));
  const ordered = [...places].sort(([, a], [, b]) => a - b);
  for (let start = 0; start < ordered.length; start += NODES_AT_ONCE) {
    yield ordered.slice(start, start + NODES_AT_ONCE).map(([id]) => id);
  }
}
