import {
  isMainThread,
  parentPort,
  type ResourceLimits,
  type Transferable,
  Worker,
  workerData,
} from 'node:worker_threads';
import { ShuttingDown } from '../domain/error.ts';
import type { MaybePromise } from '../domain/maybe-promise.ts';

interface Asked<Question> {
  readonly id: number;
  readonly question: Question;
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

export interface WorkerOptions {
  /** What the thread needs to know before it is asked anything; it must be cloneable. */
  readonly data?: unknown;
  /** Beyond which the thread dies, and not the process. */
  readonly resourceLimits?: ResourceLimits;
}

/** A thread that answers questions. It starts with the first, and anew after it has died. */
export class WorkerClient<Question, Reply> {
  readonly #entry: URL;
  readonly #options: WorkerOptions;
  readonly #askers = new Map<number, Asker<Reply>>();
  #worker: Worker | undefined;
  #isReady = false;
  #lastId = 0;

  /** @param entry the module that calls `answerQuestions` in the thread */
  constructor(entry: URL, options: WorkerOptions = {}) {
    this.#entry = entry;
    this.#options = options;
  }

  /** Whether what is asked now does not have to wait until the thread has started. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Starts the thread, unless it has been. */
  start(): void {
    this.#worker ??= this.#run();
  }

  /**
   * @param transferred which memory of the question is handed over, and gone from here
   * @throws ShuttingDown when it is closed before it has answered
   * @throws whatever is thrown there; what has no class of JavaScript's own arrives as an Error of the same message
   */
  ask(question: Question, transferred: readonly Transferable[] = []): Promise<Reply> {
    this.#worker ??= this.#run();
    const worker = this.#worker;
    this.#lastId += 1;
    const id = this.#lastId;
    // While it is asked nothing, it does not keep the process alive.
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#askers.set(id, { resolve, reject });
      worker.postMessage({ id, question } satisfies Asked<Question>, transferred);
    });
  }

  /** Ends the thread; what it was asked is given up. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker) this.#giveUp(worker, new ShuttingDown());
    await worker?.terminate();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #run(): Worker {
    const { data, ...limits } = this.#options;
    const worker = new Worker(this.#entry, { workerData: data, ...limits });
    worker.unref();
    worker.on('message', (message: typeof READY | Answered<Reply>) => {
      if (message === READY) this.#isReady = true;
      else this.#pass(message);
    });
    worker.once('error', (error) => this.#giveUp(worker, error as Error));
    worker.once('exit', () => this.#giveUp(worker, new Error('the thread that was asked has ended')));
    return worker;
  }

  #pass({ id, reply, error }: Answered<Reply>): void {
    const asker = this.#askers.get(id);
    this.#askers.delete(id);
    if (this.#askers.size === 0) this.#worker?.unref();
    if (reply !== undefined) asker?.resolve(reply);
    else asker?.reject(error ?? new Error('the thread that was asked gave no answer'));
  }

  #giveUp(worker: Worker, error: Error): void {
    // A thread that failed also ends, and another may have started by then.
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#isReady = false;
    const askers = [...this.#askers.values()];
    this.#askers.clear();
    for (const { reject } of askers) reject(error);
  }
}

/**
 * In the thread of a `WorkerClient`, and nowhere else: answers what is asked.
 *
 * @param open makes what answers, once, of the client's `data`
 * @param transferred which memory of a reply is handed over, and gone from here
 */
export function answerQuestions<Question, Reply, Data = unknown>(
  open: (data: Data) => (question: Question) => MaybePromise<Reply>,
  transferred: (reply: Reply) => Transferable[] = () => [],
): void {
  if (isMainThread) return;
  const answer = open(workerData);
  parentPort?.postMessage(READY);
  parentPort?.on('message', async ({ id, question }: Asked<Question>) => {
    try {
      const reply = await answer(question);
      parentPort?.postMessage({ id, reply } satisfies Answered<Reply>, transferred(reply));
    } catch (error) {
      parentPort?.postMessage({ id, error: error as Error } satisfies Answered<Reply>);
    }
  });
}
