import type { BidChunk, BidFact } from '../../db/read/bid/bidding.ts';
import type { Work } from '../scheduler.ts';
import type { Allowance, StopReason } from '../search-budget.ts';

export interface AllowedBids {
  readonly bids: BidFact[];
  /** Why there may be more; undefined when these are all. */
  readonly stopped: StopReason | undefined;
}

/** Reads bids as far as the allowance goes: an edge for each party of a bid. */
export function* readAllowedBids(chunks: Iterable<BidChunk>, allowance: Allowance): Work<AllowedBids> {
  const bids: BidFact[] = [];
  for (const chunk of chunks) {
    const stopped = allowance.exceeded();
    if (stopped) return { bids, stopped };
    bids.push(...chunk.bids);
    allowance.spend(chunk.edges);
    yield;
  }
  return { bids, stopped: undefined };
}
