import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { eq, getTableName, sql } from 'drizzle-orm';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DatabaseUnusable } from '../../domain/error.ts';
import { CLAIM_KINDS } from '../../model/model.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { claimKinds } from '../tables/claim.ts';
import type { GreffeDatabase } from './client.ts';
import { asDatabaseUnusable } from './database-error.ts';
import { withLockTimeout } from './lock-timeout.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** The migrations that were applied: Drizzle's own table, which `drizzle-kit` reads too. */
const migrations = sqliteTable('__drizzle_migrations', {
  hash: text('hash').notNull(),
  createdAt: integer('created_at'),
});

/** What SQLite itself says to be there. */
const schema = sqliteTable('sqlite_schema', { type: text('type'), name: text('name').notNull() });

/** Two processes may start on a new file at once: the second waits for the first's schema. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * Brings the schema up to this version's, in one transaction: killed at any moment, the database is as before or as after.
 * Does nothing when it is up to date. Several processes may do it at once.
 *
 * Drizzle's own migrator reads what was applied before it locks, and so is not safe for two processes.
 *
 * @throws DatabaseUnusable when the schema is newer than this version's, another program's, or of a different history
 */
export function migrate(database: GreffeDatabase): void {
  const { sqlite, location } = database;
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  // Rebuilding a table drops and renames it: references are checked as a whole before the commit instead.
  sqlite.pragma('foreign_keys = OFF');
  try {
    const apply = sqlite.transaction(() => applyMissing(sqlite, location, known));
    withLockTimeout(sqlite, LOCK_TIMEOUT_MS, () => apply.immediate());
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

/**
 * Makes sure that the schema is this version's, without writing: for handles that only read.
 *
 * @throws DatabaseUnusable when it is not; the remedy says whether the program or the database is to be brought up to date
 */
export function requireCurrentSchema(database: GreffeDatabase): void {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  const applied = appliedHashes(database.sqlite, database.location);
  requireSameHistory(database.location, applied, known);
  if (applied.length < known.length) {
    const reason = 'its schema is from an older version';
    throw new DatabaseUnusable(database.location, reason, 'Open it for writing once to bring it up to date.');
  }
}

function applyMissing(sqlite: Database, location: string, known: readonly MigrationMeta[]): void {
  const applied = appliedHashes(sqlite, location);
  requireSameHistory(location, applied, known);
  if (applied.length === known.length) return;
  sqlite.exec(
    `CREATE TABLE IF NOT EXISTS ${getTableName(migrations)} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
  );
  const db = drizzleOn(sqlite);
  for (const { hash, folderMillis, sql: statements } of known.slice(applied.length)) {
    for (const statement of statements) sqlite.exec(statement);
    db.insert(migrations).values({ hash, createdAt: folderMillis }).run();
  }
  // A kind comes with a migration, that of its table.
  const kinds = CLAIM_KINDS.map((kind) => ({ kind }));
  db.insert(claimKinds).values(kinds).onConflictDoNothing().run();
  const broken = sqlite.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0)
    throw new Error(`Migrating breaks ${broken.length} references: nothing was changed.`);
}

function appliedHashes(sqlite: Database, location: string): string[] {
  const db = drizzleOn(sqlite);
  const tables = db.select({ name: schema.name }).from(schema).where(eq(schema.type, 'table')).all();
  if (tables.some(({ name }) => name === getTableName(migrations))) {
    const applied = db.select({ hash: migrations.hash }).from(migrations);
    return applied
      .orderBy(migrations.createdAt, sql`rowid`)
      .all()
      .map(({ hash }) => hash);
  }
  if (tables.length === 0) return [];
  throw new DatabaseUnusable(location, "it is another program's database", 'Name another file.');
}

function requireSameHistory(
  location: string,
  applied: readonly string[],
  known: readonly MigrationMeta[],
): void {
  const same = known.filter(({ hash }, position) => applied[position] === hash).length;
  if (same === applied.length) return;
  if (same === known.length) {
    throw new DatabaseUnusable(location, 'its schema is from a newer version', 'Use that version of Greffe.');
  }
  const reason = 'its schema has another history than this version knows';
  throw new DatabaseUnusable(
    location,
    reason,
    'Move the file away and import again, or use its own version.',
  );
}
