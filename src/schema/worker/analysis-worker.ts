import { WorkerClient } from '../../db/read/slow/worker-client.ts';

/** What the thread is asked: a query whose document and arguments were found good. */
export interface AnalysisQuestion {
  readonly document: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface AnalysisReply {
  /** The JSON text of `data` in UTF-8; undefined when there were errors, which are not told. */
  readonly data?: Uint8Array<ArrayBuffer>;
  /** SQL statements run for it. */
  readonly statements: number;
  /** Whether a search may have met its deadline meanwhile. Where it did, another answer to the same may say more. */
  readonly wasCutByTime: boolean;
  /** Characters of the statements that the thread keeps prepared. */
  readonly cachedCharacters: number;
}

/**
 * Executes whole queries in a thread of its own, with a connection and a schema of its own, several of them in turns: for analyses, which
 * compute for so long that even in turns everybody else would notice.
 */
export class AnalysisWorker {
  readonly #thread: WorkerClient<AnalysisQuestion, AnalysisReply>;
  #cachedCharacters = 0;

  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string) {
    this.#thread = new WorkerClient(new URL('./analysis-entry.ts', import.meta.url), location);
  }

  /** Characters of the statements that the thread keeps prepared. */
  get cachedCharacters(): number {
    return this.#cachedCharacters;
  }

  /** Whether it has started, which takes about a second. */
  get isReady(): boolean {
    return this.#thread.isReady;
  }

  /** Starts it, unless it has been. */
  start(): void {
    this.#thread.start();
  }

  /** @throws when the thread can't open the database, or dies */
  async execute(question: AnalysisQuestion): Promise<AnalysisReply> {
    const reply = await this.#thread.ask(question);
    this.#cachedCharacters = reply.cachedCharacters;
    return reply;
  }

  /** Ends the thread; what it was asked is given up. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
