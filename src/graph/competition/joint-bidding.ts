import type { BidFact } from '../../db/read/bidding.ts';
import { Latest } from './latest.ts';
import { extend, type Span } from './span.ts';
import { count, newTally, type Tally } from './tally.ts';

/** The bids that two organisations made together. */
export interface JointBidding extends Span {
  readonly joint: Tally;
  /** Those that won. */
  readonly won: Tally;
  /** On how many tenders they are. */
  tenderCount: number;
  readonly latest: Latest<JointBid>;
  lastTender: number | undefined;
}

interface JointBid {
  readonly id: number;
  /** When its tender was bid on, as a partial date. */
  readonly day: string | null;
}

export function newJointBidding(): JointBidding {
  return {
    joint: newTally(),
    won: newTally(),
    tenderCount: 0,
    latest: new Latest(),
    lastTender: undefined,
    first: null,
    last: null,
  };
}

/** Adds a bid; the bids on one tender must come one after the other. */
export function addJointBid(
  bidding: JointBidding,
  { id, tender, status, isCertain }: BidFact,
  day: string | null,
): void {
  count(bidding.joint, isCertain);
  if (status === 'WON') count(bidding.won, isCertain);
  if (tender !== bidding.lastTender) bidding.tenderCount += 1;
  bidding.lastTender = tender;
  bidding.latest.add({ id, day });
  extend(bidding, day);
}

/** Most certain joint bids first, then most possible ones. */
export function compareJointBidding({ joint: a }: JointBidding, { joint: b }: JointBidding): number {
  return b.certain - a.certain || b.possible - a.possible;
}
