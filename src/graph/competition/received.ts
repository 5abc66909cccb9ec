import type { BidFact } from '../../db/read/bid/bidding.ts';
import { onlyCertain } from './tally.ts';
import type { TenderBids } from './tender-bids.ts';

/** How many bids were received, as published; null when no document says. */
export interface Received {
  readonly count: number | null;
  /** Those of them that no document names as fact. */
  readonly unnamed: number | null;
}

/**
 * How many bids a tender received.
 *
 * A number that is published for a tender in several lots counts, depending on the source, bids or bidders: bids of the same
 * organisations on several lots are taken as one, so that what is called complete is. Without a number for the whole, those of the
 * lots are compared one by one, if each lot has one.
 */
export function receivedFor({ bids, isDivided, lots, publishedBidCount }: TenderBids): Received {
  const certain = onlyCertain(bids);
  if (publishedBidCount !== null) {
    const bidders = new Set(certain.map(({ parties }) => parties.join()));
    return received(publishedBidCount, isDivided ? bidders.size : certain.length);
  }
  const byLot = Map.groupBy(certain, ({ lot }) => (isDivided ? lot : lots[0]?.id));
  return sum(lots.map((lot) => received(lot.publishedBidCount, byLot.get(lot.id)?.length ?? 0)));
}

/** How many bids a lot received, of which these are on it: for the only lot of a tender, what is published for the tender. */
export function receivedForLot(
  { isDivided, lots, publishedBidCount }: TenderBids,
  lot: number,
  bids: readonly BidFact[],
): Received {
  const published = lots.find(({ id }) => id === lot)?.publishedBidCount ?? null;
  const named = onlyCertain(bids).length;
  return received(published ?? (isDivided ? null : publishedBidCount), named);
}

function received(count: number | null, named: number): Received {
  return { count, unnamed: count === null ? null : Math.max(0, count - named) };
}

/** Of no parts, or of parts of which one is not known, nothing is known. */
function sum(parts: readonly Received[]): Received {
  const [counts, unnamed] = [parts.map((part) => part.count), parts.map((part) => part.unnamed)];
  return { count: sumOfKnown(counts), unnamed: sumOfKnown(unnamed) };
}

function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((total, each) => (total === null || each === null ? null : total + each));
}
