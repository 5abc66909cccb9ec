import { type ExecutionArgs, print } from 'graphql';
import type { Reader } from '../../db/read/row/reader.ts';
import { JsonText } from '../compiled/json-text.ts';
import type { AnalysisQuestion, AnalysisWorker } from './analysis-worker.ts';
import { AnswerCache, type KeptAnswer } from './answer-cache.ts';

/** What a query gave that met no error. */
export interface Analysed {
  readonly data: JsonText;
  /** SQL statements run for it. */
  readonly statements: number;
  /** Whether it is the answer to somebody else who asked the same. */
  readonly isKept: boolean;
  /** Whether a deadline has cut what was found. */
  readonly wasCutByTime: boolean;
}

interface Given extends KeptAnswer {
  readonly statements: number;
  readonly wasCutByTime: boolean;
}

export interface AnalysesOptions {
  readonly thread: AnalysisWorker;
  /** Tells whether the database has changed. */
  readonly reader: Reader;
  /** How many bytes of answers are kept; 0 for none. */
  readonly maxKeptBytes: number;
}

/** Answers queries with analyses: in a thread, and once for all who ask the same while the database does not change. */
export class Analyses {
  readonly #thread: AnalysisWorker;
  readonly #reader: Reader;
  readonly #kept: AnswerCache<Given> | undefined;

  constructor({ thread, reader, maxKeptBytes }: AnalysesOptions) {
    this.#thread = thread;
    this.#reader = reader;
    this.#kept = maxKeptBytes > 0 ? new AnswerCache(maxKeptBytes) : undefined;
  }

  /** Characters of the statements that the thread keeps prepared. */
  get cachedCharacters(): number {
    return this.#thread.cachedCharacters;
  }

  /** Bytes that kept answers take. */
  get keptBytes(): number {
    return this.#kept?.bytes ?? 0;
  }

  /**
   * Undefined while the thread is starting. Resolves with undefined when the query met an error, which can't be handed over whole:
   * whoever executes the query again meets the same.
   *
   * @throws when the thread can't open the database, or dies
   */
  execute(args: ExecutionArgs): Promise<Analysed | undefined> | undefined {
    if (!this.#thread.isReady) {
      this.#thread.start();
      return undefined;
    }
    return this.#answer({
      document: args.document.loc?.source.body ?? print(args.document),
      operationName: args.operationName ?? undefined,
      variables: args.variableValues ?? {},
    });
  }

  async #answer(question: AnalysisQuestion): Promise<Analysed | undefined> {
    const find = () => this.#find(question);
    const { given, isKept } = this.#kept
      ? await this.#kept.answer(
          JSON.stringify(question),
          this.#reader.state(),
          find,
          ({ wasCutByTime }) => !wasCutByTime,
        )
      : { given: await find(), isKept: false };
    if (!given) return undefined;
    const { data, statements, wasCutByTime } = given;
    return { data: new JsonText(data), statements: isKept ? 0 : statements, isKept, wasCutByTime };
  }

  async #find(question: AnalysisQuestion): Promise<Given | undefined> {
    const { data, statements, wasCutByTime } = await this.#thread.execute(question);
    return data && { data, statements, wasCutByTime };
  }

  /** Ends the thread; what it was asked is given up. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
