import { countBiddersIn, type WonEntry, wonEntriesIn } from '../../db/read/array/bid-entry.ts';
import type { EdgeArrays } from '../../db/read/array/edge-arrays.ts';
import { walkBids } from '../../db/read/bid/bid-walk.ts';
import { readWonAmounts, tallyBidders } from '../../db/read/bid/bidder-tally.ts';
import type { Session } from '../../db/read/row/session.ts';
import { readDuplicateTenders } from '../../db/read/tender/duplicate-tender.ts';
import type { Work } from '../scheduler.ts';
import type { BidderRanking } from './bidder-ranking.ts';

/** Bids whose amounts one statement reads. */
const BIDS_PER_STATEMENT = 500;

/**
 * Adds the bids on some tenders to a ranking, with what those that won came to. Tenders that are published under longer numbers, too,
 * add nothing but how many bids were left out.
 */
export function* rankBids(session: Session, ranking: BidderRanking, tenders: readonly number[]): Work<void> {
  const arrays = arraysFor(session, ranking);
  if (arrays) {
    const duplicates = readDuplicateTenders(session, tenders);
    yield;
    const once = tenders.filter((id) => !duplicates.has(id));
    yield* rankBidsIn(arrays, session, ranking, once);
    for (const count of countBiddersIn(arrays, [...duplicates])) ranking.addDuplicates(count);
    return;
  }
  for (const bids of walkBids(session, tenders)) {
    for (const tally of tallyBidders(session, bids, ranking.per)) ranking.add(tally);
    yield;
  }
}

/** Arrays know no establishments. */
export function arraysFor(session: Session, { per }: BidderRanking): EdgeArrays | undefined {
  return per === 'UNIT' ? session.edgeArrays() : undefined;
}

/** Only what was won is read by SQL. */
function* rankBidsIn(
  arrays: EdgeArrays,
  session: Session,
  ranking: BidderRanking,
  tenders: readonly number[],
): Work<void> {
  for (const count of countBiddersIn(arrays, tenders)) ranking.addBids(count);
  yield;
  const won = Map.groupBy(wonEntriesIn(arrays, tenders), ({ bid }) => bid);
  const bids = [...won.keys()];
  for (let start = 0; start < bids.length; start += BIDS_PER_STATEMENT) {
    addAmounts(session, ranking, won, bids.slice(start, start + BIDS_PER_STATEMENT));
    yield;
  }
}

function addAmounts(
  session: Session,
  ranking: BidderRanking,
  won: ReadonlyMap<number, readonly WonEntry[]>,
  bids: readonly number[],
): void {
  for (const { id, amount, currency, flagged } of readWonAmounts(session, bids)) {
    for (const { organisation } of won.get(id) ?? []) {
      ranking.add({
        organisation,
        isDuplicate: 0,
        bids: 0,
        won: 0,
        currency: flagged === 1 ? null : currency,
        awardedMinor: amount ?? 0,
        unknown: amount === null ? 1 : 0,
        flagged,
      });
    }
  }
}
