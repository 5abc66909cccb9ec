import type { Database } from 'better-sqlite3';
import { type GreffeDatabase, openDatabase } from '../../connection/client.ts';
import { requireCurrentSchema } from '../../connection/migrate.ts';

/** One state of the author's file, which stays as it is however long it is read and whoever writes. */
export interface Snapshot {
  readonly sqlite: Database;
}

/** Reads one state of a file, over a handle of its own. @throws DatabaseUnusable */
export async function withSnapshot<T>(
  { location }: Pick<GreffeDatabase, 'location'>,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const database = openDatabase(location, { readonly: true });
  const { sqlite } = database;
  try {
    // The state is that of the first read.
    sqlite.exec('BEGIN');
    requireCurrentSchema(database);
    return await read({ sqlite });
  } finally {
    database.close();
  }
}
