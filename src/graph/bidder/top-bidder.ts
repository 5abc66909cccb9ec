import { walkBids } from '../../db/read/bid-walk.ts';
import {
  countBidders,
  readTendersOfBuyer,
  type TenderPosition,
  tallyBidders,
} from '../../db/read/bidder-tally.ts';
import type { Session } from '../../db/read/session.ts';
import { inTurns, type Work } from '../turn.ts';
import { BidderRanking, type BidderTotal, type Ranking } from './bidder-ranking.ts';

export interface TopBidders {
  /** Best first; ties in order of the organisation's id. */
  readonly bidders: readonly BidderTotal[];
  /** How many organisations bid at all. */
  readonly bidderCount: number;
  /** How many tenders were read. */
  readonly tenderCount: number;
  /** Whether that was all of them. */
  readonly complete: boolean;
}

export interface TopBidderRequest {
  readonly buyer: number;
  readonly ranking: Ranking;
  /** How many bidders at most. */
  readonly first: number;
  /** Whether the amounts that bidders won are asked for, too. */
  readonly withAmounts: boolean;
}

const TENDERS_PER_STATEMENT = 400;
const MAX_TENDERS = 100_000;

/**
 * The bidders of a buyer, ranked. Reads the buyer's tenders some hundred at a time and lets other requests in
 * between; stops after 100,000 tenders and then says so.
 */
export function findTopBidders(session: Session, request: TopBidderRequest): Promise<TopBidders> {
  return inTurns(rankBidders(session, request));
}

function* rankBidders(session: Session, request: TopBidderRequest): Work<TopBidders> {
  const { buyer, ranking, first } = request;
  const tallyOf = request.withAmounts || ranking.by === 'AWARDED' ? tallyBidders : countBidders;
  const bidders = new BidderRanking();
  let tenderCount = 0;
  let last: TenderPosition | undefined;
  for (;;) {
    const tenders = readTendersOfBuyer(session, buyer, last, TENDERS_PER_STATEMENT);
    const ids = tenders.map(({ id }) => id);
    for (const bids of walkBids(session, ids)) {
      for (const tally of tallyOf(session, bids)) bidders.add(tally);
      yield;
    }
    tenderCount += tenders.length;
    last = tenders.at(-1);
    const isEnd = tenders.length < TENDERS_PER_STATEMENT;
    if (isEnd || tenderCount >= MAX_TENDERS) {
      const { bidderCount } = bidders;
      return { bidders: bidders.top(ranking, first), bidderCount, tenderCount, complete: isEnd };
    }
  }
}
