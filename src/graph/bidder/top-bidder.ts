import { countBiddersIn } from '../../db/read/array/bid-entry.ts';
import type { Per } from '../../db/read/bid/bidder-key.ts';
import {
  countBidders,
  measureSpan,
  readTenderIdsOfBuyer,
  type TenderPosition,
  type TenderSpan,
} from '../../db/read/bid/bidder-tally.ts';
import type { Session } from '../../db/read/row/session.ts';
import { readDuplicateTenders } from '../../db/read/tender/duplicate-tender.ts';
import { nextTurn, runInSlices, type Work } from '../scheduler.ts';
import { BidderRanking, type BidderTotal, type Ranking } from './bidder-ranking.ts';
import { arraysFor, rankBids } from './rank-bids.ts';

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
  readonly per: Per;
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
 * The bidders of a buyer, ranked. Reads a span of the buyer's tenders at a time and lets other requests in
 * between; stops after 100,000 tenders and then says so.
 */
export async function findTopBidders(session: Session, request: TopBidderRequest): Promise<TopBidders> {
  const { buyer, ranking, per, first, withAmounts } = request;
  const needsAmounts = withAmounts || ranking.by === 'AWARDED';
  const mayTakeLong = session.bearsLongStatements && !needsAmounts;
  const limit = mayTakeLong ? TENDERS_PER_STATEMENT_ASIDE : TENDERS_PER_STATEMENT;
  const bidders = new BidderRanking(per);
  let tenderCount = 0;
  let after: TenderPosition | undefined;
  for (;;) {
    const span = { buyer, after, limit };
    const { tenders, last } = measureSpan(session, span);
    if (needsAmounts) await runInSlices(addTallies(session, bidders, span));
    else await addCounts(session, bidders, span);
    tenderCount += tenders;
    if (last === undefined || tenderCount >= MAX_TENDERS) {
      const { bidderCount } = bidders;
      return { bidders: bidders.top(ranking, first), bidderCount, tenderCount, complete: last === undefined };
    }
    after = last;
    await nextTurn();
  }
}

async function addCounts(session: Session, bidders: BidderRanking, span: TenderSpan): Promise<void> {
  const arrays = arraysFor(session, bidders);
  if (!arrays) {
    for (const { duplicates, ...count } of await countBidders(session, span, bidders.per)) {
      bidders.addBids(count);
      bidders.addDuplicates({ ...count, bids: duplicates });
    }
    return;
  }
  const tenders = readTenderIdsOfBuyer(session, span);
  const duplicates = readDuplicateTenders(session, tenders);
  for (const count of countBiddersIn(
    arrays,
    tenders.filter((id) => !duplicates.has(id)),
  ))
    bidders.addBids(count);
  for (const count of countBiddersIn(arrays, [...duplicates])) bidders.addDuplicates(count);
}

function* addTallies(session: Session, bidders: BidderRanking, span: TenderSpan): Work<void> {
  yield* rankBids(session, bidders, readTenderIdsOfBuyer(session, span));
}
