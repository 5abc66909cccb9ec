import type { Worker } from 'node:cluster';
import { AggregatorRegistry, type PrometheusContentType } from 'prom-client';
import type { Config } from '../../config.ts';
import { openLog } from './log.ts';
import type { PrimaryMessage, WorkerMessage } from './message.ts';
import { STOP_MS, stopSignal } from './stop-signal.ts';
import { WorkerPool } from './worker-pool.ts';

/**
 * Has several processes serve one port until it is told to stop; reads and answers nothing itself. The database must be ready:
 * workers open it for reading only.
 *
 * @throws WorkersCannotStart
 */
export async function serveWithWorkers(config: Config): Promise<void> {
  const logger = openLog(config);
  const metrics = new AggregatorRegistry<PrometheusContentType>();
  const pool = new WorkerPool({
    count: config.workers,
    logger,
    stopMs: STOP_MS,
    onMessage(worker, message) {
      if (message.greffe === 'refused') logger.error({ reason: message.reason }, 'A worker can not start');
      if (message.greffe === 'metrics-wanted') void answerMetrics(metrics, worker, message);
    },
  });
  const stopped = stopSignal();
  const starting = pool.start();
  const isStarted = await Promise.race([starting.then(() => true), stopped.then(() => false)]);
  if (!isStarted) {
    starting.catch(() => undefined);
    await pool.stop();
    return;
  }
  process.stderr.write(`Greffe answers at ${await starting} with ${config.workers} workers\n`);
  await stopped;
  logger.info('Stopping: running requests end first.');
  await pool.stop();
}

async function answerMetrics(
  metrics: AggregatorRegistry<PrometheusContentType>,
  worker: Worker,
  { id }: Extract<WorkerMessage, { greffe: 'metrics-wanted' }>,
): Promise<void> {
  const text = await metrics.clusterMetrics().catch(() => undefined);
  if (worker.isConnected()) worker.send({ greffe: 'metrics', id, text } satisfies PrimaryMessage);
}
