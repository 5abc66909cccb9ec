import { buildEdgeArrays } from '../db/read/array/build-edge-arrays.ts';
import { bytesOfArrays, type EdgeArrays } from '../db/read/array/edge-arrays.ts';
import { measureGraph } from '../db/read/array/edge-column.ts';
import type { ArraySource, Session } from '../db/read/row/session.ts';
import { doUntilStopped, runInSlices, type Work } from './scheduler.ts';

/** So many searches in one state of the database read by SQL: fewer are not worth building arrays for. */
const SEARCHES_BEFORE = 3;

export interface KeptArraysOptions {
  /** In which state the database is: another number after each change. */
  readonly state: () => number;
  readonly openSession: () => Session;
  /** Larger arrays are not built; 0 for none at all. */
  readonly maxBytes: number;
  readonly searchesBefore?: number;
}

/**
 * Keeps all edges in arrays for as long as the database does not change. They are built beside what goes on, in turns, when searches
 * ask for them again and again; until then, and again after each change, edges are read by SQL.
 */
export class KeptArrays implements ArraySource {
  readonly #options: KeptArraysOptions;
  #state: number | undefined;
  #searches = 0;
  #isTried = false;
  #arrays: EdgeArrays | undefined;

  constructor(options: KeptArraysOptions) {
    this.#options = options;
  }

  /** Bytes of the arrays that are kept now. */
  get bytes(): number {
    return this.#arrays?.bytes ?? 0;
  }

  want(): void {
    const { searchesBefore = SEARCHES_BEFORE, maxBytes } = this.#options;
    const state = this.#lookAtState();
    this.#searches += 1;
    if (this.#searches <= searchesBefore || this.#isTried || maxBytes === 0) return;
    this.#isTried = true;
    void this.#build(state);
  }

  now(): EdgeArrays | undefined {
    this.#lookAtState();
    return this.#arrays;
  }

  #lookAtState(): number {
    const state = this.#options.state();
    if (state === this.#state) return state;
    this.#state = state;
    this.#arrays = undefined;
    this.#searches = 0;
    this.#isTried = false;
    return state;
  }

  async #build(state: number): Promise<void> {
    // It goes on when the search that began it is given up.
    const building = doUntilStopped(
      () => false,
      () => runInSlices(this.#work(state)),
    );
    // What fails here fails in the search that reads the same by SQL, and is reported there.
    const arrays = await building.catch(() => undefined);
    if (state === this.#state) this.#arrays = arrays;
  }

  /** Gives up as soon as the database has changed: half of the arrays would be of another state. */
  *#work(state: number): Work<EdgeArrays | undefined> {
    const { openSession, state: stateNow, maxBytes } = this.#options;
    const session = openSession();
    const measure = measureGraph(session);
    if (bytesOfArrays(measure) > maxBytes) return undefined;
    const building = buildEdgeArrays(session, measure);
    for (;;) {
      const step = building.next();
      if (stateNow() !== state) return undefined;
      if (step.done) return step.value;
      yield;
    }
  }
}
