import type { Config } from '../../config.ts';
import { type GreffeDatabase, openDatabase } from '../../db/connection/client.ts';
import { startGraphServer } from './graph-server.ts';
import { openLog } from './log.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { killUnlessEnded, stopSignal } from './stop-signal.ts';

/**
 * Serves in this process until it is told to stop.
 *
 * @throws ServerCannotListen, DatabaseUnusable
 */
export async function serveAlone(config: Config, prepared: GreffeDatabase): Promise<void> {
  const logger = openLog(config);
  const server = await startGraphServer({
    config,
    openEngine: sqliteEngine(openForReading(config, prepared)),
    logger,
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  process.stderr.write(
    `Greffe answers at ${server.url} for readers, at ${server.url}/graphql for programs\n`,
  );
  await stopSignal();
  logger.info('Stopping: running requests end first.');
  killUnlessEnded(logger);
  await server.close();
}

/** One in memory can't be opened twice. */
function openForReading({ databaseFile, mmapMb }: Config, prepared: GreffeDatabase): GreffeDatabase {
  if (prepared.sqlite.memory) return prepared;
  prepared.close();
  return openDatabase(databaseFile, { readonly: true, mmapMb });
}
