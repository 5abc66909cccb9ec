import type { BidFact } from '../../db/read/bid/bidding.ts';
import { partnersOf } from '../competition/joint-bidding.ts';
import type { TenderBids } from '../competition/tender-bids.ts';

/** What links two bidders: that they are parties of one bid, or that they bid against each other. */
export type LinkKind = 'JOINT' | 'RIVAL';

/** Bids of more organisations, and lots with more bids, link nobody: of those that many meet on, nobody learns who knows whom. */
export const MAX_MEETING = 100;

/** A pair of organisations, and TOO_LARGE for a bid or lot that links nobody because it would link too many. */
export type Link = readonly [one: number, other: number] | 'TOO_LARGE';

/**
 * The pairs of organisations that the bids on a tender link; expected bids link nobody.
 *
 * JOINT: a pair for each bid to which both are parties, once for each bid.
 *
 * RIVAL: a pair that met, once for the tender. Each has a bid to which the other is no party, and both bids are on one lot, or one
 * of them names no lot, or the tender is not known to have several.
 */
export function* linksOn(tender: TenderBids, kind: LinkKind): Generator<Link> {
  const bids = tender.bids.filter(({ status }) => status !== 'EXPECTED');
  if (kind === 'JOINT') yield* jointPairs(bids);
  else yield* rivalPairs(bids, tender.isDivided);
}

function* jointPairs(bids: readonly BidFact[]): Generator<Link> {
  for (const bid of bids) {
    if (bid.parties.length > MAX_MEETING) yield 'TOO_LARGE';
    else yield* partnersOf(bid);
  }
}

function* rivalPairs(bids: readonly BidFact[], isDivided: boolean): Generator<Link> {
  const met = new Set<string>();
  for (const meeting of isDivided ? meetings(bids) : [bids]) {
    if (partyCount(meeting) > MAX_MEETING) {
      yield 'TOO_LARGE';
      continue;
    }
    for (const [one, other] of pairsAgainst(meeting)) {
      const [least, greatest] = one < other ? [one, other] : [other, one];
      const pair = `${least} ${greatest}`;
      if (met.has(pair)) continue;
      met.add(pair);
      yield [least, greatest];
    }
  }
}

/** Bids lot by lot, each time with those that may be on any lot. */
function meetings(bids: readonly BidFact[]): BidFact[][] {
  const byLot = Map.groupBy(bids, ({ lot }) => lot);
  const anywhere = byLot.get(null) ?? [];
  byLot.delete(null);
  return byLot.size === 0 ? [anywhere] : Array.from(byLot.values(), (lot) => [...lot, ...anywhere]);
}

function partyCount(bids: readonly BidFact[]): number {
  return bids.reduce((sum, { parties }) => sum + parties.length, 0);
}

function* pairsAgainst(bids: readonly BidFact[]): Generator<[number, number]> {
  for (const [index, bid] of bids.entries()) {
    for (const against of bids.slice(index + 1)) {
      for (const one of bid.parties) {
        if (against.parties.includes(one)) continue;
        for (const other of against.parties) if (!bid.parties.includes(other)) yield [one, other];
      }
    }
  }
}
