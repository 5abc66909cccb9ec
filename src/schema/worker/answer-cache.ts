import { LRUCache } from 'lru-cache';

/** A larger share of the bound than this no answer may take. */
const LARGEST_SHARE = 0.25;

export interface KeptAnswer {
  /** JSON text in UTF-8. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * Answers that are kept as long as the database is in the state in which they were asked for, those used last within a bound in bytes.
 */
export class AnswerCache<Given extends KeptAnswer> {
  readonly #answers: LRUCache<string, Given>;
  #state: string | undefined;

  /** @param maxBytes of all answers together, and of what was asked; at least 1 */
  constructor(maxBytes: number) {
    this.#answers = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.max(1, Math.floor(maxBytes * LARGEST_SHARE)),
      sizeCalculation: ({ data }, key) => data.length + 2 * key.length + 1,
    });
  }

  /** Bytes that answers and what was asked take now. */
  get bytes(): number {
    return this.#answers.calculatedSize;
  }

  /** The answer that was found in this state of the database; from another state none is kept any longer. */
  get(key: string, state: string): Given | undefined {
    if (state !== this.#state) {
      this.#state = state;
      this.#answers.clear();
    }
    return this.#answers.get(key);
  }

  /** Keeps an answer to what was asked in a state, unless another state has been seen since. */
  keep(key: string, state: string, given: Given): void {
    if (state === this.#state) this.#answers.set(key, given);
  }
}
