import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../src/model/record.ts';
import { freshDatabase } from './fresh-database.ts';

/** The instant that all tests write at, unless they say another. */
export const NOW = new Date('2026-03-01T12:00:00Z');

/** A fresh database in memory for one test, with these records in it. */
export function withDatabase<R>(
  use: (database: GreffeDatabase) => R,
  ...batches: Partial<GraphRecords>[]
): R {
  const database = freshDatabase();
  try {
    for (const batch of batches) writeRecords(database, recordsOf(batch), { now: NOW });
    return use(database);
  } finally {
    database.close();
  }
}

export function recordsOf({ nodes = [], claims = [], mentions = [] }: Partial<GraphRecords>): GraphRecords {
  return { nodes, claims, mentions };
}

/** The rows of a statement. */
export function rows<R = Record<string, unknown>>(
  database: GreffeDatabase,
  text: string,
  ...values: unknown[]
): R[] {
  return database.sqlite.prepare<unknown[], R>(text).all(...values);
}

/** The only row of a statement. */
export function row<R = Record<string, unknown>>(
  database: GreffeDatabase,
  text: string,
  ...values: unknown[]
): R {
  const [only, ...others] = rows<R>(database, text, ...values);
  if (only === undefined || others.length > 0) throw new Error(`One row was expected of: ${text}`);
  return only;
}

/** How many rows a table has. */
export function count(database: GreffeDatabase, table: string): number {
  return row<{ n: number }>(database, `SELECT count(*) AS n FROM ${table}`).n;
}
