import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { type GraphServer, startGraphServer } from '../../src/commands/serving/graph-server.ts';
import { publishedEngine } from '../../src/commands/serving/published-engine.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { SEED, WRITTEN } from '../graph.ts';
import { openPublication } from '../served-engine.ts';

/** An answer, as far as tests of failures look at it. */
export interface PublishedAnswer {
  readonly status: number;
  readonly text: string;
  /** The first error's code. */
  readonly code: string | undefined;
}

export interface PublishedServer {
  readonly url: string;
  ask(query: string): Promise<PublishedAnswer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** A server on a publication, as `greffe serve` runs it, for as long as it is used. */
export async function withPublishedServer<T>(
  url: string,
  use: (server: PublishedServer) => Promise<T>,
): Promise<T> {
  const server: GraphServer = await startGraphServer({
    config: readConfig({
      PORT: '0',
      DATABASE_URL: url,
      GREFFE_ANALYSIS_THREADS: '1',
      // What threads are asked, they execute each time.
      GREFFE_MAX_KEPT_BYTES: '0',
    }),
    openEngine: publishedEngine(await openPublication(url)),
    logger: pino({ level: 'silent' }),
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  const get = (path: string, headers = {}) => fetch(new URL(path, server.url), { headers });
  try {
    return await use({
      url: server.url,
      get,
      async ask(query) {
        const response = await fetch(new URL('/graphql', server.url), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const text = await response.text();
        return { status: response.status, text, code: JSON.parse(text).errors?.[0]?.extensions?.code };
      },
    });
  } finally {
    await server.close();
  }
}

/** The bytes of a database with the seed in it, made once. */
let seeded: Buffer | undefined;

/** Gives a file with the seed in it. */
export async function withSeedFile<T>(use: (location: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-published-'));
  try {
    const location = join(folder, 'graph.db');
    seeded ??= seedIn(join(folder, 'seed.db'));
    writeFileSync(location, seeded);
    return await use(location);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function seedIn(location: string): Buffer {
  const database = openDatabase(location);
  migrate(database);
  importDossiers(database, [SEED], { now: WRITTEN });
  database.close();
  return readFileSync(location);
}

/** Waits until something holds, for so long at most; in how many milliseconds it came to. */
export async function until(holds: () => Promise<boolean>, mostMs = 30_000): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < mostMs) {
    if (await holds()) return performance.now() - started;
    await pause(50);
  }
  throw new Error(`it has not come to hold within ${mostMs} ms`);
}
