import type { Database } from 'better-sqlite3';

/** Does something on a connection that may wait for a lock for so long, in milliseconds, and then waits as long as before. */
export function withLockTimeout<T>(sqlite: Database, timeoutMs: number, act: () => T): T {
  const before = sqlite.pragma('busy_timeout', { simple: true });
  sqlite.pragma(`busy_timeout = ${timeoutMs}`);
  try {
    return act();
  } finally {
    sqlite.pragma(`busy_timeout = ${before}`);
  }
}
