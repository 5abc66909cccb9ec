import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { ServerAddress } from '../../domain/publication-url.ts';
import { countWaiting } from '../../worker/thread-time.ts';
import type { SqlRow } from '../statement/fragment.ts';
import type { StatementBounds } from './connection.ts';
import type { SentStatement } from './parameter.ts';

/** From where a connection reads. */
export interface BridgeSource extends StatementBounds {
  readonly server: ServerAddress;
  readonly schema: string;
}

/** What the thread with the connection is asked. */
export type BridgeQuestion =
  | { readonly asks: 'open'; readonly source: BridgeSource }
  /** Runs the statements one after the other; those that begin a transaction say so, all others need it still to run. */
  | { readonly asks: 'rows'; readonly statements: readonly SentStatement[]; readonly begins: boolean }
  | { readonly asks: 'commit' };

/** What it answers: the rows of the last statement of each question, or the error that one met. */
export interface BridgeReply {
  readonly rows?: readonly (readonly SqlRow[])[];
  readonly error?: { readonly message: string; readonly code: string };
}

/** The driver's code for a connection that has ended. */
export const CLOSED = 'CONNECTION_CLOSED';

const THREAD_ENDED = { message: 'the thread of a connection has ended', code: CLOSED };

/** What went wrong there, with PostgreSQL's code or the driver's. */
export class BridgeError extends Error {
  readonly code: string;

  constructor({ message, code }: { readonly message: string; readonly code: string }) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
  }
}

/**
 * A connection to PostgreSQL that answers while its caller waits, as SQLite does: another thread has it, and this one sleeps until the rows
 * are there. Only for threads in which nobody else waits.
 */
export class Bridge {
  readonly #worker: Worker;
  readonly #flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #replies = new MessageChannel();

  constructor() {
    const { port1, port2 } = this.#replies;
    this.#worker = new Worker(new URL('./bridge-entry.ts', import.meta.url), {
      workerData: { flag: this.#flag, port: port2 },
      transferList: [port2],
    });
    this.#worker.unref();
    port1.unref();
    // It ends when it is told to, or this thread does; what it throws outside of a question, the next question finds out.
    this.#worker.on('error', () => this.#wake());
  }

  /** Reads from another place from now on. */
  open(source: BridgeSource): void {
    this.#worker.postMessage({ asks: 'open', source } satisfies BridgeQuestion);
  }

  /** The rows of each statement. @throws BridgeError */
  rows(statements: readonly SentStatement[], begins: boolean): readonly (readonly SqlRow[])[] {
    Atomics.store(this.#flag, 0, 0);
    this.#worker.postMessage({ asks: 'rows', statements, begins } satisfies BridgeQuestion);
    countWaiting(() => Atomics.wait(this.#flag, 0, 0));
    const reply = receiveMessageOnPort(this.#replies.port1)?.message as BridgeReply | undefined;
    if (reply?.rows) return reply.rows;
    throw new BridgeError(reply?.error ?? THREAD_ENDED);
  }

  /** Ends the transaction; nobody waits for that. */
  commit(): void {
    this.#worker.postMessage({ asks: 'commit' } satisfies BridgeQuestion);
  }

  close(): void {
    this.#replies.port1.close();
    void this.#worker.terminate();
  }

  #wake(): void {
    Atomics.store(this.#flag, 0, 1);
    Atomics.notify(this.#flag, 0);
  }
}
