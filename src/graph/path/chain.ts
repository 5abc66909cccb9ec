import type { Hop } from '../../db/read/claim/edge-reader.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';
import type { Ball } from './ball.ts';
import type { HopMap } from './hop-map.ts';

/** Ends of the chains looked for, and how many hops they have. */
export interface ChainRequest {
  readonly from: number;
  readonly to: number;
  readonly hops: number;
  /** How many chains are enough. */
  readonly enough: number;
}

/** Looks at hops between two yields. */
const HOPS_PER_STEP = 2_000;

/**
 * Finds chains of exactly so many hops that visit no node twice, in order of their claim ids, and of one claim that links
 * several nodes in order of those. `start` is what was read around `from`.
 *
 * Only nodes from which the end can be reached in the hops that are left are visited, so that a search through a hub does not
 * follow everything that hangs on it.
 */
export function* findChains(
  map: HopMap,
  { from, to, hops, enough }: ChainRequest,
  budget: SearchBudget,
  start: Ball,
): Work<{ chains: Hop[][]; stopped: StopReason | undefined }> {
  const pace = new Pace(budget);
  const reaching = yield* reachingSets(map, { from, to, hops, start, pace });
  const chains: Hop[][] = [];
  const chain: Hop[] = [];
  const visited = new Set([from]);
  const places: { readonly hops: readonly Hop[]; next: number }[] = [{ hops: map.from(from), next: 0 }];
  while (places.length > 0 && chains.length < enough) {
    if (pace.isStepOver()) yield;
    if (pace.stopped) return { chains, stopped: pace.stopped };
    const place = places[places.length - 1];
    const hop = place?.hops[place.next];
    if (!place || !hop) {
      places.pop();
      const last = chain.pop();
      if (last) visited.delete(last.far);
      continue;
    }
    place.next += 1;
    const left = hops - places.length;
    if (visited.has(hop.far) || !reaching[left]?.has(hop.far)) continue;
    if (left === 0) {
      chains.push([...chain, hop]);
      continue;
    }
    chain.push(hop);
    visited.add(hop.far);
    places.push({ hops: map.from(hop.far), next: 0 });
  }
  return { chains, stopped: pace.stopped };
}

/** For each number of hops left, the nodes that can be there: they reach the end in so many, and the start reaches them in time. */
function* reachingSets(
  map: HopMap,
  { from, to, hops, start, pace }: { from: number; to: number; hops: number; start: Ball; pace: Pace },
): Work<readonly ReadonlySet<number>[]> {
  const sets = [new Set([to])];
  for (let left = 1; left < hops; left += 1) {
    const reaching = new Set<number>();
    for (const node of sets[left - 1] ?? []) {
      for (const { far } of map.from(node)) {
        if (pace.isStepOver()) yield;
        if (far !== to && far !== from && start.mayHoldWithin(far, hops - left)) reaching.add(far);
      }
      if (pace.stopped) return sets;
    }
    sets.push(reaching);
  }
  return sets;
}

/** Counts work in memory, so that it gives way and looks at the clock in time. */
class Pace {
  readonly #budget: SearchBudget;
  #done = 0;
  stopped: StopReason | undefined;

  constructor(budget: SearchBudget) {
    this.#budget = budget;
  }

  isStepOver(): boolean {
    this.#done += 1;
    if (this.#done % HOPS_PER_STEP !== 0) return false;
    // What was read may be looked at even when no more may be read.
    const reason = this.#budget.exceeded();
    if (reason === 'DEADLINE') this.stopped = reason;
    return true;
  }
}
