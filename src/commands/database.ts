import { readConfig } from '../config.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { migrate } from '../db/connection/migrate.ts';
import { deriveAnew } from '../db/write/derive/derive-anew.ts';
import { openDeriveProgress } from './derive-progress.ts';

/**
 * Opens the database that the environment names, for writing, and brings it up to date: its schema, and the columns that are derived
 * by rules of another version. The latter may take a minute for a million tenders, and shows on standard error how far it is.
 *
 * @throws ConfigInvalid, DatabaseUnusable
 */
export function openConfiguredDatabase(): GreffeDatabase {
  const database = openDatabase(readConfig(process.env).databaseFile);
  const progress = openDeriveProgress(process.stderr);
  try {
    migrate(database);
    deriveAnew(database, { onProgress: progress.show });
    return database;
  } catch (error) {
    database.close();
    throw error;
  } finally {
    progress.end();
  }
}
