/** Of how many of those who bid on a tender documents tell. */
export const COVERAGES = ['COMPLETE', 'WINNERS_ONLY', 'PARTIAL', 'UNKNOWN'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** How many tenders there are of each coverage. */
export type CoverageCount = Record<Coverage, number>;

export function newCoverageCount(): CoverageCount {
  return { COMPLETE: 0, WINNERS_ONLY: 0, PARTIAL: 0, UNKNOWN: 0 };
}

interface Named {
  /** Bids that documents name and state as fact. */
  readonly named: number;
  /** Those of them that won. */
  readonly won: number;
  /** Bids that were received, as published, beyond those named; null when no document says how many were received. */
  readonly unnamed: number | null;
}

/** A number of bids that nothing names says more than names do; without one, that a loser is named does not mean that all are. */
export function judgeCoverage({ named, won, unnamed }: Named): Coverage {
  if (unnamed === 0) return 'COMPLETE';
  if (named > 0 && won === named) return 'WINNERS_ONLY';
  return unnamed === null ? 'UNKNOWN' : 'PARTIAL';
}
