import { type OutcomeTally, tallyOutcomes, walkBidIdsOf } from '../../db/read/bid/outcome-tally.ts';
import type { Session } from '../../db/read/row/session.ts';
import { ExactSum } from '../../domain/exact-sum.ts';
import { BID_OUTCOME, type BidOutcome } from '../../model/words/claim.ts';
import type { Work } from '../scheduler.ts';

/** The bids of an organisation that ended in one way. */
export interface OutcomeTotal {
  readonly outcome: BidOutcome;
  bids: number;
  /** Bids of which a document says so. */
  stated: number;
  /** Bids that no source states as fact to have been made. */
  uncertain: number;
  /** Sums by currency, in minor units. */
  readonly sums: Map<string, ExactSum>;
  /** Bids whose amount is in a sum. */
  summed: number;
  /** Those of them whose amount is the most that may be spent. */
  ceilings: number;
  /** Bids whose amount is not known. */
  unknownAmounts: number;
  /** Bids whose amount is flagged as suspect, and left out of the sums. */
  flaggedAmounts: number;
}

export interface BidOutcomes {
  /** Outcomes that there are bids of, in the order of the words. */
  readonly totals: readonly OutcomeTotal[];
  readonly bidCount: number;
  /** Bids that are in no total, because their contracts are published under longer numbers, too. */
  readonly duplicates: number;
  /** Whether all bids were read. */
  readonly complete: boolean;
}

const MAX_BIDS = 100_000;

/** The bids of an organisation by how they ended. Stops after 100,000 bids, those recorded first, and then says so. */
export function* findBidOutcomes(
  session: Session,
  organisation: number,
  maxBids = MAX_BIDS,
): Work<BidOutcomes> {
  const totals = new Map<BidOutcome, OutcomeTotal>();
  let [read, duplicates] = [0, 0];
  let complete = true;
  for (const bids of walkBidIdsOf(session, organisation)) {
    if (bids.length > 0 && read >= maxBids) {
      complete = false;
      break;
    }
    for (const tally of tallyOutcomes(session, bids)) {
      if (tally.isDuplicate === 1) duplicates += tally.bids;
      else addTally(totals, tally);
    }
    read += bids.length;
    yield;
  }
  const found = BID_OUTCOME.list.flatMap((outcome) => totals.get(outcome) ?? []);
  const bidCount = found.reduce((sum, { bids }) => sum + bids, 0);
  return { totals: found, bidCount, duplicates, complete };
}

function addTally(totals: Map<BidOutcome, OutcomeTotal>, tally: OutcomeTally): void {
  const { outcome, currency, bids, flagged } = tally;
  const total = totals.get(outcome) ?? noBids(outcome);
  totals.set(outcome, total);
  total.bids += bids;
  total.stated += tally.stated;
  total.uncertain += tally.uncertain;
  total.flaggedAmounts += flagged;
  total.ceilings += tally.ceilings;
  if (currency === null) {
    total.unknownAmounts += bids;
    return;
  }
  total.summed += bids - flagged;
  if (bids === flagged) return;
  const sum = total.sums.get(currency) ?? new ExactSum();
  total.sums.set(currency, sum);
  sum.add(tally.sumMinor);
}

function noBids(outcome: BidOutcome): OutcomeTotal {
  return {
    outcome,
    bids: 0,
    stated: 0,
    uncertain: 0,
    sums: new Map(),
    summed: 0,
    ceilings: 0,
    unknownAmounts: 0,
    flaggedAmounts: 0,
  };
}
