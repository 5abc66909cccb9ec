import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { Problem } from '../check/problem.ts';
import { nodesAs } from '../node-type.ts';
import { as, bare } from '../statement/alias.ts';
import { createEntryReader, keptWords, keysOfName } from './index-entry.ts';
import {
  hasTexts,
  identifierKeys,
  idOfPlace,
  NAMES,
  nameKeys,
  TEXTS,
  type TextType,
  TYPE_CODES,
  wordFragments,
  words,
} from './index-table.ts';
import { createStoredReader } from './index-writer.ts';
import { fragmentsOf } from './spelling.ts';

const nodes = nodesAs('t');
const k = bare(nameKeys);
const i = bare(identifierKeys);
const w = as(words, 'w');
const f = as(wordFragments, 'f');

/**
 * What the tables of search hold that nodes do not say, or lack. Words that no name holds any more are none: they go with a rebuild.
 */
export function* wrongSearchRows(sqlite: Database): Generator<Problem> {
  for (const type of NODE_TYPES) {
    yield* wrongNodes(sqlite, type);
    yield* strangers(sqlite, type);
  }
  yield* wrongKeys(sqlite);
  yield* wrongWords(sqlite);
}

const problem = (table: string, id: number, message: string): Problem => ({ table, id, message });

function* wrongNodes(sqlite: Database, type: NodeType): Generator<Problem> {
  const t = nodes[type];
  const { read } = createEntryReader(sqlite);
  const stored = createStoredReader(sqlite);
  const table = getTableName(NAMES[type]);
  const hasWords = prepareTextQuestion(sqlite, type);
  const isWord = sqlite.prepare<[string], number>(`SELECT 1 FROM ${w} WHERE ${w.word} = +?`).pluck();
  const isFound = sqlite
    .prepare<[string, number], number>(`SELECT 1 FROM ${table} WHERE ${table} MATCH +? AND rowid = +?`)
    .pluck();
  const ids = sqlite.prepare<[], number>(`SELECT ${t.id} FROM ${t}`).pluck().all();
  for (const id of ids) {
    const entry = read(type, id);
    if (entry === undefined) continue;
    const row = stored(type, id);
    if (row?.[1] !== entry.name || row[2] !== entry.identifiers) {
      yield problem(table, id, 'is not what its node says');
    } else if (row[0] !== entry.place) {
      yield problem(table, id, 'has another place than its claims give');
    } else if (entry.name !== '' && isFound.get(allWords(entry.name), entry.place) === undefined) {
      yield problem(table, id, 'is not found by its own words');
    }
    if (hasTexts(type) && !hasWords(entry.place, entry.text)) {
      yield problem(getTableName(TEXTS[type]), id, 'is not found by the words of its texts');
    }
    if (keptWords(entry.name).some((word) => isWord.get(word) === undefined)) {
      yield problem(getTableName(words), id, 'lacks a word of a name');
    }
  }
}

/** Whether the index finds a node by each word of its texts, and has none for one without. */
function prepareTextQuestion(
  sqlite: Database,
  type: NodeType,
): (place: number, text: string | null) => boolean {
  if (!hasTexts(type)) return () => true;
  const table = getTableName(TEXTS[type]);
  const match = sqlite
    .prepare<[string, number], number>(`SELECT 1 FROM ${table} WHERE ${table} MATCH +? AND rowid = +?`)
    .pluck();
  const isThere = sqlite.prepare<[number], number>(`SELECT 1 FROM ${table}_docsize WHERE id = +?`).pluck();
  return (place, text) => {
    if (text === null) return isThere.get(place) === undefined;
    return match.get(allWords(text), place) === 1;
  };
}

/** An expression of more parts is refused by FTS5, whose parser nests them. */
const MAX_PARTS = 100;

function allWords(text: string): string {
  return text
    .split(/[\n ]+/)
    .filter((word) => word !== '')
    .slice(0, MAX_PARTS)
    .map((word) => `"${word}"`)
    .join(' ');
}

/** Rows of the index whose node is there no more. */
function* strangers(sqlite: Database, type: NodeType): Generator<Problem> {
  const t = nodes[type];
  const isThere = sqlite.prepare<[number], number>(`SELECT 1 FROM ${t} WHERE ${t.id} = +?`).pluck();
  const tables = [`${getTableName(NAMES[type])}_content`];
  if (hasTexts(type)) tables.push(`${getTableName(TEXTS[type as TextType])}_docsize`);
  for (const table of tables) {
    const seen = new Set<number>();
    for (const place of sqlite.prepare<[], number>(`SELECT id FROM ${table}`).pluck().all()) {
      const id = idOfPlace(place);
      const name = table.replace(/_[a-z]+$/, '');
      if (isThere.get(id) === undefined) yield problem(name, id, 'is no node');
      else if (seen.has(id)) yield problem(name, id, 'stands at two places');
      seen.add(id);
    }
  }
}

/** Keys that follow from no row of names, and those that are missing: of both there must be as many. */
function* wrongKeys(sqlite: Database): Generator<Problem> {
  const isKey = sqlite
    .prepare<[number, string, number], number>(
      `SELECT 1 FROM ${k} WHERE ${k.type} = +? AND ${k.key} = +? AND ${k.place} = +?`,
    )
    .pluck();
  const isNumber = sqlite
    .prepare<[string, number, number], number>(
      `SELECT 1 FROM ${i} WHERE ${i.key} = +? AND ${i.type} = +? AND ${i.place} = +?`,
    )
    .pluck();
  let [keys, numbers] = [0, 0];
  for (const type of NODE_TYPES) {
    const code = TYPE_CODES[type];
    const rows = sqlite
      .prepare<[], [number, string, string | null]>(
        `SELECT id, c0, c1 FROM ${getTableName(NAMES[type])}_content`,
      )
      .raw();
    for (const [place, name, identifiers] of rows.iterate()) {
      const own = keysOfName(type, name);
      const given = identifiers ? identifiers.split(' ') : [];
      keys += own.length;
      numbers += given.length;
      if (own.some((key) => isKey.get(code, key, place) === undefined)) {
        yield problem(getTableName(nameKeys), idOfPlace(place), 'lacks a key of a name');
      }
      if (given.some((key) => isNumber.get(key, code, place) === undefined)) {
        yield problem(getTableName(identifierKeys), idOfPlace(place), 'lacks a key of an identifier');
      }
    }
  }
  const count = (table: string) => sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
  for (const [table, wanted] of [
    [getTableName(nameKeys), keys],
    [getTableName(identifierKeys), numbers],
  ] as const) {
    if (count(table) !== wanted)
      yield { table, id: null, message: 'has keys of names or identifiers that are not there' };
  }
}

function* wrongWords(sqlite: Database): Generator<Problem> {
  const fragments = sqlite
    .prepare<[number, number], number>(
      `SELECT ${f.fragment} FROM ${f} WHERE ${f.wordId} = +? AND ${f.fragment} = +?`,
    )
    .pluck();
  for (const [id, word] of sqlite
    .prepare<[], [number, string]>(`SELECT ${w.id}, ${w.word} FROM ${w}`)
    .raw()
    .iterate()) {
    const lacks = fragmentsOf(word).some((fragment) => fragments.get(id, fragment) === undefined);
    if (lacks) yield problem(getTableName(wordFragments), id, 'lacks a fragment of a word');
  }
}
