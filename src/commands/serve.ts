import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { isEmpty } from '../db/connection/is-empty.ts';
import type { ReadableDatabase } from '../db/connection/readable.ts';
import { importDossiers } from '../ingest/sources/dossier/import.ts';
import { findReadable, openReadable } from './database.ts';
import type { OpenEngine } from './serving/engine.ts';
import { openForReading } from './serving/open-engine.ts';
import { WORKER_NUMBER } from './serving/worker-number.ts';

const SEED = fileURLToPath(new URL('../../seeds/health-data-hub.yaml', import.meta.url));

/** `greffe serve`: serves the graph until it is told to stop, in one process or with `GREFFE_WORKERS`. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('Serve the graph over GraphQL, with GraphiQL; an empty database gets the example dossier.')
    .option('--no-seed', 'leave an empty database empty')
    .action(async ({ seed }: { seed: boolean }) => {
      await serve(readConfig(process.env), seed);
    });
}

/** Loads what its role needs only: the primary of several workers needs neither a schema nor a server. */
async function serve(config: Config, seed: boolean): Promise<void> {
  if (cluster.isWorker) {
    const { serveAsWorker } = await import('./serving/worker.ts');
    return serveAsWorker(config, process.env[WORKER_NUMBER] ?? '');
  }
  if (config.publicationUrl !== undefined) return servePublication(config);
  const readable = findReadable(config.databaseFile);
  try {
    await serveReadable({ ...config, databaseFile: readable.location }, openPrepared(readable, seed));
  } finally {
    readable.remove();
  }
}

async function serveReadable(config: Config, database: GreffeDatabase): Promise<void> {
  // One in memory can't be opened twice.
  if (database.sqlite.memory) {
    const { sqliteEngine } = await import('./serving/sqlite-engine.ts');
    return serveOne(config, sqliteEngine(database));
  }
  database.close();
  return config.workers === 1 ? serveOne(config, await openForReading(config)) : serveWithWorkers(config);
}

/** Its processes are told each by itself when no server can be read from: the first who asks is this one. */
async function servePublication(config: Config): Promise<void> {
  return config.workers === 1 ? serveOne(config, await openForReading(config)) : serveWithWorkers(config);
}

async function serveOne(config: Config, openEngine: OpenEngine): Promise<void> {
  const { serveAlone } = await import('./serving/alone.ts');
  return serveAlone(config, openEngine);
}

async function serveWithWorkers(config: Config): Promise<void> {
  const primary = await import('./serving/primary.ts');
  return primary.serveWithWorkers(config);
}

/** The database with its schema up to date; an empty one is seeded where it can be written. */
function openPrepared(readable: ReadableDatabase, seed: boolean): GreffeDatabase {
  const database = openReadable(readable);
  try {
    if (seed && !database.readonly && isEmpty(database)) importDossiers(database, [SEED]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
