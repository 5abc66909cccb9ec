import { Worker } from 'node:worker_threads';
import type { AsOf } from '../as-of.ts';
import type { Fragment, SqlRow } from '../fragment.ts';

const THREAD = new URL('./thread.ts', import.meta.url);

/** What the thread is asked: one statement. */
export interface Question extends Fragment {
  readonly id: number;
  readonly asOf: AsOf;
}

/** What it answers, with the characters of the statements that it keeps prepared. */
export interface Reply {
  readonly id: number;
  readonly cachedCharacters: number;
  readonly rows?: SqlRow[];
  readonly error?: Error;
}

interface Asker {
  readonly resolve: (rows: SqlRow[]) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs reading statements in a thread of its own, one after the other, with a connection of its own: for those that may look at so
 * many rows that everybody else would have to wait. The thread starts with the first, and anew after it has died.
 */
export class ReadingThread {
  readonly #location: string;
  readonly #asked = new Map<number, Asker>();
  #worker: Worker | undefined;
  #lastId = 0;
  #cachedCharacters = 0;

  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string) {
    this.#location = location;
  }

  /** Characters of the statements that the thread keeps prepared. */
  get cachedCharacters(): number {
    return this.#cachedCharacters;
  }

  /** @throws whatever SQLite or opening the database throws there */
  rows({ text, values }: Fragment, asOf: AsOf): Promise<SqlRow[]> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#lastId += 1;
    const id = this.#lastId;
    // While it is asked nothing, it does not keep the process alive.
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      worker.postMessage({ id, text, values, asOf } satisfies Question);
    });
  }

  /** Ends the thread; what it was asked is given up. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(THREAD, { workerData: this.#location });
    worker.on('message', (reply: Reply) => this.#pass(reply));
    worker.once('error', (error) => this.#giveUp(worker, error as Error));
    worker.once('exit', () => this.#giveUp(worker, new Error('the thread that reads has ended')));
    return worker;
  }

  #pass({ id, rows, error, cachedCharacters }: Reply): void {
    this.#cachedCharacters = cachedCharacters;
    const asker = this.#asked.get(id);
    this.#asked.delete(id);
    if (this.#asked.size === 0) this.#worker?.unref();
    if (rows) asker?.resolve(rows);
    else asker?.reject(error ?? new Error('the thread that reads gave no rows'));
  }

  #giveUp(worker: Worker, error: Error): void {
    // A thread that failed also ends, and another may have started by then.
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#cachedCharacters = 0;
    const askers = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of askers) reject(error);
  }
}
