import type { OpenEngine } from '../src/commands/serving/engine.ts';
import { publishedEngine } from '../src/commands/serving/published-engine.ts';
import { sqliteEngine } from '../src/commands/serving/sqlite-engine.ts';
import { openDatabase } from '../src/db/connection/client.ts';
import { schemaVersion } from '../src/db/postgresql/schema/schema.ts';
import { Publication } from '../src/db/publication/publication.ts';
import { publishFile } from './postgresql/published.ts';
import { openTestDatabase } from './postgresql/server.ts';

/** From what a test's server answers, and what becomes of that afterwards. */
export interface ServedEngine {
  readonly openEngine: OpenEngine;
  /** Once its server is closed. */
  remove(): Promise<void>;
}

/**
 * What a test's server answers from: its database in a file, or, where the project says so, a publication of it in PostgreSQL. What
 * clients see must not depend on that.
 */
export async function openServedEngine(location: string): Promise<ServedEngine> {
  if (process.env.TEST_ENGINE !== 'postgresql') {
    const openEngine = sqliteEngine(openDatabase(location, { readonly: true }));
    return { openEngine, remove: async () => undefined };
  }
  const { url, remove } = await openTestDatabase();
  await publishFile(location, url);
  return { openEngine: publishedEngine(await openPublication(url)), remove };
}

/** A publication as `greffe serve` opens it. */
export function openPublication(url: string): Promise<Publication> {
  return Publication.open({ url, schemaVersion: schemaVersion(), statementTimeoutMs: 10_000 });
}
