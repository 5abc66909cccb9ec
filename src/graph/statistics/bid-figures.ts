import { biddersIn, countBidsIn } from '../../db/read/array/bid-entry.ts';
import type { EdgeArrays } from '../../db/read/array/edge-arrays.ts';
import { countBids, readBidders } from '../../db/read/bid/bid-count.ts';
import { walkBids } from '../../db/read/bid/bid-walk.ts';
import { tallyBidders } from '../../db/read/bid/bidder-tally.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { BidderRanking } from '../bidder/bidder-ranking.ts';
import { rankBids } from '../bidder/rank-bids.ts';
import type { Work } from '../scheduler.ts';

/** What is asked of bids; nothing else is read of them. */
export interface BidQuestion {
  readonly counts: boolean;
  readonly bidders: boolean;
  /** Where bidders are ranked; undefined when they are not. */
  readonly ranking: BidderRanking | undefined;
}

/** What documents say of the bids on one tender. */
export interface BidFigures {
  /** Bids that were made, as an official document or a source that states it as fact says. */
  certain: number;
  /** Bids that were made, surely or not. */
  made: number;
  /** All bids that are named, those that are only expected too. */
  named: number;
  /** Organisations behind the bids that were made. */
  readonly bidders: Set<number>;
}

export function noBids(): BidFigures {
  return { certain: 0, made: 0, named: 0, bidders: new Set() };
}

/** What is asked of the bids on some tenders, by tender; those without any bid may be missing. */
export function* readBidFigures(
  session: Session,
  tenders: readonly number[],
  { counts, bidders, ranking }: BidQuestion,
): Work<ReadonlyMap<number, BidFigures>> {
  const byTender = new Map<number, BidFigures>();
  const bidsOn = (tender: number): BidFigures => {
    let known = byTender.get(tender);
    if (!known) {
      known = noBids();
      byTender.set(tender, known);
    }
    return known;
  };
  const arrays = session.edgeArrays();
  if (ranking && (arrays || !(counts || bidders))) yield* rankBids(session, ranking, tenders);
  if (!counts && !bidders) return byTender;
  if (arrays) {
    for (const tender of tenders) byTender.set(tender, figuresIn(arrays, tender, bidders));
    return byTender;
  }
  for (const bids of walkBids(session, tenders)) {
    if (counts) {
      for (const { tender, certain, made, named } of countBids(session, bids)) {
        const known = bidsOn(tender);
        known.certain += certain;
        known.made += made;
        known.named += named;
      }
      yield;
    }
    if (bidders) {
      for (const { tender, organisation } of readBidders(session, bids))
        bidsOn(tender).bidders.add(organisation);
      yield;
    }
    if (ranking) {
      for (const tally of tallyBidders(session, bids)) ranking.add(tally);
      yield;
    }
  }
  return byTender;
}

function figuresIn(arrays: EdgeArrays, tender: number, withBidders: boolean): BidFigures {
  return {
    ...countBidsIn(arrays, tender),
    bidders: new Set(withBidders ? biddersIn(arrays, tender) : []),
  };
}
