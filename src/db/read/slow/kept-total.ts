import { LRUCache } from 'lru-cache';
import type { MaybePromise } from '../../../domain/maybe-promise.ts';
import type { ListRequest } from '../collection/list.ts';

/** Characters of what all kept totals are of. */
const MAX_CHARACTERS = 1_000_000;

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
   * @param readState in which state the database is now
   * @param count what it is kept for; rejections are passed on, and not kept
   */
  total(list: ListRequest, readState: () => number, count: () => MaybePromise<number>): MaybePromise<number> {
    const state = readState();
    if (state !== this.#state) this.#forget(state);
    const key = keyOf(list);
    const known = this.#totals.get(key) ?? this.#awaited.get(key);
    if (known !== undefined) return known;
    const counted = count();
    if (counted instanceof Promise) return this.#await(key, counted, () => readState() === state);
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
