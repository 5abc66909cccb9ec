import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { DatabaseUnusable } from '../../domain/error.ts';
import type { GreffeDatabase } from './client.ts';
import { asDatabaseUnusable } from './database-error.ts';

export interface LockOptions {
  /** How long another process may hold the lock. Default: one minute. */
  readonly maxWaitMs?: number | undefined;
  /** Told once when there is a wait. */
  readonly onWait?: (() => void) | undefined;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

const PAUSE_MS = 20;

/**
 * Runs `write` in one transaction that holds the database's only lock for writing from its start. While another process holds it
 * this waits without blocking: two importers take turns, batch by batch.
 *
 * `write` is synchronous; what it throws undoes all it wrote and comes out as it is, faults of the database as DatabaseUnusable.
 *
 * @throws DatabaseUnusable when the lock is not to be had in time, the disk is full, …
 */
export function writeLocked<T>(
  database: GreffeDatabase,
  write: () => T,
  options: LockOptions = {},
): Promise<T> {
  return waitForLock(database, () => database.sqlite.transaction(write).immediate(), options);
}

/**
 * Runs what opens an immediate transaction of its own, as soon as the lock for writing can be had. With a write-ahead log it is only
 * missed at the start of such a transaction: nothing has been done then.
 *
 * @throws DatabaseUnusable as of `writeLocked`
 */
export async function waitForLock<T>(
  database: GreffeDatabase,
  run: () => T,
  { maxWaitMs = 60_000, onWait, signal }: LockOptions = {},
): Promise<T> {
  const deadline = performance.now() + maxWaitMs;
  let hasWaited = false;
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error)) throw asDatabaseUnusable(database.location, error);
      if (performance.now() > deadline) {
        const reason = `another process is writing to it, for more than ${Math.round(maxWaitMs / 1000)} s`;
        throw new DatabaseUnusable(database.location, reason, 'Wait for that process, or stop it.', {
          cause: error,
        });
      }
    }
    if (!hasWaited) onWait?.();
    hasWaited = true;
    await sleep(PAUSE_MS, undefined, { signal });
  }
}

function isBusy(error: unknown): boolean {
  if (error instanceof DatabaseUnusable) return isBusy(error.cause);
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
