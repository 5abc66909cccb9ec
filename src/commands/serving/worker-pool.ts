import cluster, { type Worker } from 'node:cluster';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
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
  /** Connections that were handed to the worker and that it has not taken yet, by number. */
  handed: Map<number, Socket>;
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
  #lastHanded = 0;
  #replaces = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#places = Array.from({ length: options.count }, (_, index) => ({
      number: index + 1,
      worker: undefined,
      isReady: false,
      handed: new Map(),
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
   * Has one of the workers serve a connection, by turns; another one when it dies before it has taken it. While there is none, as after
   * all have died at once, it waits for the first that is ready; of those that wait there are so many at most.
   */
  serve(connection: Socket): void {
    const ready = this.#places.filter(({ isReady }) => isReady);
    const place = ready[this.#turn++ % Math.max(1, ready.length)];
    if (place?.worker) this.#hand(place, place.worker, connection);
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
    const handed = new Map<number, Socket>();
    place.worker = worker;
    place.handed = handed;
    worker.on('message', (message: unknown) => {
      if (!isOurs<WorkerMessage>(message)) return;
      if (message.greffe === 'ready') this.#open(place);
      else if (message.greffe === 'taken') {
        // The worker's own is another one.
        handed.get(message.id)?.destroy();
        handed.delete(message.id);
      } else if (message.greffe === 'leaving') relieve(place, worker);
      else this.#options.onMessage(worker, message);
    });
    worker.on('exit', (exitCode, signal) => {
      const isSettled = performance.now() - startedAt >= SETTLED_MS;
      place.worker = undefined;
      place.isReady = false;
      void this.#handAllElsewhere(place, handed);
      if (this.#replaces) this.#replace(place, isSettled, signal ?? `exit code ${exitCode}`);
    });
    return worker;
  }

  /** Keeps the connection until the worker says that it has it: one that has died serves none that comes then. */
  #hand(place: Place, worker: Worker, connection: Socket): void {
    const { handed } = place;
    const id = ++this.#lastHanded;
    handed.set(id, connection);
    const message = { greffe: 'connection', id } satisfies PrimaryMessage;
    worker.send(message, connection, { keepOpen: true }, (error) => {
      if (error) this.#handElsewhere(place, handed, id);
    });
  }

  /** What a worker that has died had not taken. */
  async #handAllElsewhere(place: Place, handed: Map<number, Socket>): Promise<void> {
    // What it told before it died is read in the next turn of the event loop at the latest. It does not always disconnect.
    await setImmediate();
    await setImmediate();
    for (const id of handed.keys()) this.#handElsewhere(place, handed, id);
  }

  #handElsewhere(place: Place, handed: Map<number, Socket>, id: number): void {
    if (place.handed === handed) place.isReady = false;
    const connection = handed.get(id);
    handed.delete(id);
    if (connection && this.#replaces) this.serve(connection);
    else connection?.destroy();
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
