import { walkBids } from '../../db/read/bid-walk.ts';
import {
  countBidders,
  measureSpan,
  readTendersOfBuyer,
  type TenderPosition,
  tallyBidders,
} from '../../db/read/bidder-tally.ts';
import type { Session } from '../../db/read/session.ts';
import { inTurns, nextTurn, type Work } from '../turn.ts';
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
/** In a thread of its own, where only other long statements wait for it. */
const TENDERS_PER_STATEMENT_ASIDE = 4_000;
const MAX_TENDERS = 100_000;

/**
 * The bidders of a buyer, ranked. Reads the buyer's tenders some hundred at a time and lets other requests in
 * between; stops after 100,000 tenders and then says so.
 */
export function findTopBidders(session: Session, request: TopBidderRequest): Promise<TopBidders> {
  const needsAmounts = request.withAmounts || request.ranking.by === 'AWARDED';
  return needsAmounts ? inTurns(rankByTallies(session, request)) : rankByCounts(session, request);
}

async function rankByCounts(session: Session, request: TopBidderRequest): Promise<TopBidders> {
  const limit = session.hasAside ? TENDERS_PER_STATEMENT_ASIDE : TENDERS_PER_STATEMENT;
  const bidders = new BidderRanking();
  let tenderCount = 0;
  let after: TenderPosition | undefined;
  for (;;) {
    const span = { buyer: request.buyer, after, limit };
    const { tenders, last } = measureSpan(session, span);
    for (const count of await countBidders(session, span)) bidders.addBids(count);
    tenderCount += tenders;
    if (last === undefined || tenderCount >= MAX_TENDERS) {
      return topBiddersOf(bidders, request, { tenderCount, complete: last === undefined });
    }
    after = last;
    await nextTurn();
  }
}

function* rankByTallies(session: Session, request: TopBidderRequest): Work<TopBidders> {
  const bidders = new BidderRanking();
  let tenderCount = 0;
  let last: TenderPosition | undefined;
  for (;;) {
    const tenders = readTendersOfBuyer(session, request.buyer, last, TENDERS_PER_STATEMENT);
    const ids = tenders.map(({ id }) => id);
    for (const bids of walkBids(session, ids)) {
      for (const tally of tallyBidders(session, bids)) bidders.add(tally);
      yield;
    }
    tenderCount += tenders.length;
    last = tenders.at(-1);
    const isEnd = tenders.length < TENDERS_PER_STATEMENT;
    if (isEnd || tenderCount >= MAX_TENDERS) {
      return topBiddersOf(bidders, request, { tenderCount, complete: isEnd });
    }
  }
}

function topBiddersOf(
  bidders: BidderRanking,
  { ranking, first }: TopBidderRequest,
  read: Pick<TopBidders, 'tenderCount' | 'complete'>,
): TopBidders {
  return { bidders: bidders.top(ranking, first), bidderCount: bidders.bidderCount, ...read };
}
