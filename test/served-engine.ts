import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { OpenEngine } from '../src/commands/serving/engine.ts';
import { publishedEngine } from '../src/commands/serving/published-engine.ts';
import { sqliteEngine } from '../src/commands/serving/sqlite-engine.ts';
import { openDatabase } from '../src/db/connection/client.ts';
import { schemaVersion } from '../src/db/postgresql/schema/schema.ts';
import { Publication } from '../src/db/publication/publication.ts';
import { type ServerAddress, serversOf } from '../src/domain/publication-url.ts';
import { publishFile } from './postgresql/published.ts';
import { openTestDatabase } from './postgresql/server.ts';

/** Whether tests of servers run on publications in PostgreSQL: their project says so in vitest.config.ts. */
export const IS_PUBLISHED = process.env.TEST_ENGINE === 'postgresql';

/** A database in a file that is served. */
export interface ServedGraph {
  /** What a server answers from; of each server its own. */
  openEngine(): Promise<OpenEngine>;
  /** Has the servers show what was written to the file, which those that read the file do by themselves. */
  show(): Promise<void>;
}

/**
 * What a test's servers answer from: its database in a file, or, where the project says so, a publication of it in PostgreSQL. What
 * clients see must not depend on that.
 */
export function serveGraph(location: string, isPublished = IS_PUBLISHED): ServedGraph {
  return isPublished ? new PublishedGraph(location) : new GraphInFile(location);
}

class GraphInFile implements ServedGraph {
  readonly #location: string;

  constructor(location: string) {
    this.#location = location;
  }

  async openEngine(): Promise<OpenEngine> {
    return sqliteEngine(openDatabase(this.#location, { readonly: true }));
  }

  async show(): Promise<void> {}
}

/**
 * By the hash of a database, the URL of its publication: publishing takes longer than most tests, and many ask the same graph. All of
 * them end with the server of PostgreSQL.
 */
const KEPT = new Map<string, Promise<string>>();

class PublishedGraph implements ServedGraph {
  readonly #location: string;
  readonly #publications: Publication[] = [];
  #key: string | undefined;
  #url: Promise<string> | undefined;

  constructor(location: string) {
    this.#location = location;
  }

  async openEngine(): Promise<OpenEngine> {
    this.#url ??= this.#publish();
    const publication = await openPublication(await this.#url);
    this.#publications.push(publication);
    return publishedEngine(publication);
  }

  async show(): Promise<void> {
    const url = await this.#url;
    if (url === undefined) return;
    const [server] = serversOf(url) as [ServerAddress];
    // It is no longer what others ask for.
    if (this.#key !== undefined) KEPT.delete(this.#key);
    const before = this.#publications.map(({ state }) => state?.name);
    await publishFile(this.#location, url);
    for (const [index, publication] of this.#publications.entries()) {
      // It may be looking already, at what was there before.
      for (; publication.state?.name === before[index]; await pause(10)) await publication.doubt({ server });
    }
  }

  #publish(): Promise<string> {
    const { sqlite } = openDatabase(this.#location, { readonly: true });
    this.#key = hash('sha256', sqlite.serialize());
    sqlite.close();
    const kept = KEPT.get(this.#key) ?? publishAnew(this.#location);
    KEPT.set(this.#key, kept);
    return kept;
  }
}

async function publishAnew(location: string): Promise<string> {
  const { url } = await openTestDatabase();
  await publishFile(location, url);
  return url;
}

/** A publication as `greffe serve` opens it. */
export function openPublication(url: string): Promise<Publication> {
  return Publication.open({ url, schemaVersion: schemaVersion(), statementTimeoutMs: 10_000 });
}
