import { workClock } from './scheduler.ts';

/** Why a search did not look at everything. */
export type StopReason = 'ENOUGH_FOUND' | 'EDGE_BUDGET' | 'DEADLINE';

/** What a search may use up. */
export interface Limits {
  /** Edges it may read. */
  readonly edges: number;
  /** Milliseconds of its own work, counted from when it first asks whether it may go on: the turns of others are not counted. */
  readonly timeoutMs: number;
}

let cutByTime = 0;

/** How many times a search was told to stop because of its deadline, since this thread began. */
export function countCutByTime(): number {
  return cutByTime;
}

/** A search's use of what it may use up. */
export class SearchBudget {
  #edgesLeft: number;
  readonly #timeoutMs: number;
  #deadline: number | undefined;

  constructor({ edges, timeoutMs }: Limits) {
    this.#edgesLeft = edges;
    this.#timeoutMs = timeoutMs;
  }

  get edgesLeft(): number {
    return this.#edgesLeft;
  }

  spend(edges: number): void {
    this.#edgesLeft -= edges;
  }

  /** Why the search must stop now; undefined while it may go on. */
  exceeded(): StopReason | undefined {
    if (this.#edgesLeft <= 0) return 'EDGE_BUDGET';
    this.#deadline ??= workClock() + this.#timeoutMs;
    if (workClock() < this.#deadline) return undefined;
    cutByTime += 1;
    return 'DEADLINE';
  }
}
