/** Keys whose rows one statement looks for. */
const KEYS_PER_STATEMENT = 200;

export interface KeyWalk<R> {
  /** Rows that one statement reads at most. */
  readonly limit: number;
  /** Reads at most `limit` rows of the keys, key by key in their order; with `after`, the rows of one key that follow that row. */
  readonly read: (keys: readonly number[], after: R | undefined) => R[];
  /** The key that a row belongs to. */
  readonly keyOf: (row: R) => number;
}

/**
 * All rows that belong to some distinct keys, key by key, a bounded number at a time: each step is one statement, however many
 * rows a key has, and a chance to give way.
 */
export function* walkByKey<R>(
  keys: readonly number[],
  { limit, read, keyOf }: KeyWalk<R>,
): Generator<readonly R[], undefined, undefined> {
  let start = 0;
  let after: R | undefined;
  while (start < keys.length) {
    const chunk = keys.slice(start, start + (after ? 1 : KEYS_PER_STATEMENT));
    const rows = read(chunk, after);
    yield rows;
    after = rows.length < limit ? undefined : rows.at(-1);
    // Rows come key by key, so those before the last one's are complete.
    start += after ? chunk.indexOf(keyOf(after)) : chunk.length;
  }
}
