import type { Database } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** Drizzle on an open handle, for statements that are fixed and rare. */
export function drizzleOn(sqlite: Database): BetterSQLite3Database {
  return drizzle({ client: sqlite });
}
