/** By which way a request was answered: without Yoga, or by its pipeline. */
export type Way = 'direct' | 'yoga';

/** Who answered an operation: `none` when it was refused before it was executed, `kept` when it had been answered to somebody else. */
export type ExecutorLabel = 'compiled' | 'ordinary' | 'kept' | 'none';

/** What came of one GraphQL request. */
export interface RequestOutcome {
  readonly way: Way;
  readonly status: number;
  readonly elapsedMs: number;
  readonly statements: number;
  /** `compiled`, `kept`, or `ordinary: ` and the field because of which; undefined when nothing was executed. */
  readonly executor: string | undefined;
}

/** Requests of one kind. */
export interface RequestCount {
  readonly executor: ExecutorLabel;
  readonly way: Way;
  readonly status: number;
  /** How many took no longer than each of `DURATION_BOUNDS_SECONDS`, each request counted once; the last is for those beyond. */
  readonly durations: number[];
  count: number;
  seconds: number;
}

/** Upper bounds of the duration's histogram. */
export const DURATION_BOUNDS_SECONDS: readonly number[] = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
];

/** The schema bounds the fields; this is for what a mistake in it might do. */
const MAX_FIELDS = 500;
const ORDINARY = 'ordinary: ';

/** Counts requests with a few additions each; a library's counters cost more than some answers do. */
export class RequestTally {
  readonly #counts = new Map<string, RequestCount>();
  readonly #fallbacks = new Map<string, number>();
  #statements = 0;

  add({ way, status, elapsedMs, statements, executor }: RequestOutcome): void {
    const count = this.#countOf(labelOf(executor), way, status);
    const seconds = elapsedMs / 1000;
    let bucket = 0;
    while (seconds > (DURATION_BOUNDS_SECONDS[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    count.durations[bucket] = (count.durations[bucket] ?? 0) + 1;
    count.count += 1;
    count.seconds += seconds;
    this.#statements += statements;
    if (executor?.startsWith(ORDINARY)) this.#addFallback(executor.slice(ORDINARY.length));
  }

  get counts(): Iterable<RequestCount> {
    return this.#counts.values();
  }

  /** How many operations the resolvers answered because of each field. */
  get fallbacks(): ReadonlyMap<string, number> {
    return this.#fallbacks;
  }

  get statements(): number {
    return this.#statements;
  }

  #countOf(executor: ExecutorLabel, way: Way, status: number): RequestCount {
    const key = `${executor} ${way} ${status}`;
    let count = this.#counts.get(key);
    if (count === undefined) {
      const durations = new Array<number>(DURATION_BOUNDS_SECONDS.length + 1).fill(0);
      count = { executor, way, status, durations, count: 0, seconds: 0 };
      this.#counts.set(key, count);
    }
    return count;
  }

  #addFallback(field: string): void {
    const label = this.#fallbacks.has(field) || this.#fallbacks.size < MAX_FIELDS ? field : '(others)';
    this.#fallbacks.set(label, (this.#fallbacks.get(label) ?? 0) + 1);
  }
}

function labelOf(executor: string | undefined): ExecutorLabel {
  if (executor === undefined) return 'none';
  return executor === 'compiled' || executor === 'kept' ? executor : 'ordinary';
}
