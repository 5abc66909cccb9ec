import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { thenJoin } from '../dialect/expression.ts';
import { as, bare } from '../statement/alias.ts';
import { prepareInsertInto } from '../statement/insert.ts';
import { nodes as nodeRows } from '../tables/node.ts';
import { RowBuffer } from '../write/pending/row-buffer.ts';
import { createEntryReader, type IndexEntry, keptWords, keysOfName } from './index-entry.ts';
import {
  identifierKeys,
  linkedNodes,
  NAMES,
  nameKeys,
  placesOf,
  RANKED_TYPES,
  TEXTS,
  type TextType,
  TYPE_CODES,
} from './index-table.ts';
import { createWordWriter, type WordWriter } from './word-writer.ts';

/** A node whose entries are to be as they must. */
export interface IndexedNode {
  readonly type: NodeType;
  readonly id: number;
  /** Whether it is new, and so has none. */
  readonly isNew?: boolean;
}

/** Keeps the tables of search as the rows of nodes say. */
export interface IndexWriter {
  /** Makes the entries of these nodes anew: of one that is there no more, none is left. */
  put(nodes: Iterable<IndexedNode>): void;
  /**
   * Moves the nodes of which so much more or less is claimed than before that their place changes.
   *
   * @param placed nodes whose entries were made since: these stand where they must
   */
  settle(placed?: ReadonlySet<number>): void;
  remove(type: NodeType, id: number): void;
  /** The words of a node's names that the index holds. */
  wordsOf(type: NodeType, id: number): string[];
  /** Takes those of these words out that no name holds any more. */
  forget(words: readonly string[]): void;
  readonly words: WordWriter;
}

type Stored = [place: number, name: string, identifiers: string];

interface Given extends IndexedNode {
  readonly entry: IndexEntry;
}

const l = as(linkedNodes, 'l');
const n = as(nodeRows, 'n');
const RANKED = JSON.stringify([...RANKED_TYPES]);

export function createIndexWriter(sqlite: Database): IndexWriter {
  const entries = createEntryReader(sqlite);
  const stored = createStoredReader(sqlite);
  const rows = createRowWriter(sqlite);
  const words = createWordWriter(sqlite);
  const linked = sqlite
    .prepare<[string], [type: NodeType, id: number]>(
      `SELECT ${n.type}, ${n.id} FROM ${l} ${thenJoin} ${n} ON ${n.id} = ${l.id} WHERE ${n.type} IN (SELECT value FROM json_each(+?))`,
    )
    .raw();
  const forgetLinked = sqlite.prepare(`DELETE FROM ${bare(linkedNodes)}`);

  /** FTS5 writes out what it has gathered at every smaller rowid: first all that goes, then all that comes, each in rising order. */
  function write(gone: (readonly [NodeType, Stored])[], given: Given[]): void {
    rows.open();
    gone.sort(([, [a]], [, [b]]) => a - b);
    for (const [type, row] of gone) rows.remove(type, row);
    given.sort((a, b) => a.entry.place - b.entry.place);
    for (const { type, entry } of given) rows.add(type, entry);
    rows.flush();
    words.add(given.map(({ entry }) => entry.name));
  }

  function put(nodes: Iterable<IndexedNode>): void {
    const gone: [NodeType, Stored][] = [];
    const given: Given[] = [];
    for (const node of nodes) {
      const { type, id } = node;
      const before = node.isNew ? undefined : stored(type, id);
      if (before) gone.push([type, before]);
      const entry = entries.read(type, id);
      if (entry) given.push({ ...node, entry });
    }
    write(gone, given);
  }

  return {
    put,
    words,
    settle(placed) {
      const moved: IndexedNode[] = [];
      for (const [type, id] of linked.all(RANKED)) {
        if (placed?.has(id) || rows.isAt(type, entries.placeOf(type, id))) continue;
        if (stored(type, id)) moved.push({ type, id });
      }
      put(moved);
      forgetLinked.run();
    },
    remove(type, id) {
      const before = stored(type, id);
      if (before) rows.remove(type, before);
    },
    wordsOf: (type, id) => keptWords(stored(type, id)?.[1] ?? ''),
    forget(some) {
      const tables = Object.values(NAMES).map(getTableName);
      const holders = tables.map((name) =>
        sqlite.prepare<[string], number>(`SELECT 1 FROM ${name} WHERE ${name} MATCH +? LIMIT 1`).pluck(),
      );
      for (const word of new Set(some)) {
        if (holders.every((holder) => holder.get(`"${word}"`) === undefined)) words.remove(word);
      }
    },
  };
}

/** What the index holds of a node, from the table in which FTS5 keeps it: read so, nothing that was gathered is written out. */
export function createStoredReader(sqlite: Database): (type: NodeType, id: number) => Stored | undefined {
  const read = Object.fromEntries(
    NODE_TYPES.map((type) => {
      const places = placesOf(type, 0).map(() => '+?');
      const text = `SELECT id, c0, c1 FROM ${getTableName(NAMES[type])}_content WHERE id IN (${places.join(', ')})`;
      return [type, sqlite.prepare<number[], Stored>(text).raw()];
    }),
  ) as Record<NodeType, Statement<number[], Stored>>;
  return (type, id) => read[type].get(...placesOf(type, id));
}

const keys = bare(nameKeys);
const numbers = bare(identifierKeys);

function createRowWriter(sqlite: Database) {
  const ofNames = Object.fromEntries(
    NODE_TYPES.map((type) => {
      const { place, name, identifiers } = NAMES[type];
      return [type, prepareTable(sqlite, NAMES[type], [place.name, name.name, identifiers.name])];
    }),
  ) as Record<NodeType, ReturnType<typeof prepareTable>>;
  const ofTexts = Object.fromEntries(
    Object.entries(TEXTS).map(([type, table]) => [
      type,
      prepareTable(sqlite, table, [table.place.name, table.words.name]),
    ]),
  ) as Partial<Record<NodeType, ReturnType<typeof prepareTable>>> & Record<TextType, unknown>;
  const isAt = Object.fromEntries(
    NODE_TYPES.map((type) => {
      const text = `SELECT 1 FROM ${getTableName(NAMES[type])}_content WHERE id = +?`;
      return [type, sqlite.prepare<[number], number>(text).pluck()];
    }),
  ) as Record<NodeType, Statement<[number], number>>;
  const rowsOf = (table: string, columns: readonly string[]) =>
    new RowBuffer(sqlite, table, columns, true, () => undefined);
  const newKeys = rowsOf(getTableName(nameKeys), ['type', 'key', 'place']);
  const newNumbers = rowsOf(getTableName(identifierKeys), ['key', 'type', 'place']);
  const removeKey = sqlite.prepare<[number, string, number]>(
    `DELETE FROM ${keys} WHERE ${keys.type} = +? AND ${keys.key} = +? AND ${keys.place} = +?`,
  );
  const removeNumber = sqlite.prepare<[string, number, number]>(
    `DELETE FROM ${numbers} WHERE ${numbers.key} = +? AND ${numbers.type} = +? AND ${numbers.place} = +?`,
  );
  return {
    add(type: NodeType, { place, name, identifiers, text }: IndexEntry): void {
      const code = TYPE_CODES[type];
      ofNames[type].insert.run(place, name, identifiers);
      if (text !== null) ofTexts[type]?.insert.run(place, text);
      for (const key of keysOfName(type, name)) newKeys.add(code, key, place);
      for (const key of partsOf(identifiers)) newNumbers.add(key, code, place);
    },
    /** Forgets keys of what was undone before they were written. */
    open(): void {
      newKeys.discard();
      newNumbers.discard();
    },
    /** Writes the keys of all that was added. */
    flush(): void {
      newKeys.flush();
      newNumbers.flush();
    },
    isAt: (type: NodeType, place: number): boolean => isAt[type].get(place) !== undefined,
    remove(type: NodeType, [place, name, identifiers]: Stored): void {
      const code = TYPE_CODES[type];
      ofNames[type].remove.run(place);
      ofTexts[type]?.remove.run(place);
      for (const key of keysOfName(type, name)) removeKey.run(code, key, place);
      for (const key of partsOf(identifiers)) removeNumber.run(key, code, place);
    },
  };
}

function prepareTable(
  sqlite: Database,
  table: (typeof NAMES)[NodeType] | (typeof TEXTS)[TextType],
  columns: readonly string[],
) {
  const name = getTableName(table);
  return {
    // A statement that could insert several rows, as one with a SELECT could, makes FTS5 write out what it has gathered.
    insert: prepareInsertInto(sqlite, name, columns),
    remove: sqlite.prepare<[number]>(`DELETE FROM ${name} WHERE rowid = +?`),
  };
}

function partsOf(identifiers: string): string[] {
  return identifiers === '' ? [] : identifiers.split(' ');
}
