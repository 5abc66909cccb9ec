import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SqlRow } from '../statement/fragment.ts';
import { type BridgeQuestion, type BridgeReply, type BridgeSource, CLOSED } from './bridge.ts';
import { type Connections, openConnections, PREPARED, rowInTime, SILENCE_MS, SILENT } from './connection.ts';
import { codeOf } from './fault.ts';
import type { SentStatement } from './parameter.ts';

/** Statements that a connection keeps prepared; a plan takes a megabyte of it. */
const MAX_PREPARED = 200;

/** A statement that takes longer may wait for a server that answers nobody any more. */
const SUSPECT_MS = 1_000;

/** The one connection of a thread. */
class BridgedConnection {
  readonly #source: BridgeSource;
  #connection: Connections | undefined;
  readonly #prepared = new Set<string>();
  /** Whether a transaction has begun on the connection that there is now. */
  #isBegun = false;

  constructor(source: BridgeSource) {
    this.#source = source;
  }

  async rows(statements: readonly SentStatement[], begins: boolean): Promise<SqlRow[][]> {
    if (begins && this.#prepared.size > MAX_PREPARED) this.close();
    const connection = this.#open();
    if (begins) this.#isBegun = true;
    const reading = statements.map(({ text, parameters }) => {
      this.#prepared.add(text);
      return connection.unsafe(text, parameters, PREPARED) as unknown as Promise<SqlRow[]>;
    });
    const rows = await this.#whileServerAnswers(Promise.all(reading));
    // Another connection may have taken the place of the one on which the transaction had begun.
    if (!this.#isBegun) throw Object.assign(new Error('the connection was lost'), { code: CLOSED });
    return rows.map((each) => Array.from(each));
  }

  async commit(): Promise<void> {
    const isBegun = this.#isBegun;
    this.#isBegun = false;
    if (isBegun) await this.#connection?.unsafe('COMMIT');
  }

  close(): void {
    void this.#connection?.end({ timeout: 0 });
    this.#connection = undefined;
    this.#isBegun = false;
    this.#prepared.clear();
  }

  /** Gives up when the server answers nobody any more: one that is frozen ends no connection. */
  async #whileServerAnswers<T>(reading: Promise<T>): Promise<T> {
    const silent = Promise.withResolvers<never>();
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const watch = () => {
      timer = setTimeout(async () => {
        const isSilent = await saysNothing(this.#source);
        if (isOver) return;
        if (!isSilent) return watch();
        this.close();
        silent.reject(Object.assign(new Error('the server does not answer'), { code: CLOSED }));
      }, SUSPECT_MS);
    };
    watch();
    try {
      return await Promise.race([reading, silent.promise]);
    } finally {
      isOver = true;
      clearTimeout(timer);
    }
  }

  #open(): Connections {
    if (this.#connection) return this.#connection;
    const connection = openConnections(this.#source.server, {
      ...this.#source,
      max: 1,
      onClose: () => {
        // One that was closed here says so when the next has begun already.
        if (connection === this.#connection) this.#isBegun = false;
      },
    });
    this.#connection = connection;
    return connection;
  }
}

/** Whether a server gives no answer on a new connection either; what it refuses is an answer. */
async function saysNothing({ server }: BridgeSource): Promise<boolean> {
  const probe = openConnections(server, { max: 1, statementTimeoutMs: SILENCE_MS });
  try {
    await rowInTime(probe, 'SELECT 1', SILENCE_MS);
    return false;
  } catch (error) {
    return codeOf(error) === SILENT;
  } finally {
    void probe.end({ timeout: 0 });
  }
}

if (!isMainThread) {
  const { flag, port } = workerData as { flag: Int32Array; port: MessagePort };
  let connection: BridgedConnection | undefined;
  const answer = (reply: BridgeReply) => {
    port.postMessage(reply);
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
  };
  parentPort?.on('message', async (question: BridgeQuestion) => {
    if (question.asks === 'open') {
      connection?.close();
      connection = new BridgedConnection(question.source);
      return;
    }
    if (question.asks === 'commit') {
      // What is wrong with the connection, the next statement finds out.
      await connection?.commit().catch(() => undefined);
      return;
    }
    try {
      answer({ rows: await (connection as BridgedConnection).rows(question.statements, question.begins) });
    } catch (error) {
      answer({ error: { message: (error as Error).message, code: codeOf(error) } });
    }
  });
}
