import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { bare } from '../statement/alias.ts';
import { RowBuffer } from '../write/pending/row-buffer.ts';
import { keptWords } from './index-entry.ts';
import { wordFragments, words } from './index-table.ts';
import { fragmentsOf } from './spelling.ts';

/** Keeps the words of names. */
export interface WordWriter {
  /** Adds the words of names that are not there yet. */
  add(names: Iterable<string>): void;
  /** To be called when a transaction begins: words of one that was undone, or that another process took out, are forgotten. */
  open(): void;
  /** To be called when it ended well. */
  keep(): void;
  /** Forgets which words are there. */
  clear(): void;
  /** Takes out a word. */
  remove(word: string): void;
}

/** So many words are remembered as being there: half of them are forgotten at once beyond. */
const MAX_REMEMBERED = 200_000;

const w = bare(words);
const f = bare(wordFragments);

export function createWordWriter(sqlite: Database): WordWriter {
  const newWords = rowsOf(sqlite, words, [words.id, words.word]);
  const newFragments = rowsOf(sqlite, wordFragments, [wordFragments.fragment, wordFragments.wordId]);
  const lastId = sqlite.prepare<[], number | null>(`SELECT max(${w.id}) FROM ${w}`).pluck();
  const find = sqlite.prepare<[string], number>(`SELECT ${w.id} FROM ${w} WHERE ${w.word} = +?`).pluck();
  const removeWord = sqlite.prepare<[number]>(`DELETE FROM ${w} WHERE ${w.id} = +?`);
  const removeFragment = sqlite.prepare<[number, number]>(
    `DELETE FROM ${f} WHERE ${f.fragment} = +? AND ${f.wordId} = +?`,
  );
  const kept = new Set<string>();
  let fresh = new Set<string>();
  let version: unknown;
  const clear = () => {
    kept.clear();
    fresh = new Set();
  };
  /** In order of what their indexes are in, and many at once: one by one takes twice as long. */
  function insert(missing: string[]): void {
    // Of what was undone before it was written.
    newWords.discard();
    newFragments.discard();
    let id = lastId.get() ?? 0;
    const fragments: (readonly [fragment: number, id: number])[] = [];
    for (const word of missing.sort()) {
      id++;
      newWords.add(id, word);
      for (const fragment of fragmentsOf(word)) fragments.push([fragment, id]);
    }
    fragments.sort(([a, x], [b, y]) => a - b || x - y);
    for (const [fragment, of] of fragments) newFragments.add(fragment, of);
    newWords.flush();
    newFragments.flush();
  }
  return {
    clear,
    open() {
      const now = sqlite.pragma('data_version', { simple: true });
      if (version !== now || kept.size > MAX_REMEMBERED) clear();
      version = now;
      fresh = new Set();
    },
    keep() {
      for (const word of fresh) kept.add(word);
      fresh = new Set();
    },
    add(names) {
      const missing: string[] = [];
      for (const name of names) {
        for (const word of keptWords(name)) {
          if (kept.has(word) || fresh.has(word)) continue;
          fresh.add(word);
          if (find.get(word) === undefined) missing.push(word);
        }
      }
      if (missing.length > 0) insert(missing);
    },
    remove(word) {
      const id = find.get(word);
      if (id === undefined) return;
      for (const fragment of fragmentsOf(word)) removeFragment.run(fragment, id);
      removeWord.run(id);
      kept.delete(word);
      fresh.delete(word);
    },
  };
}

function rowsOf(sqlite: Database, table: SQLiteTable, columns: readonly SQLiteColumn[]): RowBuffer {
  const names = columns.map(({ name }) => name);
  return new RowBuffer(sqlite, getTableName(table), names, false, () => undefined);
}
