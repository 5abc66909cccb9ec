import { type ExecutionArgs, print } from 'graphql';
import { today } from '../../domain/partial-date.ts';
import type { Asker } from '../asker.ts';
import { JsonText } from '../compiled/json-text.ts';
import type { Answer } from '../resolve/answer.ts';
import type { AnalysisPool, PoolCounts } from './analysis-pool.ts';
import type { AnalysisQuestion, AnalysisReply } from './analysis-worker.ts';
import { AnswerCache, type KeptAnswer } from './answer-cache.ts';
import { unpackError } from './sent-error.ts';
import { SharedQuestions } from './shared-question.ts';

/** What a query gave. */
export interface Analysed {
  readonly answer: Answer;
  /** SQL statements run for it. */
  readonly statements: number;
  /** Whether it is the answer to somebody else who asked the same. */
  readonly isKept: boolean;
  /** Whether a deadline has cut what was found. */
  readonly wasCutByTime: boolean;
}

export interface AnalysesOptions {
  readonly pool: AnalysisPool;
  /** Where look-ups are read while analyses have all threads of the pool. Absent: they wait as these do. */
  readonly lookUpPool?: AnalysisPool;
  /** Names the state that the database is in: another text after each change. */
  readonly readState: () => string;
  /** How many bytes of answers are kept; 0 for none. */
  readonly maxKeptBytes: number;
}

/** How a query is executed, besides by what it asks. */
export interface QuestionKind {
  /** Whether it may be so much that it is only read where nobody else waits. */
  readonly isLarge?: boolean;
  /** Whether it is read in milliseconds. */
  readonly isLookUp?: boolean;
}

/** Answers queries with analyses: in threads, and once for all who ask the same while the database does not change. */
export class Analyses {
  readonly #pool: AnalysisPool;
  readonly #lookUpPool: AnalysisPool | undefined;
  readonly #readState: () => string;
  readonly #kept: AnswerCache<KeptAnswer> | undefined;
  readonly #asked = new SharedQuestions<AnalysisReply>();

  constructor({ pool, lookUpPool, readState, maxKeptBytes }: AnalysesOptions) {
    this.#pool = pool;
    this.#lookUpPool = lookUpPool;
    this.#readState = readState;
    this.#kept = maxKeptBytes > 0 ? new AnswerCache(maxKeptBytes) : undefined;
  }

  /** Characters of the statements that the threads keep prepared. */
  get cachedCharacters(): number {
    return this.#sum((pool) => pool.cachedCharacters);
  }

  /** Bytes that kept answers take. */
  get keptBytes(): number {
    return this.#kept?.bytes ?? 0;
  }

  /** What the threads do, and have done. */
  get counts(): PoolCounts {
    return {
      running: this.#sum(({ counts }) => counts.running),
      waiting: this.#sum(({ counts }) => counts.waiting),
      refused: this.#sum(({ counts }) => counts.refused),
      abandoned: this.#sum(({ counts }) => counts.abandoned),
      arrayBytes: this.#sum(({ counts }) => counts.arrayBytes),
    };
  }

  /** Starts a thread, so that the first who asks does not wait for it. */
  start(): void {
    this.#pool.start();
  }

  /** @throws Unavailable, as `AnalysisPool.ask` does; when a thread can't open the database, or dies */
  async execute(
    args: ExecutionArgs,
    { client, signal }: Asker,
    { isLarge = false, isLookUp = false }: QuestionKind = {},
  ): Promise<Analysed> {
    const source = args.document.loc?.source;
    const question: AnalysisQuestion = {
      document: source?.body ?? print(args.document),
      operationName: args.operationName ?? undefined,
      variables: args.variableValues ?? {},
      ...(isLarge && { isLarge }),
    };
    // Sentences are told by the day on which they are asked for.
    const key = JSON.stringify([today(), question]);
    const state = this.#readState();
    const kept = this.#kept?.get(key, state);
    if (kept) {
      const answer = { data: new JsonText(kept.data) };
      return { answer, statements: 0, isKept: true, wasCutByTime: false };
    }
    const { answer, isShared } = await this.#asked.ask(`${state} ${key}`, signal, (whileWaiting) =>
      this.#find(this.#poolFor(isLookUp), question, { key, state, asker: { client, signal: whileWaiting } }),
    );
    const { data, errors, statements, wasCutByTime } = answer;
    return {
      answer: {
        ...(errors && { errors: errors.map((error) => unpackError(error, source)) }),
        ...(data && { data: new JsonText(data) }),
      },
      statements: isShared ? 0 : statements,
      isKept: isShared,
      wasCutByTime,
    };
  }

  #poolFor(isLookUp: boolean): AnalysisPool {
    return isLookUp && this.#lookUpPool && !this.#pool.hasRoom ? this.#lookUpPool : this.#pool;
  }

  #sum(of: (pool: AnalysisPool) => number): number {
    return of(this.#pool) + (this.#lookUpPool ? of(this.#lookUpPool) : 0);
  }

  async #find(
    pool: AnalysisPool,
    question: AnalysisQuestion,
    { key, state, asker }: { key: string; state: string; asker: Asker },
  ): Promise<AnalysisReply> {
    const reply = await pool.ask(question, asker);
    const { data, errors, wasCutByTime } = reply;
    const isOfState = reply.state === undefined || reply.state === state;
    if (data && !errors && !wasCutByTime && isOfState) this.#kept?.keep(key, state, { data });
    return reply;
  }

  /** Refuses what waits, lets what runs go on for so long, and ends the threads. */
  async close(graceMs = 0): Promise<void> {
    await Promise.all([this.#pool.close(graceMs), this.#lookUpPool?.close(graceMs)]);
  }
}
