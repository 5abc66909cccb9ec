import { readConfig } from '../config.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { migrate } from '../db/connection/migrate.ts';

/**
 * Opens the database that the environment names, for writing, and brings its schema up to date.
 *
 * @throws ConfigInvalid, DatabaseUnusable
 */
export function openConfiguredDatabase(): GreffeDatabase {
  const database = openDatabase(readConfig(process.env).databaseFile);
  try {
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
