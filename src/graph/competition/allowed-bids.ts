import type { BidChunk, BidFact } from '../../db/read/bid/bidding.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';

export interface AllowedBids {
  readonly bids: BidFact[];
  /** Why there may be more; undefined when these are all. */
  readonly stopped: StopReason | undefined;
}

/** Reads bids as far as the budget goes: an edge for each party of a bid. */
export function* readAllowedBids(chunks: Iterable<BidChunk>, budget: SearchBudget): Work<AllowedBids> {
  const bids: BidFact[] = [];
  for (const chunk of chunks) {
    const stopped = budget.exceeded();
    if (stopped) return { bids, stopped };
    bids.push(...chunk.bids);
    budget.spend(chunk.edges);
    yield;
  }
  return { bids, stopped: undefined };
}
