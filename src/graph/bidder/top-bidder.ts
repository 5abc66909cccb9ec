import {
  type BidderTally,
  readTendersOfBuyer,
  type TenderPosition,
  tallyBidders,
} from '../../db/read/bidder-tally.ts';
import type { Session } from '../../db/read/session.ts';

/** What an organisation bid and won on the tenders of one buyer. */
export interface BidderTotal {
  readonly organisation: number;
  bids: number;
  won: number;
  /** Sums of won bids by currency, in minor units. */
  readonly awarded: Map<string, number>;
  /** Won bids whose amount is not known, or not published. */
  unknownAmounts: number;
  /** Won bids whose amount is flagged as suspect, and left out of the sums. */
  flaggedAmounts: number;
}

export interface TopBidders {
  /** Best first; ties in order of the organisation's id. */
  readonly bidders: readonly BidderTotal[];
  /** How many organisations bid at all. */
  readonly bidderCount: number;
  /** How many tenders of the buyer were read. */
  readonly tenderCount: number;
  /** Whether that was all of them. */
  readonly complete: boolean;
}

/** By what bidders are ranked: how many bids, or how much they won in a currency. */
export type Ranking = { readonly by: 'BIDS' } | { readonly by: 'AWARDED'; readonly currency: string };

const TENDERS_PER_STATEMENT = 400;
const MAX_TENDERS = 100_000;
const SLICE_MS = 10;

/**
 * The bidders of a buyer, ranked. Reads the buyer's tenders some hundred at a time and lets other requests in
 * between; stops after 100,000 tenders and then says so.
 */
export async function findTopBidders(
  session: Session,
  buyer: number,
  ranking: Ranking,
  first: number,
): Promise<TopBidders> {
  const totals = new Map<number, BidderTotal>();
  let tenderCount = 0;
  let last: TenderPosition | undefined;
  let sliceEnd = performance.now() + SLICE_MS;
  for (;;) {
    const tenders = readTendersOfBuyer(session, buyer, last, TENDERS_PER_STATEMENT);
    for (const tally of tallyBidders(
      session,
      tenders.map(({ id }) => id),
    ))
      addTally(totals, tally);
    tenderCount += tenders.length;
    last = tenders.at(-1);
    const isEnd = tenders.length < TENDERS_PER_STATEMENT;
    if (isEnd || tenderCount >= MAX_TENDERS) {
      const bidders = [...totals.values()].sort(comparing(ranking)).slice(0, first);
      return { bidders, bidderCount: totals.size, tenderCount, complete: isEnd };
    }
    if (performance.now() > sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = performance.now() + SLICE_MS;
    }
  }
}

function addTally(totals: Map<number, BidderTotal>, tally: BidderTally): void {
  const { organisation } = tally;
  let total = totals.get(organisation);
  if (!total) {
    total = { organisation, bids: 0, won: 0, awarded: new Map(), unknownAmounts: 0, flaggedAmounts: 0 };
    totals.set(organisation, total);
  }
  total.bids += tally.bids;
  total.won += tally.won;
  total.unknownAmounts += tally.unknown;
  total.flaggedAmounts += tally.flagged;
  if (tally.currency !== null) {
    total.awarded.set(tally.currency, (total.awarded.get(tally.currency) ?? 0) + tally.awardedMinor);
  }
}

function comparing(ranking: Ranking): (a: BidderTotal, b: BidderTotal) => number {
  const measure = (total: BidderTotal): number =>
    ranking.by === 'BIDS' ? total.bids : (total.awarded.get(ranking.currency) ?? 0);
  return (a, b) => measure(b) - measure(a) || a.organisation - b.organisation;
}
