import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import pino from 'pino';
import { type Config, readConfig } from '../config.ts';
import { type GreffeDatabase, openDatabase } from '../db/client.ts';
import { Reader } from '../db/read/reader.ts';
import { isEmpty } from '../db/statistics.ts';
import { importDossiers } from '../ingest/sources/dossier/import.ts';
import { buildCatalogue, buildSchema } from '../schema/build.ts';
import { Planner } from '../schema/compiled/plan.ts';
import { openContext } from '../schema/context.ts';
import { answerDirectly, answerOperation } from '../schema/execute.ts';
import { startServer } from '../server/server.ts';
import { openConfiguredDatabase } from './database.ts';
import { readExamples } from './example.ts';

const SEED = fileURLToPath(new URL('../../seeds/health-data-hub.yaml', import.meta.url));

/** `greffe serve`: serves the graph until it is told to stop. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('Serve the graph over GraphQL, with GraphiQL; an empty database gets the example dossier.')
    .option('--no-seed', 'leave an empty database empty')
    .action(async ({ seed }: { seed: boolean }) => {
      await serve(readConfig(process.env), seed);
    });
}

async function serve(config: Config, seed: boolean): Promise<void> {
  const logger = pino({ level: config.logLevel, base: null });
  const database = openConfiguredDatabase();
  const readable = prepareDatabase(database, config, seed);
  const reader = new Reader(readable.sqlite);
  const catalogue = buildCatalogue();
  const schema = buildSchema(catalogue);
  const planner = new Planner(schema, catalogue);
  const server = await startServer({
    config,
    schema,
    logger,
    examples: readExamples(),
    openContext: () => openContext(reader, catalogue),
    answer: (args) => answerOperation(planner, args),
    answerDirectly: (args) => answerDirectly(planner, args),
    isReady: () => reader.answers(),
  }).catch((error: unknown) => {
    readable.close();
    throw error;
  });
  process.stderr.write(`Greffe answers at ${server.url}\n`);
  await stopSignal();
  logger.info('Stopping: running requests end first.');
  await server.close();
  reader.endTurn();
  readable.close();
}

/** Seeds an empty database, and opens it for reading only; one in memory can't be opened twice. */
function prepareDatabase(database: GreffeDatabase, config: Config, seed: boolean): GreffeDatabase {
  if (seed && isEmpty(database)) importDossiers(database, [SEED]);
  if (config.databaseFile === ':memory:') return database;
  database.close();
  return openDatabase(config.databaseFile, { readonly: true });
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
