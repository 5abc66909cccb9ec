import type { BidStatus } from '../../../model/words/claim.ts';

/** A bid as those who compete with it see it, on the day asked. */
export interface BidFact {
  readonly id: number;
  readonly tender: number;
  /** Null when it is on the whole tender, or no document says which lot. */
  readonly lot: number | null;
  /** The organisations behind it, whatever their role, in ascending order. */
  readonly parties: readonly number[];
  readonly status: BidStatus;
  /** Whether a source states as fact that it was made: neither expected, unconfirmed nor disputed. */
  readonly isCertain: boolean;
}

/** What one statement read. */
export interface BidChunk {
  /** The bids that are known and valid on the days asked. */
  readonly bids: readonly BidFact[];
  /** Parties of the bids read, with those that are not. */
  readonly edges: number;
}
