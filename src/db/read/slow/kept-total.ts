import { LRUCache } from 'lru-cache';
import type { ListRequest } from '../collection/list.ts';

/** Characters of what all kept totals are of. */
const MAX_CHARACTERS = 1_000_000;

/** How many rows lists at the root have, of those that were counted last, as long as the database is in the state it was then. */
export class KeptTotals {
  readonly #totals = new LRUCache<string, number>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_total, key) => key.length,
  });
  #state: number | undefined;

  /** @param state of the database now */
  get(list: ListRequest, state: number): number | undefined {
    return state === this.#state ? this.#totals.get(keyOf(list)) : undefined;
  }

  /** @param state of the database, the same before and after counting */
  keep(list: ListRequest, total: number, state: number): void {
    if (state !== this.#state) this.#totals.clear();
    this.#state = state;
    this.#totals.set(keyOf(list), total);
  }
}

function keyOf({ collection, filter, asOf }: ListRequest): string {
  return JSON.stringify([collection.name, filter ?? null, asOf.knownOn, asOf.validOn]);
}
