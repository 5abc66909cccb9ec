import { workClock, workedTime } from './scheduler.ts';

/** Why a search did not look at everything. */
export type StopReason = 'ENOUGH_FOUND' | 'EDGE_BUDGET' | 'DEADLINE';

/** What a search may use up. */
export interface Limits {
  /** Edges it may read. */
  readonly edges: number;
  /**
   * Milliseconds of its own work, counted from when it first asks whether it may go on: neither the turns of others are counted, nor what the
   * machine gives to other processes meanwhile, if that is not `MOST_TIMES` as long.
   */
  readonly timeoutMs: number;
}

/** On a machine that is so busy, an answer that is cut is better than none. */
const MOST_TIMES = 4;

let cutByTime = 0;

/** How many times a search was told to stop because of its deadline, since this thread began. */
export function countCutByTime(): number {
  return cutByTime;
}

/** A search's use of what it may use up. */
export class SearchBudget {
  #edgesLeft: number;
  readonly #timeoutMs: number;
  #began: { readonly passedMs: number; readonly workedMs: number } | undefined;
  /** By the clock: before that, it can't have worked too long. */
  #nextLook = 0;

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
    if (this.#isInTime()) return undefined;
    cutByTime += 1;
    return 'DEADLINE';
  }

  #isInTime(): boolean {
    const now = workClock();
    if (this.#began === undefined) {
      this.#began = { passedMs: now, workedMs: workedTime() };
      this.#nextLook = now + this.#timeoutMs;
    }
    if (now < this.#nextLook) return true;
    const left = this.#timeoutMs - (workedTime() - this.#began.workedMs);
    const latest = this.#began.passedMs + MOST_TIMES * this.#timeoutMs;
    if (left <= 0 || now >= latest) return false;
    this.#nextLook = Math.min(now + left, latest);
    return true;
  }
}
