import type { Config } from '../../config.ts';
import type { OpenEngine } from './engine.ts';
import { startGraphServer } from './graph-server.ts';
import { openLog } from './log.ts';
import { killUnlessEnded, stopSignal } from './stop-signal.ts';

/**
 * Serves in this process until it is told to stop.
 *
 * @throws ServerCannotListen, DatabaseUnusable
 */
export async function serveAlone(config: Config, openEngine: OpenEngine): Promise<void> {
  const logger = openLog(config);
  const server = await startGraphServer({
    config,
    openEngine,
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
