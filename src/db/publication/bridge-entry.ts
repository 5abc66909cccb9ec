import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { SqlRow } from '../statement/fragment.ts';
import { type BridgeQuestion, type BridgeReply, type BridgeSource, CLOSED } from './bridge.ts';
import { type Connections, openConnections, PREPARED } from './connection.ts';
import { codeOf } from './fault.ts';
import type { SentStatement } from './parameter.ts';

/** Statements that a connection keeps prepared; a plan takes a megabyte of it. */
const MAX_PREPARED = 200;

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
    const rows = await Promise.all(
      statements.map(({ text, parameters }) => {
        this.#prepared.add(text);
        return connection.unsafe(text, parameters, PREPARED) as unknown as Promise<SqlRow[]>;
      }),
    );
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
    this.#prepared.clear();
  }

  #open(): Connections {
    this.#connection ??= openConnections(this.#source.url, {
      ...this.#source,
      max: 1,
      onClose: () => {
        this.#isBegun = false;
      },
    });
    return this.#connection;
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
