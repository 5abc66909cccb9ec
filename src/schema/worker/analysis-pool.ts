import { abandoned, analysisTooLarge, shuttingDown, Unavailable } from '../../domain/error.ts';
import { isOutOfMemory } from '../../worker/worker-client.ts';
import type { Asker } from '../asker.ts';
import type { AnalysisQuestion, AnalysisReply, AnalysisWorker } from './analysis-worker.ts';
import { WaitingLine } from './waiting-line.ts';

export interface PoolLimits {
  /** Questions that one thread works on in turns, so that a short one passes a long one. */
  readonly perThread: number;
  /** Questions that may wait for a thread, and those of one client address. */
  readonly maxWaiting: number;
  readonly maxWaitingPerClient: number;
  /** Longer than this no question waits, as far as the last ones tell. */
  readonly maxWaitSeconds: number;
}

export const POOL_LIMITS: PoolLimits = {
  perThread: 2,
  maxWaiting: 64,
  maxWaitingPerClient: 16,
  maxWaitSeconds: 10,
};

export interface AnalysisPoolOptions {
  /** How many threads at most; each but the first starts when there is work for it. */
  readonly threads: number;
  readonly openThread: () => AnalysisWorker;
  readonly limits?: Partial<PoolLimits>;
}

/** What the pool does now, and has counted since it began. */
export interface PoolCounts {
  readonly running: number;
  readonly waiting: number;
  /** Questions for which there was no room. */
  readonly refused: number;
  /** Questions whose askers left before they were answered. */
  readonly abandoned: number;
  readonly arrayBytes: number;
}

interface Job {
  readonly question: AnalysisQuestion;
  readonly asker: Asker;
  readonly reply: PromiseWithResolvers<AnalysisReply>;
  /** Tells its thread that it need not go on. */
  readonly stop: AbortController;
}

interface Place {
  readonly thread: AnalysisWorker;
  readonly jobs: Set<Job>;
  isReady: boolean;
}

/** What is taken for the time of an answer before any was given, in seconds. */
const FIRST_GUESS_SECONDS = 0.1;
/** How much the last answer counts in the time that answers take lately. */
const WEIGHT_OF_LAST = 0.1;
const CLOSING_CHECK_MS = 20;
/** Nobody is told to stay away for longer. */
const MAX_RETRY_SECONDS = 60;

/** Threads that execute queries with analyses, a few at a time. Others wait, clients in turn, in a line that has an end. */
export class AnalysisPool {
  readonly #options: AnalysisPoolOptions;
  readonly #limits: PoolLimits;
  readonly #places = new Set<Place>();
  readonly #line = new WaitingLine<Job>();
  #isClosed = false;
  #secondsLately = FIRST_GUESS_SECONDS;
  #refused = 0;
  #abandoned = 0;

  constructor(options: AnalysisPoolOptions) {
    this.#options = options;
    this.#limits = { ...POOL_LIMITS, ...options.limits };
  }

  /** Characters of the statements that the threads keep prepared. */
  get cachedCharacters(): number {
    return this.#sum(({ thread }) => thread.cachedCharacters);
  }

  get counts(): PoolCounts {
    return {
      running: this.#running,
      waiting: this.#line.length,
      refused: this.#refused,
      abandoned: this.#abandoned,
      arrayBytes: this.#sum(({ thread }) => thread.arrayBytes),
    };
  }

  /** Whether a question would not have to wait behind others. */
  get hasRoom(): boolean {
    const mayGrow = this.#places.size < this.#options.threads && this.#line.length === 0;
    return mayGrow || this.#idlest() !== undefined;
  }

  /** Starts a first thread, unless there is one. */
  start(): void {
    if (!this.#isClosed && this.#places.size === 0) this.#startThread();
  }

  /**
   * Has a query executed, when its turn has come.
   *
   * @throws Unavailable BUSY when too many wait, ANALYSIS_TOO_LARGE when its thread ran out of memory, ABANDONED when the asker left,
   *   SHUTTING_DOWN; what else ends a thread
   */
  ask(question: AnalysisQuestion, asker: Asker): Promise<AnalysisReply> {
    const refusal = this.#refusalOf(asker);
    if (refusal) return Promise.reject(refusal);
    const job: Job = { question, asker, reply: Promise.withResolvers(), stop: new AbortController() };
    const leave = () => this.#abandon(job);
    asker.signal?.addEventListener('abort', leave, { once: true });
    this.#line.add(asker.client, job);
    this.#serve();
    return job.reply.promise.finally(() => asker.signal?.removeEventListener('abort', leave));
  }

  /** Refuses what waits, and whatever is asked from now on; lets what runs go on for so long; then ends the threads. */
  async close(graceMs = 0): Promise<void> {
    this.#isClosed = true;
    for (let job = this.#line.next(); job; job = this.#line.next()) job.reply.reject(shuttingDown());
    const end = performance.now() + graceMs;
    while (this.#running > 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, CLOSING_CHECK_MS));
    }
    await Promise.all(
      Array.from(this.#places, ({ thread, jobs }) => {
        for (const { stop } of jobs) stop.abort();
        return thread.close();
      }),
    );
  }

  get #running(): number {
    return this.#sum(({ jobs }) => jobs.size);
  }

  #sum(of: (place: Place) => number): number {
    let sum = 0;
    for (const place of this.#places) sum += of(place);
    return sum;
  }

  #refusalOf({ client, signal }: Asker): Unavailable | undefined {
    if (this.#isClosed) return shuttingDown();
    if (signal?.aborted) return abandoned();
    if (this.#idlest()) return undefined;
    const { perThread, maxWaiting, maxWaitingPerClient, maxWaitSeconds } = this.#limits;
    const rounds = (this.#line.aheadOf(client) + 1) / (Math.max(1, this.#places.size) * perThread);
    const seconds = rounds * this.#secondsLately;
    const hasRoom = this.#line.length < maxWaiting && this.#line.lengthOf(client) < maxWaitingPerClient;
    if (hasRoom && seconds <= maxWaitSeconds) return undefined;
    this.#refused += 1;
    const retryAfter = Math.min(MAX_RETRY_SECONDS, Math.max(1, Math.ceil(seconds)));
    return new Unavailable('BUSY', 'Too many analyses are waiting. Ask again later.', retryAfter);
  }

  /** The thread that has most room; undefined when none has any. */
  #idlest(): Place | undefined {
    let best: Place | undefined;
    for (const place of this.#places) {
      const hasRoom = place.isReady && place.jobs.size < this.#limits.perThread;
      if (hasRoom && place.jobs.size < (best?.jobs.size ?? Number.POSITIVE_INFINITY)) best = place;
    }
    return best;
  }

  /** Gives what waits to threads that have room, and starts another thread where one has to wait, or to share. */
  #serve(): void {
    let isShared = false;
    while (this.#line.length > 0) {
      const place = this.#idlest();
      const job = place && this.#line.next();
      if (!job) break;
      isShared ||= place.jobs.size > 0;
      void this.#run(place, job);
    }
    const isStarting = this.#places.values().some(({ isReady }) => !isReady);
    const wantsMore = (isShared || this.#line.length > 0) && !isStarting;
    if (wantsMore && this.#places.size < this.#options.threads) this.#startThread();
  }

  #startThread(): void {
    const place: Place = { thread: this.#options.openThread(), jobs: new Set(), isReady: false };
    this.#places.add(place);
    place.thread.start().then(
      () => {
        place.isReady = true;
        this.#serve();
      },
      (error: Error) => {
        this.#places.delete(place);
        // Where no thread can start, nobody has to wait for one.
        if (this.#places.size > 0) return;
        for (let job = this.#line.next(); job; job = this.#line.next()) job.reply.reject(error);
      },
    );
  }

  async #run(place: Place, job: Job): Promise<void> {
    const { thread, jobs } = place;
    jobs.add(job);
    const startedAt = performance.now();
    try {
      const reply = await thread.ask(job.question, { signal: job.stop.signal });
      const seconds = (performance.now() - startedAt) / 1_000;
      if (!job.stop.signal.aborted) this.#secondsLately += WEIGHT_OF_LAST * (seconds - this.#secondsLately);
      job.reply.resolve(reply);
    } catch (error) {
      job.reply.reject(isOutOfMemory(error) ? analysisTooLarge() : error);
      if (!thread.isRunning) this.#drop(place);
    } finally {
      jobs.delete(job);
      if (!this.#isClosed) this.#serve();
    }
  }

  /** Another thread takes the place of one that died, when there is work for it. */
  #drop(place: Place): void {
    place.isReady = false;
    this.#places.delete(place);
  }

  /** What waits is taken out; what runs keeps its place until its thread has noticed. */
  #abandon(job: Job): void {
    this.#abandoned += 1;
    this.#line.remove(job.asker.client, job);
    job.stop.abort();
    job.reply.reject(abandoned());
  }
}
