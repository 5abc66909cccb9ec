import { biddersIn, countBidsIn, wonEntriesIn } from '../../db/read/array/bid-entry.ts';
import type { EdgeArrays } from '../../db/read/array/edge-arrays.ts';
import { countBids, readBidders, readWinners } from '../../db/read/bid/bid-count.ts';
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
  readonly winners: boolean;
  /** Where bidders are ranked. */
  readonly rankings: readonly BidderRanking[];
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
  /** Organisations behind bids that won. */
  readonly winners: Set<number>;
}

export function noBids(): BidFigures {
  return { certain: 0, made: 0, named: 0, bidders: new Set(), winners: new Set() };
}

/** What is asked of the bids on some tenders, by tender; those without any bid may be missing. */
export function* readBidFigures(
  session: Session,
  tenders: readonly number[],
  { counts, bidders, winners, rankings }: BidQuestion,
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
  const isAsked = counts || bidders || winners;
  // By establishment, or with arrays, bids are read apart.
  const [apart, beside] = split(rankings, ({ per }) => arrays !== undefined || !isAsked || per !== 'UNIT');
  for (const ranking of apart) yield* rankBids(session, ranking, tenders);
  if (!isAsked) return byTender;
  if (arrays) {
    for (const tender of tenders) byTender.set(tender, figuresIn(arrays, tender, { bidders, winners }));
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
    if (winners) {
      for (const { tender, organisation } of readWinners(session, bids))
        bidsOn(tender).winners.add(organisation);
      yield;
    }
    for (const ranking of beside) {
      for (const tally of tallyBidders(session, bids, ranking.per)) ranking.add(tally);
      yield;
    }
  }
  return byTender;
}

function split<T>(list: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [list.filter(isFirst), list.filter((item) => !isFirst(item))];
}

function figuresIn(
  arrays: EdgeArrays,
  tender: number,
  { bidders, winners }: Pick<BidQuestion, 'bidders' | 'winners'>,
): BidFigures {
  return {
    ...countBidsIn(arrays, tender),
    bidders: new Set(bidders ? biddersIn(arrays, tender) : []),
    winners: new Set(winners ? wonEntriesIn(arrays, [tender]).map(({ organisation }) => organisation) : []),
  };
}
