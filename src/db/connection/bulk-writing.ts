import type { Database } from 'better-sqlite3';
import { type GreffeDatabase, CHECKPOINT_PAGES as SERVING_CHECKPOINT_PAGES } from './client.ts';
import { asDatabaseUnusable } from './database-error.ts';
import { withLockTimeout } from './lock-timeout.ts';

/**
 * Negative: KiB. Names, slugs, days and organisations come in no order: each document adds to some thirty index pages that no other
 * one of its batch adds to. A page that found no place in the cache is read again, and written twice in one transaction.
 */
const CACHE_SIZE = -40_000;

/**
 * WAL pages (250 MB), eight times as many as otherwise: the same index pages change in batch after batch, and are moved into the
 * file once for all of these.
 */
const CHECKPOINT_PAGES = 8 * SERVING_CHECKPOINT_PAGES;

/** How long the end of bulk writing waits for those who read a state from before it. */
const PATIENCE_MS = 5_000;

const SETTINGS = ['cache_size', 'wal_autocheckpoint'] as const;

/**
 * Runs what writes much, in transactions of its own, with a larger cache and a longer log than serving needs. Afterwards the handle
 * is set as before, what the cache holds above its size is let go, and the log is moved into the file: whoever reads on would search all
 * of it for each page. What readers need of it stays, if they need it for longer than some seconds.
 *
 * @throws DatabaseUnusable when the log can't be moved (a full disk); what was committed stands
 */
export async function inBulk<T>({ sqlite, location }: GreffeDatabase, write: () => Promise<T>): Promise<T> {
  const before = SETTINGS.map((name) => [name, sqlite.pragma(name, { simple: true })] as const);
  sqlite.pragma(`cache_size = ${CACHE_SIZE}`);
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  let result: T;
  try {
    result = await write();
  } finally {
    for (const [name, value] of before) sqlite.pragma(`${name} = ${value}`);
  }
  try {
    moveLog(sqlite);
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
  return result;
}

/**
 * Where many read all the time, there is always one who needs the last part of the log, and it would grow with every import. So a long one
 * is waited for: those who begin to read meanwhile need none of it.
 */
function moveLog(sqlite: Database): void {
  const [moved] = sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number }[];
  // A shorter one is nothing to wait for: the next one who writes much moves it, too.
  if (moved === undefined || moved.log < SERVING_CHECKPOINT_PAGES) return;
  withLockTimeout(sqlite, PATIENCE_MS, () => sqlite.pragma('wal_checkpoint(RESTART)'));
}
