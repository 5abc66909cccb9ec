import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { openHandle } from '../../src/db/connection/handle.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { addCursorFunction } from '../../src/db/read/collection/cursor.ts';
import { addValueFunction } from '../../src/db/write/derive/value-function.ts';

/** What the migrations make of an empty database: running them takes longer than most tests. */
let image: Buffer | undefined;

/**
 * A database in memory with the schema of now and nothing in it.
 *
 * @param onStatement told the text of each statement that runs, those that begin and end transactions too
 */
export function freshDatabase(onStatement?: (text: string) => void): GreffeDatabase {
  image ??= migrated();
  const sqlite = openHandle(image, onStatement && { verbose: (text) => onStatement(String(text)) });
  sqlite.pragma('foreign_keys = ON');
  addCursorFunction(sqlite);
  addValueFunction(sqlite);
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
