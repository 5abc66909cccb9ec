import { LRUCache } from 'lru-cache';

/** A larger share of the bound than this no answer may take. */
const LARGEST_SHARE = 0.25;

export interface KeptAnswer {
  /** JSON text in UTF-8. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/**
 * Answers that are kept as long as the database is in the state in which they were asked for, those used last within a bound in bytes.
 * Who asks what somebody else waits for waits with them.
 */
export class AnswerCache<Given extends KeptAnswer> {
  readonly #answers: LRUCache<string, Given>;
  #awaited = new Map<string, Promise<Given | undefined>>();
  #state: number | undefined;

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

  /**
   * The answer to a question, found by `find` unless it is kept or awaited already.
   *
   * @param state of the database, as seen before the answer is looked for
   * @param find undefined for what has no answer; rejections are passed on, and not kept
   * @param mayKeep whether another who asks the same in the same state has to get the same
   */
  async answer(
    key: string,
    state: number,
    find: () => Promise<Given | undefined>,
    mayKeep: (given: Given) => boolean,
  ): Promise<{ readonly given: Given | undefined; readonly isKept: boolean }> {
    if (state !== this.#state) this.#forget(state);
    const kept = this.#answers.get(key) ?? this.#awaited.get(key);
    if (kept) return { given: await kept, isKept: true };
    const awaited = this.#awaited;
    const finding = find();
    awaited.set(key, finding);
    try {
      const given = await finding;
      if (given && mayKeep(given) && state === this.#state) this.#answers.set(key, given);
      return { given, isKept: false };
    } finally {
      awaited.delete(key);
    }
  }

  #forget(state: number): void {
    this.#state = state;
    this.#answers.clear();
    // Who waits goes on waiting; who asks now wants to know of the new state.
    this.#awaited = new Map();
  }
}
