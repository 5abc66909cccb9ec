/** Where outliers of a set of values begin, by Tukey's fences. */
export interface Fences {
  readonly firstQuartile: number;
  readonly thirdQuartile: number;
  /** Q1 − 1.5 × IQR. */
  readonly lower: number;
  /** Q3 + 1.5 × IQR. */
  readonly upper: number;
}

/** How many interquartile ranges a fence is away from its quartile. */
const REACH = 1.5;

/** The fences of some values, at least one. */
export function fencesOf(values: readonly number[]): Fences {
  const sorted = sortedCopy(values);
  const firstQuartile = quantileOfSorted(sorted, 0.25);
  const thirdQuartile = quantileOfSorted(sorted, 0.75);
  const range = thirdQuartile - firstQuartile;
  return {
    firstQuartile,
    thirdQuartile,
    lower: firstQuartile - REACH * range,
    upper: thirdQuartile + REACH * range,
  };
}

/**
 * The value under which a share of some values lies, at least one: estimated as Hyndman and Fan's R-8, which is what the library
 * that Cardinal uses does (https://docs.rs/statrs, `OrderStatistics::quantile`).
 *
 * @param share 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  return quantileOfSorted(sortedCopy(values), share);
}

function sortedCopy(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function quantileOfSorted(sorted: Float64Array, share: number): number {
  const place = (sorted.length + 1 / 3) * share + 1 / 3;
  const below = Math.floor(place);
  if (below <= 0 || share === 0) return sorted[0] as number;
  if (below >= sorted.length || share === 1) return sorted.at(-1) as number;
  const [low, high] = [sorted[below - 1] as number, sorted[below] as number];
  return low + (place - below) * (high - low);
}
