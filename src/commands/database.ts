import { readConfig } from '../config.ts';
import { type GreffeDatabase, openDatabase } from '../db/connection/client.ts';
import { migrate, requireCurrentSchema } from '../db/connection/migrate.ts';
import { makeReadable, type ReadableDatabase } from '../db/connection/readable.ts';
import { hasCompaniesToUnite } from '../db/merge/unite-companies.ts';
import { deriveAnew } from '../db/write/derive/derive-anew.ts';
import { openDeriveProgress } from './derive-progress.ts';

/**
 * Opens the database that the environment names, for writing, and brings it up to date: its schema, and the columns that are derived
 * by rules of another version. The latter may take a minute for a million tenders, and shows on standard error how far it is.
 *
 * @throws ConfigInvalid, DatabaseUnusable
 */
export function openConfiguredDatabase({ hints = true }: { readonly hints?: boolean } = {}): GreffeDatabase {
  const database = prepared(openDatabase(readConfig(process.env).databaseFile));
  if (hints) hintAtCompanies(database);
  return database;
}

/** Opens a database to be read, and brings its schema up to date where it can be written. @throws DatabaseUnusable */
export function openReadable({ location, isReadonly }: ReadableDatabase): GreffeDatabase {
  const database = prepared(openDatabase(location, { readonly: isReadonly }));
  hintAtCompanies(database);
  return database;
}

/** Tells what no upgrade does by itself: merging is a decision, and takes as long as there are establishments. */
function hintAtCompanies(database: GreffeDatabase): void {
  if (!hasCompaniesToUnite(database)) return;
  process.stderr.write(
    'An older version kept each establishment (SIRET) as an organisation of its own: run `greffe unite` to make companies of them.\n',
  );
}

/** Where a database can be read; says on standard error when it is a copy. @throws DatabaseUnusable */
export function findReadable(location: string): ReadableDatabase {
  return makeReadable(location, (folder) => {
    process.stderr.write(
      `The folder of ${location} is for reading only: a copy in ${folder} is read, and removed at the end.\n`,
    );
  });
}

function prepared(database: GreffeDatabase): GreffeDatabase {
  const progress = openDeriveProgress(process.stderr);
  try {
    if (database.readonly) requireCurrentSchema(database);
    else {
      migrate(database);
      deriveAnew(database, { onProgress: progress.show });
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  } finally {
    progress.end();
  }
}
