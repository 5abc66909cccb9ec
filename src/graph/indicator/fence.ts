import type { Exclusion } from './exclusion.ts';
import type { Input } from './indicator.ts';
import { fencesOf } from './outlier.ts';

/** The bound beyond which a value is an outlier, and what it was found from. */
export interface Fence {
  readonly bound: number;
  readonly isOutlier: (value: number) => boolean;
  /** Why outliers can't be told by it; undefined when they can. */
  readonly exclusion: Exclusion | undefined;
  readonly inputs: readonly Input[];
}

export interface FenceSearch {
  readonly end: 'LOW' | 'HIGH';
  /** A bound that is set, and found from no values; null when none is. */
  readonly threshold: number | null;
  /** How many values there must be. */
  readonly minimum: number;
  /** What is compared, in words: "tenders". */
  readonly what: string;
}

/** How outliers are told where Cardinal's rule would flag what is usual: a part of the `difference` of indicators. */
export const FENCE_DIFFERENCE =
  'Where the quartiles of several are equal, a value at the fence is what is usual, and only values beyond it are flagged; Cardinal flags all of them.';

/**
 * The fence of some values that are not below zero; a value at it is an outlier. One at zero, low or high, tells nothing: it would
 * flag all the values of zero, and those may be most.
 */
export function findFence(values: readonly number[], { end, threshold, minimum, what }: FenceSearch): Fence {
  const compared = { name: `${what} compared`, value: String(values.length) };
  if (threshold === null && values.length < Math.max(1, minimum)) {
    return { bound: 0, isOutlier: () => false, exclusion: 'TOO_FEW_COMPARED', inputs: [compared] };
  }
  if (threshold !== null) {
    const exclusion = threshold > 0 ? undefined : 'NO_FENCE';
    return { bound: threshold, isOutlier: atOrBeyond(end, threshold), exclusion, inputs: [compared] };
  }
  const { firstQuartile, thirdQuartile, lower, upper } = fencesOf(values);
  const bound = end === 'LOW' ? lower : upper;
  const tells = bound > 0 && (end === 'HIGH' || firstQuartile > 0);
  const isUsual = firstQuartile === thirdQuartile && values.length > 1;
  const isOutlier = atOrBeyond(end, bound);
  return {
    bound,
    isOutlier: (value) => isOutlier(value) && !(isUsual && value === bound),
    exclusion: tells ? undefined : 'NO_FENCE',
    inputs: [
      compared,
      { name: 'first quartile', value: String(firstQuartile) },
      { name: 'third quartile', value: String(thirdQuartile) },
    ],
  };
}

function atOrBeyond(end: 'LOW' | 'HIGH', bound: number): (value: number) => boolean {
  return end === 'LOW' ? (value) => value <= bound : (value) => value >= bound;
}
