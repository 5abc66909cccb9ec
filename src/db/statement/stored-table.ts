import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { search } from '../search/search-row.ts';

export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

/** The names of all tables of a schema but those of SQLite, of migrations and of the full-text index. */
export function storedTables(sqlite: Database, schema: 'main' | 'draft'): string[] {
  const tables = sqlite.prepare<[string], string>(
    "SELECT name FROM pragma_table_list WHERE schema = ? AND type = 'table'",
  );
  return tables
    .pluck()
    .all(schema)
    .filter((name) => !/^(sqlite_|__)/.test(name) && !name.startsWith(`${getTableName(search)}_`));
}

/** The columns of a table that are stored: no generated ones. */
export function storedColumns(sqlite: Database, schema: 'main' | 'draft', table: string): StoredColumn[] {
  const columns = sqlite.prepare<[string, string], StoredColumn>(
    'SELECT name, type FROM pragma_table_xinfo(?, ?) WHERE hidden = 0',
  );
  return columns.all(table, schema);
}
