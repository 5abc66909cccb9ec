import cluster from 'node:cluster';
import { Socket } from 'node:net';
import { AggregatorRegistry } from 'prom-client';
import type { Config } from '../../config.ts';
import { GreffeError } from '../../domain/error.ts';
import { type GraphServer, startGraphServer } from './graph-server.ts';
import { openLog } from './log.ts';
import { isOurs, type PrimaryMessage, type WorkerMessage } from './message.ts';
import { openForReading } from './open-engine.ts';
import { stopSignal } from './stop-signal.ts';

/** A primary that does not answer by then is busy ending. */
const RELIEF_MS = 1_000;

/**
 * Serves as one of several processes until the primary, or an operator, sends SIGTERM. Tells the primary when it is ready, or
 * why it can't start; prints nothing itself. A worker whose primary is gone ends: node:cluster sees to it.
 *
 * @param number its place among the workers, from 1; a process that takes another's place has the same
 */
export async function serveAsWorker(config: Config, number: string): Promise<void> {
  // A terminal sends it to the whole group: the primary decides.
  process.on('SIGINT', () => undefined);
  const stopped = stopSignal(['SIGTERM']);
  // The primary has gone while this process was starting.
  cluster.worker?.on('error', () => process.exit(1));
  const logger = openLog(config, Number(number));
  let server: GraphServer;
  try {
    const openEngine = await openForReading(config);
    const readMetrics = askForMetrics();
    server = await startGraphServer({
      config,
      openEngine,
      logger,
      worker: number,
      readMetrics,
      isHanded: true,
    });
  } catch (error) {
    await tell({ greffe: 'refused', reason: reasonOf(error) });
    process.exit(1);
  }
  new AggregatorRegistry();
  AggregatorRegistry.setRegistries([server.metrics]);
  process.on('message', (message, connection) => {
    if (!isOurs<PrimaryMessage>(message) || message.greffe !== 'connection') return;
    void tell({ greffe: 'taken', id: message.id });
    // One that its client has left meanwhile does not come with the message.
    if (connection instanceof Socket) server.accept(connection);
  });
  await tell({ greffe: 'ready' });
  await stopped;
  logger.info('Stopping: running requests end first.');
  await server.close(leave());
  cluster.worker?.disconnect();
}

/** Connections that are on their way come before the primary's answer. */
async function leave(): Promise<void> {
  const relieved = new Promise<void>((resolve) => {
    process.on('message', (message) => {
      if (isOurs<PrimaryMessage>(message) && message.greffe === 'relieved') resolve();
    });
    setTimeout(resolve, RELIEF_MS).unref();
  });
  await tell({ greffe: 'leaving' });
  await relieved;
}

function reasonOf(error: unknown): string {
  if (error instanceof GreffeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Resolves when the message is on its way, or can't be sent: then the primary is gone. */
function tell(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

/** Only the primary knows the metrics of all workers. */
function askForMetrics(): () => Promise<string> {
  const waiting = new Map<number, (text: string | undefined) => void>();
  let asked = 0;
  process.on('message', (message) => {
    if (!isOurs<PrimaryMessage>(message) || message.greffe !== 'metrics') return;
    waiting.get(message.id)?.(message.text);
    waiting.delete(message.id);
  });
  return () =>
    new Promise((resolve, reject) => {
      const id = asked++;
      waiting.set(id, (text) => {
        if (text === undefined) reject(new Error('a worker does not tell its metrics'));
        else resolve(text);
      });
      void tell({ greffe: 'metrics-wanted', id });
    });
}
