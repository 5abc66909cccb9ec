import type { Database } from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { MIGRATIONS_FOLDER } from './migrate.ts';

/** The first line of what the migration of documents makes of the rows that were there. */
const FROM = '-- What documents said, as far as it is known: no answer changes.';

/**
 * Completes a graph that was filled before documents were kept, as its migration does: its evidence and its tenders state what their
 * columns show. To be called within a transaction; doing it again changes nothing.
 */
export function stateWhatColumnsShow(sqlite: Database): void {
  const statements = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).flatMap(({ sql }) => {
    const start = sql.findIndex((statement) => statement.trimStart().startsWith(FROM));
    return start < 0 ? [] : sql.slice(start);
  });
  if (statements.length === 0) throw new Error('The migration of documents is not there.');
  for (const statement of statements) sqlite.exec(statement);
}
