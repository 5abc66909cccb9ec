/** How many there are by what documents state as fact, and how many more there may be. */
export interface Tally {
  certain: number;
  /** By bids that are expected, unconfirmed or disputed, or that may not have met. */
  possible: number;
}

export function newTally(): Tally {
  return { certain: 0, possible: 0 };
}

export function count(tally: Tally, isCertain: boolean): void {
  if (isCertain) tally.certain += 1;
  else tally.possible += 1;
}

export function tallyOf(items: Iterable<{ readonly isCertain: boolean }>): Tally {
  const tally = newTally();
  for (const { isCertain } of items) count(tally, isCertain);
  return tally;
}

/** Those that documents state as fact. */
export function onlyCertain<T extends { readonly isCertain: boolean }>(items: readonly T[]): T[] {
  return items.filter(({ isCertain }) => isCertain);
}

/** Most certain ones first, then most possible ones. */
export function compareTallies(a: Tally, b: Tally): number {
  return b.certain - a.certain || b.possible - a.possible;
}

/** More than any tally counts, of as many digits as a cursor may carry. */
const MOST = 1_000_000_000;

/** What sorts tallies as `compareTallies` does, as numbers. */
export function tallyRank({ certain, possible }: Tally): [number, number] {
  return [MOST - certain, MOST - possible];
}
