import { importLeanly } from '../src/lean-import.ts';

/**
 * Run as a program, it serves the database that the environment names as `greffe serve` does, but without the compiled executor:
 * every operation takes the way of those that can't be one statement.
 */
importLeanly();
const { readConfig } = await import('../src/config.ts');
const { openDatabase } = await import('../src/db/connection/client.ts');
const { SqliteReader } = await import('../src/db/read/row/sqlite-reader.ts');
const { buildCatalogue, buildSchema } = await import('../src/schema/build.ts');
const { openContext } = await import('../src/schema/context.ts');
const { answerOperation } = await import('../src/schema/resolve/execute.ts');
const { RequestTally, startServer } = await import('../src/server/server.ts');
const { openLog } = await import('../src/commands/serving/log.ts');
const { stopSignal } = await import('../src/commands/serving/stop-signal.ts');

const config = readConfig(process.env);
const database = openDatabase(config.databaseFile, { readonly: true });
const reader = new SqliteReader(database.sqlite);
const catalogue = buildCatalogue();
const server = await startServer({
  config,
  schema: buildSchema(catalogue),
  logger: openLog(config),
  examples: [],
  openContext: () => openContext(reader, catalogue),
  answer: (args) => answerOperation({}, args),
  isReady: () => reader.answers(),
  tally: new RequestTally(),
});
process.stderr.write(`The ordinary executor answers at ${server.url}\n`);
await stopSignal();
await server.close();
reader.endTurn();
database.close();
