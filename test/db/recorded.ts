import type { Database } from 'better-sqlite3';

/** The texts of all statements that a database is asked to prepare from now on. */
export function recorded(sqlite: Database): Set<string> {
  const texts = new Set<string>();
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((text: string) => {
    texts.add(text);
    return prepare(text);
  }) as Database['prepare'];
  return texts;
}
