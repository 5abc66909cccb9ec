import Sqlite, { type Database, type Options } from 'better-sqlite3';
import { renderSqlite } from '../dialect/sqlite.ts';

/**
 * Opens a handle on a database, by its path or its content. Statements that are prepared on it may be written for all engines: SQLite is
 * given them as it takes them.
 */
export function openHandle(location: string | Buffer, options?: Options): Database {
  const sqlite = new Sqlite(location, options);
  const prepare = sqlite.prepare.bind(sqlite) as (text: string) => unknown;
  sqlite.prepare = ((text: string) => prepare(renderSqlite(text))) as Database['prepare'];
  return sqlite;
}
