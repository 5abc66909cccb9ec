import cluster, { type Worker } from 'node:cluster';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { GreffeError } from '../../domain/error.ts';
import { isOurs, type PrimaryMessage, type WorkerMessage } from './message.ts';
import { WORKER_NUMBER } from './worker-number.ts';

/** A worker that ends sooner after its start is one that can't live: its next one waits. */
const SETTLED_MS = 5_000;
const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** Connections that wait for a worker. */
const MAX_WAITING = 1_000;

/** No worker can start, for instance because the port is in use; the message is what the worker says. */
export class WorkersCannotStart extends GreffeError {
  constructor(reason: string) {
    super('WORKERS_CANNOT_START', reason);
  }
}

interface Place {
  readonly number: number;
  worker: Worker | undefined;
  /** Whether it takes connections. */
  isReady: boolean;
  /** Ends that came soon after the start, without a longer life between them. */
  failures: number;
}

export interface WorkerPoolOptions {
  readonly count: number;
  readonly logger: Logger;
  /** Workers that have not ended by then are killed when the pool is stopped. */
  readonly stopMs: number;
  /** More for the environment of workers. */
  readonly env: Readonly<Record<string, string>>;
  readonly onMessage: (worker: Worker, message: WorkerMessage) => void;
}

/** A fixed number of worker processes: each that ends is replaced, until the pool is stopped. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #places: readonly Place[];
  readonly #delays = new Set<NodeJS.Timeout>();
  readonly #waiting: Socket[] = [];
  #turn = 0;
  #replaces = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#places = Array.from({ length: options.count }, (_, index) => ({
      number: index + 1,
      worker: undefined,
      isReady: false,
      failures: 0,
    }));
  }

  /**
   * Starts all workers and resolves when each is ready.
   *
   * @throws WorkersCannotStart when one of them isn't; the others are stopped
   */
  async start(): Promise<void> {
    try {
      await Promise.all(this.#places.map((place) => whenReady(this.#fork(place))));
      this.#replaces = true;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /**
   * Has one of the workers serve a connection, by turns. While there is none, as after all have died at once, it waits for the first
   * that is ready; of those that wait there are so many at most.
   */
  serve(connection: Socket): void {
    const ready = this.#places.filter(({ isReady }) => isReady);
    const worker = ready[this.#turn++ % Math.max(1, ready.length)]?.worker;
    if (worker) hand(worker, connection);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(connection);
    else connection.destroy();
  }

  /** Lets every worker end its requests, and resolves when all have ended. */
  async stop(): Promise<void> {
    this.#replaces = false;
    for (const delay of this.#delays) clearTimeout(delay);
    for (const connection of this.#waiting.splice(0)) connection.destroy();
    const workers = this.#places.flatMap(({ worker }) => worker ?? []);
    const deadline = setTimeout(() => {
      for (const { process } of workers) process.kill('SIGKILL');
    }, this.#options.stopMs);
    await Promise.all(
      workers.map((worker) => {
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        worker.process.kill('SIGTERM');
        return ended;
      }),
    );
    clearTimeout(deadline);
  }

  #fork(place: Place): Worker {
    const worker = cluster.fork({ ...this.#options.env, [WORKER_NUMBER]: String(place.number) });
    const startedAt = performance.now();
    place.worker = worker;
    worker.on('message', (message: unknown) => {
      if (!isOurs<WorkerMessage>(message)) return;
      if (message.greffe === 'ready') this.#open(place);
      else if (message.greffe === 'leaving') relieve(place, worker);
      else this.#options.onMessage(worker, message);
    });
    worker.on('exit', (exitCode, signal) => {
      const isSettled = performance.now() - startedAt >= SETTLED_MS;
      place.worker = undefined;
      place.isReady = false;
      if (this.#replaces) this.#replace(place, isSettled, signal ?? `exit code ${exitCode}`);
    });
    return worker;
  }

  #replace(place: Place, isSettled: boolean, reason: string): void {
    const delayMs = restartDelayMs(isSettled ? 0 : place.failures);
    place.failures = isSettled ? 0 : place.failures + 1;
    this.#options.logger.warn(
      { worker: place.number, reason, delayMs },
      'Worker ended: another takes its place',
    );
    const delay = setTimeout(() => {
      this.#delays.delete(delay);
      this.#fork(place);
    }, delayMs);
    this.#delays.add(delay);
  }

  #open(place: Place): void {
    place.isReady = true;
    this.#log(place, 'Worker ready');
    for (const connection of this.#waiting.splice(0)) this.serve(connection);
  }

  #log({ number, worker }: Place, message: string): void {
    this.#options.logger.info({ worker: number, pid: worker?.process.pid }, message);
  }
}

/** Before a worker is replaced: none at first, then twice as long each time that one didn't live long, up to half a minute. */
export function restartDelayMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
}

function relieve(place: Place, worker: Worker): void {
  place.isReady = false;
  if (worker.isConnected()) worker.send({ greffe: 'relieved' } satisfies PrimaryMessage);
}

function hand(worker: Worker, connection: Socket): void {
  worker.send({ greffe: 'connection' } satisfies PrimaryMessage, connection, (error) => {
    // The worker has died: its client is told as those are whose requests it had.
    if (error) connection.destroy();
  });
}

function whenReady(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      if (!isOurs<WorkerMessage>(message)) return;
      if (message.greffe === 'ready') resolve();
      if (message.greffe === 'refused') reject(new WorkersCannotStart(message.reason));
    });
    worker.once('exit', (code, signal) =>
      reject(
        new WorkersCannotStart(`A worker ended before it was ready (${signal ?? `exit code ${code}`}).`),
      ),
    );
  });
}
