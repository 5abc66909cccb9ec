import type { BidFact } from '../../db/read/bid/bidding.ts';
import { hasWon } from './competition.ts';
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
export function addJointBid(bidding: JointBidding, bid: BidFact, day: string | null): void {
  const { id, tender, isCertain } = bid;
  count(bidding.joint, isCertain);
  if (hasWon(bid)) count(bidding.won, isCertain);
  if (tender !== bidding.lastTender) bidding.tenderCount += 1;
  bidding.lastTender = tender;
  bidding.latest.add({ id, day });
  extend(bidding, day);
}

/** Every two organisations that made a bid together, the one with the smaller id first. */
export function* partnersOf({ parties }: BidFact): Generator<readonly [number, number]> {
  for (const [index, one] of parties.entries()) {
    for (const other of parties.slice(index + 1)) yield [one, other];
  }
}
