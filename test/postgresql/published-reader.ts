import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { PostgresReader } from '../../src/db/publication/postgres-reader.ts';
import { type ServerAddress, serversOf } from '../../src/domain/publication-url.ts';
import { publicationOf } from './compare.ts';
import { publishDatabase } from './published.ts';
import { withPostgresql } from './server.ts';

/** Publishes a database and reads it there, as a thread of a server does. */
export function withPublishedReader<T>(
  database: GreffeDatabase,
  use: (reader: PostgresReader) => T | Promise<T>,
): Promise<T> {
  return withPostgresql(async (url) => {
    await publishDatabase(database, url);
    const schema = String((await publicationOf(url))?.schema);
    const reader = new PostgresReader();
    try {
      reader.readFrom({ server: serversOf(url)[0] as ServerAddress, schema, statementTimeoutMs: 60_000 });
      return await use(reader);
    } finally {
      reader.close();
    }
  });
}
