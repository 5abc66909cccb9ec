import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { rows } from './memory-graph.ts';

/** Migrations up to the last version before documents were kept. */
const BEFORE_DOCUMENTS = 8;

/** What that version kept beside, by table: which day's document each attribute came from. */
const STAMPS: Readonly<Record<string, string>> = {
  claims: 'known_from',
  lots: "'2026-02-06'",
};

/**
 * A database of an older version, by default the last one before documents were kept, with the same rows as far as that version had
 * them. It is not migrated.
 */
export function olderDatabase(now: GreffeDatabase, migrations = BEFORE_DOCUMENTS): GreffeDatabase {
  const older = openDatabase(':memory:');
  older.sqlite.pragma('foreign_keys = OFF');
  older.sqlite.exec(
    'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
  for (const { hash, folderMillis, sql } of readMigrationFiles({ migrationsFolder }).slice(0, migrations)) {
    for (const statement of sql) older.sqlite.exec(statement);
    older.sqlite
      .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
      .run(hash, folderMillis);
  }
  const inBoth = rows<{ name: string }>(older, TABLES).filter(
    ({ name }) => rows(now, `SELECT 1 FROM sqlite_schema WHERE name = '${name}'`).length > 0,
  );
  for (const { name } of inBoth) copyTable(now, older, name);
  if (migrations <= BEFORE_DOCUMENTS) older.sqlite.exec(STAMP_TENDERS);
  older.sqlite.pragma('foreign_keys = ON');
  return older;
}

const STAMP_TENDERS = `UPDATE nodes SET stamps = CASE WHEN stamps = '' THEN '2026-02-06' ELSE '{"":"2026-02-06","slug":"given"}' END WHERE type = 'TENDER'`;

const TABLES =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";

/** A trigger may have made the row already. */
function copyTable(now: GreffeDatabase, older: GreffeDatabase, table: string): void {
  const columnsOf = (database: GreffeDatabase) =>
    rows<{ name: string; hidden: number }>(
      database,
      `SELECT name, hidden FROM pragma_table_xinfo('${table}')`,
    )
      .filter(({ hidden }) => hidden === 0)
      .map(({ name }) => name);
  const there = columnsOf(now);
  const both = columnsOf(older).filter((column) => there.includes(column));
  const stamps = columnsOf(older).includes('stamps') ? STAMPS[table] : undefined;
  const selected = [...both, ...(stamps ? [`${stamps} AS stamps`] : [])];
  const columns = [...both, ...(stamps ? ['stamps'] : [])];
  const insert = older.sqlite.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const found = now.sqlite
    .prepare(`SELECT ${selected.join(', ')} FROM ${table}`)
    .raw()
    .all() as unknown[][];
  for (const row of found) insert.run(...row);
}
