import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { type GreffeDatabase, openDatabase } from '../connection/client.ts';
import { isEmpty } from '../connection/is-empty.ts';
import { migrate } from '../connection/migrate.ts';
import { rebuildSearchIndex } from '../search/rebuild.ts';
import { as } from '../statement/alias.ts';
import { storedColumns, storedTables } from '../statement/stored-table.ts';
import { amountDivisions } from '../tables/amount-division.ts';
import { imports } from '../tables/import.ts';
import { placements } from '../tables/placement.ts';

/**
 * A graph that is copied line by line is no whole one before the last line: columns follow from claims that are not there yet. So it is
 * made in a file of its own, the draft, beside the database that it is for, and moved into that in one transaction.
 */

const i = as(imports, 'i');

const ENDINGS = ['', '-wal', '-shm', '-journal'];

/** Where the draft of what is to be in a database stands. */
function draftPathOf({ sqlite }: GreffeDatabase): string {
  return `${sqlite.name}.restoring`;
}

/**
 * Opens the draft, or makes it. One process alone has it open.
 *
 * @throws DatabaseUnusable also when another process has it open
 */
export function openDraft(database: GreffeDatabase): GreffeDatabase {
  const draft = openDatabase(draftPathOf(database));
  try {
    draft.sqlite.pragma('locking_mode = EXCLUSIVE');
    migrate(draft);
    return draft;
  } catch (error) {
    draft.close();
    throw error;
  }
}

/** Removes the draft, which must be closed. */
export function removeDraft(database: GreffeDatabase): void {
  for (const ending of ENDINGS) rmSync(`${draftPathOf(database)}${ending}`, { force: true });
}

/**
 * Moves all that is in the draft, which must be closed, into the database, in one transaction: killed at any moment, the database is
 * empty or holds the whole graph. The draft stays.
 *
 * False, and nothing is written, when the database is empty no more. The lock for writing must be to be had: see `waitForLock`.
 */
export function publishDraft(database: GreffeDatabase): boolean {
  const { sqlite } = database;
  sqlite.prepare('ATTACH ? AS draft').run(draftPathOf(database));
  try {
    return sqlite.transaction(() => isEmpty(database) && copyTables(sqlite)).immediate();
  } finally {
    sqlite.exec('DETACH draft');
  }
}

function copyTables(sqlite: Database): true {
  // Tables refer to each other in both directions: what counts is that all is there in the end.
  sqlite.pragma('defer_foreign_keys = ON');
  const shift =
    sqlite.prepare<[], number>(`SELECT coalesce(max(${i.id}), 0) FROM main.${i}`).pluck().get() ?? 0;
  for (const table of tablesOf(sqlite)) {
    const names = columnsOf(sqlite, table);
    const columns = names.join(', ');
    const values = names.map((name) => (isImportId(table, name) ? `${name} + ${shift}` : name)).join(', ');
    // What a migration wrote is in both, and triggers have marked divisions of amounts.
    sqlite.exec(`INSERT OR REPLACE INTO main."${table}" (${columns}) SELECT ${values} FROM draft."${table}"`);
  }
  rebuildSearchIndex(sqlite);
  return true;
}

/** All tables but those of search; last the one that triggers write. */
function tablesOf(sqlite: Database): string[] {
  const marked = getTableName(amountDivisions);
  return [...storedTables(sqlite, 'draft').filter((name) => name !== marked), marked];
}

/** The columns that are stored. */
function columnsOf(sqlite: Database, table: string): string[] {
  return storedColumns(sqlite, 'draft', table).map(({ name }) => name);
}

/** Whether a column holds ids of the log, which are the database's own: it may have tried imports before. */
function isImportId(table: string, column: string): boolean {
  return IMPORT_IDS.some(({ name, table: of }) => getTableName(of) === table && name === column);
}

const IMPORT_IDS = [imports.id, placements.importId];
