import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { bare } from '../statement/alias.ts';
import { prepareInsertInto } from '../statement/insert.ts';
import { keptWords } from './index-entry.ts';
import { wordFragments, words } from './index-table.ts';
import { fragmentsOf } from './spelling.ts';

/** Keeps the words of names. */
export interface WordWriter {
  /** Adds the words of a name that are not there yet. */
  add(name: string): void;
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
  const insert = prepareInsertInto(sqlite, getTableName(words), [words.word.name], true);
  const insertFragment = prepareInsertInto(
    sqlite,
    getTableName(wordFragments),
    [wordFragments.fragment.name, wordFragments.wordId.name],
    true,
  );
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
    add(name) {
      for (const word of keptWords(name)) {
        if (kept.has(word) || fresh.has(word)) continue;
        fresh.add(word);
        if (find.get(word) !== undefined) continue;
        const id = Number(insert.run(word).lastInsertRowid);
        for (const fragment of fragmentsOf(word)) insertFragment.run(fragment, id);
      }
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
