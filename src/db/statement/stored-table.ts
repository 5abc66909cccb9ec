import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { SEARCH_TABLES } from '../search/index-table.ts';

export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

const OF_SEARCH = new RegExp(`^(${SEARCH_TABLES.map(getTableName).join('|')})(_|$)`);

/** The names of all tables of a schema but those of SQLite, of migrations and of search. */
export function storedTables(sqlite: Database, schema: 'main' | 'draft'): string[] {
  const tables = sqlite.prepare<[string], string>(
    "SELECT name FROM pragma_table_list WHERE schema = ? AND type = 'table'",
  );
  return tables
    .pluck()
    .all(schema)
    .filter((name) => !/^(sqlite_|__)/.test(name) && !OF_SEARCH.test(name));
}

/** The columns of a table that are stored: no generated ones. */
export function storedColumns(sqlite: Database, schema: 'main' | 'draft', table: string): StoredColumn[] {
  const columns = sqlite.prepare<[string, string], StoredColumn>(
    'SELECT name, type FROM pragma_table_xinfo(?, ?) WHERE hidden = 0',
  );
  return columns.all(table, schema);
}
