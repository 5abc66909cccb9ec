import type { Config } from '../../config.ts';
import { openDatabase } from '../../db/connection/client.ts';
import type { OpenEngine } from './engine.ts';

/** Opens from what the environment has the graph served: a file, or a publication in PostgreSQL. @throws DatabaseUnusable */
export async function openForReading(config: Config): Promise<OpenEngine> {
  const { databaseFile, publicationUrl, mmapMb } = config;
  if (publicationUrl !== undefined) return openPublished(publicationUrl, config);
  const { sqliteEngine } = await import('./sqlite-engine.ts');
  return sqliteEngine(openDatabase(databaseFile, { readonly: true, mmapMb }));
}

/** What serves is loaded when there is something to be served: that takes longer than to find out. */
async function openPublished(url: string, { limits }: Config): Promise<OpenEngine> {
  const { Publication } = await import('../../db/publication/publication.ts');
  const { schemaVersion } = await import('../../db/postgresql/schema/schema.ts');
  const publication = await Publication.open({
    url,
    schemaVersion: schemaVersion(),
    statementTimeoutMs: limits.maxReadingMs,
    maxAnswerBytes: limits.maxAnswerBytes,
  });
  const { publishedEngine } = await import('./published-engine.ts');
  return publishedEngine(publication);
}
