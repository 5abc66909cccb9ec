import {
  isMainThread,
  parentPort,
  type ResourceLimits,
  type Transferable,
  Worker,
  workerData,
} from 'node:worker_threads';
import { shuttingDown } from '../domain/error.ts';
import type { MaybePromise } from '../domain/maybe-promise.ts';

interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
  /** In memory of both threads; not zero when nobody waits for the answer any more. */
  readonly flag: Int32Array | undefined;
}

interface Answered<Reply> {
  readonly id: number;
  readonly reply?: Reply;
  readonly error?: Error;
}

/** What the thread says once, when it can answer. */
const READY = 'ready';

interface Asker<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  readonly ready: PromiseWithResolvers<void>;
}

export interface WorkerOptions {
  /** What the thread needs to know before it is asked anything; it must be cloneable. */
  readonly data?: unknown;
  /** Beyond which the thread dies, and not the process. */
  readonly resourceLimits?: ResourceLimits;
  /** Called before each start of the thread: what it throws is thrown to who asks, and none starts. */
  readonly beforeStart?: (() => void) | undefined;
}

export interface AskOptions {
  /** Which memory of the question is handed over, and gone from here. */
  readonly transferred?: readonly Transferable[] | undefined;
  /** Tells the thread that nobody waits any more. It still answers, or fails, when it has noticed. */
  readonly signal?: AbortSignal | undefined;
}

/** A thread that answers questions. It starts with the first, and anew after it has died, until it is closed. */
export class WorkerClient<Question, Reply> {
  readonly #entry: URL;
  readonly #options: WorkerOptions;
  readonly #askers = new Map<number, Asker<Reply>>();
  #running: Running | undefined;
  #isClosed = false;
  #lastId = 0;

  /** @param entry the module that calls `answerQuestions` in the thread */
  constructor(entry: URL, options: WorkerOptions = {}) {
    this.#entry = entry;
    this.#options = options;
  }

  /** Whether there is a thread, be it that it is starting. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /**
   * Starts the thread, unless it has been, and resolves when it can answer.
   *
   * @throws what ends the thread before that, or what `beforeStart` throws; Unavailable SHUTTING_DOWN when it is closed
   */
  async start(): Promise<void> {
    if (this.#isClosed) throw shuttingDown();
    this.#running ??= this.#run();
    await this.#running.ready.promise;
  }

  /**
   * @throws whatever is thrown there; what has no class of JavaScript's own arrives as an Error of the same message. What ends the thread;
   *   Unavailable SHUTTING_DOWN when it is closed
   */
  ask(question: Question, { transferred = [], signal }: AskOptions = {}): Promise<Reply> {
    if (this.#isClosed) return Promise.reject(shuttingDown());
    try {
      this.#running ??= this.#run();
    } catch (error) {
      return Promise.reject(error);
    }
    const { worker } = this.#running;
    this.#lastId += 1;
    const id = this.#lastId;
    const flag = signal && new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const stop = () => flag && Atomics.store(flag, 0, 1);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    // While it is asked nothing, it does not keep the process alive.
    worker.ref();
    const reply = new Promise<Reply>((resolve, reject) => {
      this.#askers.set(id, { resolve, reject });
      worker.postMessage({ id, question, flag } satisfies Asked<Question>, transferred);
    });
    return reply.finally(() => signal?.removeEventListener('abort', stop));
  }

  /** Ends the thread for good; what it was asked is given up. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const running = this.#running;
    if (!running) return;
    this.#giveUp(running, shuttingDown());
    await running.worker.terminate();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #run(): Running {
    const { data, beforeStart, ...limits } = this.#options;
    beforeStart?.();
    const worker = new Worker(this.#entry, { workerData: data, ...limits });
    const running = { worker, ready: Promise.withResolvers<void>() };
    // Most wait for answers only.
    running.ready.promise.catch(() => undefined);
    worker.unref();
    worker.on('message', (message: typeof READY | Answered<Reply>) => {
      if (message === READY) running.ready.resolve();
      else this.#pass(message);
    });
    worker.once('error', (error) => this.#giveUp(running, error as Error));
    worker.once('exit', () => this.#giveUp(running, new Error('the thread that was asked has ended')));
    return running;
  }

  #pass({ id, reply, error }: Answered<Reply>): void {
    const asker = this.#askers.get(id);
    this.#askers.delete(id);
    if (this.#askers.size === 0) this.#running?.worker.unref();
    if (reply !== undefined) asker?.resolve(reply);
    else asker?.reject(error ?? new Error('the thread that was asked gave no answer'));
  }

  #giveUp(running: Running, error: Error): void {
    // A thread that failed also ends, and another may have started by then.
    if (running !== this.#running) return;
    this.#running = undefined;
    running.ready.reject(error);
    const askers = [...this.#askers.values()];
    this.#askers.clear();
    for (const { reject } of askers) reject(error);
  }
}

/** Whether a thread ended because it needed more memory than it may use. */
export function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/**
 * In the thread of a `WorkerClient`, and nowhere else: answers what is asked.
 *
 * @param open makes what answers, once, of the client's `data`; `isStopped` tells of a question whether nobody waits any more
 * @param transferred which memory of a reply is handed over, and gone from here
 */
export function answerQuestions<Question, Reply, Data = unknown>(
  open: (data: Data) => (question: Question, isStopped: () => boolean) => MaybePromise<Reply>,
  transferred: (reply: Reply) => Transferable[] = () => [],
): void {
  if (isMainThread) return;
  const answer = open(workerData);
  parentPort?.postMessage(READY);
  parentPort?.on('message', async ({ id, question, flag }: Asked<Question>) => {
    const isStopped = () => flag !== undefined && Atomics.load(flag, 0) !== 0;
    try {
      const reply = await answer(question, isStopped);
      parentPort?.postMessage({ id, reply } satisfies Answered<Reply>, transferred(reply));
    } catch (error) {
      parentPort?.postMessage({ id, error: error as Error } satisfies Answered<Reply>);
    }
  });
}
