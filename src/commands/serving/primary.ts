import type { Worker } from 'node:cluster';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { AggregatorRegistry, type PrometheusContentType } from 'prom-client';
import type { Config } from '../../config.ts';
import { originOf, ServerCannotListen } from '../../server/http/listening.ts';
import { openLog } from './log.ts';
import type { PrimaryMessage, WorkerMessage } from './message.ts';
import { STOP_MS, stopSignal } from './stop-signal.ts';
import { WorkerPool } from './worker-pool.ts';

/**
 * Has several processes serve one port until it is told to stop; reads and answers nothing itself. The database must be ready:
 * workers open it for reading only.
 *
 * @throws WorkersCannotStart, ServerCannotListen
 */
export async function serveWithWorkers(config: Config): Promise<void> {
  const logger = openLog(config);
  const metrics = new AggregatorRegistry<PrometheusContentType>();
  const pool = new WorkerPool({
    count: config.workers,
    logger,
    // The database may be another one than the environment names: a copy that can be read.
    env: { DATABASE_URL: config.publicationUrl ?? config.databaseFile },
    stopMs: STOP_MS,
    onMessage(worker, message) {
      if (message.greffe === 'refused') logger.error({ reason: message.reason }, 'A worker can not start');
      if (message.greffe === 'metrics-wanted') void answerMetrics(metrics, worker, message);
    },
  });
  const stopped = stopSignal();
  const { url, close } = await holdPort(config, (connection) => pool.serve(connection));
  try {
    const starting = pool.start();
    const isStarted = await Promise.race([starting.then(() => true), stopped.then(() => false)]);
    if (isStarted)
      process.stderr.write(
        `Greffe answers at ${url} for readers, at ${url}/graphql for programs, with ${config.workers} workers\n`,
      );
    else starting.catch(() => undefined);
    await stopped;
    if (isStarted) logger.info('Stopping: running requests end first.');
  } finally {
    close();
    await pool.stop();
  }
}

/**
 * Listens as long as the process lives, whatever becomes of its workers: a connection is never refused, it waits for the next one.
 *
 * @throws ServerCannotListen
 */
async function holdPort(
  { host, port }: Config,
  onConnection: (connection: Socket) => void,
): Promise<{ url: string; close(): void }> {
  // Whoever serves the connection reads its first byte.
  const server = createServer({ pauseOnConnect: true, noDelay: true }, onConnection);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new ServerCannotListen(host, port, error)));
    server.listen({ host, port }, resolve);
  });
  const bound = server.address() as AddressInfo;
  return { url: originOf(host, bound.port), close: () => void server.close() };
}

async function answerMetrics(
  metrics: AggregatorRegistry<PrometheusContentType>,
  worker: Worker,
  { id }: Extract<WorkerMessage, { greffe: 'metrics-wanted' }>,
): Promise<void> {
  const text = await metrics.clusterMetrics().catch(() => undefined);
  if (worker.isConnected()) worker.send({ greffe: 'metrics', id, text } satisfies PrimaryMessage);
}
