import { LRUCache } from 'lru-cache';
import type { MaybePromise } from '../../../domain/maybe-promise.ts';
import type { ListRequest } from '../collection/list.ts';

/** Characters of what all kept totals are of. */
const MAX_CHARACTERS = 1_000_000;

/** See `Reader`. */
interface States {
  state(): number;
  freshState(): number;
}

/**
 * How many rows lists at the root have, of those that were counted last, as long as the database is in the state it was then. Who asks
 * for what is being counted waits with those who asked before.
 */
export class KeptTotals {
  readonly #totals = new LRUCache<string, number>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_total, key) => key.length,
  });
  #awaited = new Map<string, Promise<number>>();
  #state: number | undefined;

  /**
   * @param states in which state the database is as this turn sees it, and at this moment
   * @param count what it is kept for; rejections are passed on, and not kept
   */
  total(list: ListRequest, states: States, count: () => MaybePromise<number>): MaybePromise<number> {
    const state = states.state();
    if (state !== this.#state) this.#forget(state);
    const key = keyOf(list);
    const known = this.#totals.get(key);
    if (known !== undefined) return known;
    // Who counts may be given up, and has read in a state of its own.
    const awaited = this.#awaited.get(key)?.catch(() => this.total(list, states, count));
    if (awaited !== undefined) return awaited;
    const counted = count();
    if (counted instanceof Promise) return this.#await(key, counted, () => states.freshState() === state);
    this.#totals.set(key, counted);
    return counted;
  }

  async #await(key: string, counted: Promise<number>, isAsBefore: () => boolean): Promise<number> {
    const awaited = this.#awaited;
    awaited.set(key, counted);
    try {
      const total = await counted;
      if (isAsBefore()) this.#totals.set(key, total);
      return total;
    } finally {
      awaited.delete(key);
    }
  }

  #forget(state: number): void {
    this.#state = state;
    this.#totals.clear();
    this.#awaited = new Map();
  }
}

function keyOf({ collection, filter, asOf }: ListRequest): string {
  return JSON.stringify([collection.name, filter ?? null, asOf.knownOn, asOf.validOn]);
}
