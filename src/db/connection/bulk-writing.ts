import type { GreffeDatabase } from './client.ts';
import { asDatabaseUnusable } from './database-error.ts';

/**
 * Negative: KiB. Names, slugs, days and organisations come in no order: each document adds to some thirty index pages that no other
 * one of its batch adds to. A page that found no place in the cache is read again, and written twice in one transaction.
 */
const CACHE_SIZE = -40_000;

/**
 * WAL pages (250 MB), eight times as many as otherwise: the same index pages change in batch after batch, and are moved into the
 * file once for all of these.
 */
const CHECKPOINT_PAGES = 64_000;

const SETTINGS = ['cache_size', 'wal_autocheckpoint'] as const;

/**
 * Runs what writes much, in transactions of its own, with a larger cache and a longer log than serving needs. Afterwards the handle
 * is set as before, what the cache holds above its size is let go, and the log is moved into the file as far as no reader needs it:
 * whoever reads on would search all of it for each page.
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
    sqlite.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
  return result;
}
