import Sqlite from 'better-sqlite3';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { addCursorFunction } from '../../src/db/read/collection/cursor.ts';

/** What the migrations make of an empty database: running them takes longer than most tests. */
let image: Buffer | undefined;

/** A database in memory with the schema of now and nothing in it. */
export function freshDatabase(): GreffeDatabase {
  image ??= migrated();
  const sqlite = new Sqlite(image);
  sqlite.pragma('foreign_keys = ON');
  addCursorFunction(sqlite);
  const close = () => void sqlite.close();
  return { location: ':memory:', sqlite, readonly: false, isInPlace: () => true, close };
}

function migrated(): Buffer {
  const database = openDatabase(':memory:');
  migrate(database);
  const bytes = database.sqlite.serialize();
  database.close();
  return bytes;
}
