import type { BidFact } from '../../db/read/bid/bidding.ts';
import type { StopReason } from '../search-budget.ts';
import { type Coverage, judgeCoverage } from './coverage.ts';
import { type Received, receivedFor, receivedForLot } from './received.ts';
import { onlyCertain, type Tally, tallyOf } from './tally.ts';
import type { TenderBids } from './tender-bids.ts';

/** Who competes for a tender or a lot, as far as documents tell. */
export interface Competition {
  readonly bids: Tally;
  readonly received: Received;
  /** Those who are parties of a certain bid, and those who are only parties of possible ones. */
  readonly organisations: Tally;
  readonly won: Tally;
  /** The bids that won, certain ones first, then in order of recording. */
  readonly winners: readonly number[];
  /** Certain bids that were withdrawn. */
  readonly withdrawn: number;
  readonly coverage: Coverage;
  /** Why bids may be missing; undefined when all are there. */
  readonly stopped: StopReason | undefined;
}

/** Who competes for a tender as a whole. */
export function competitionFor(tender: TenderBids, stopped?: StopReason): Competition {
  return judge(tender.bids, receivedFor(tender), stopped);
}

/** Who competes for one lot: bids that name no lot of a tender in several are possible on each. */
export function competitionForLot(tender: TenderBids, lot: number, stopped?: StopReason): Competition {
  const bids = tender.bids
    .filter((bid) => bid.lot === lot || bid.lot === null)
    .map((bid) => (bid.lot === null && tender.isDivided ? { ...bid, isCertain: false } : bid));
  return judge(bids, receivedForLot(tender, lot, bids), stopped);
}

/** Of how many of those who bid on a tender documents tell. */
export function coverageOf(tender: TenderBids): Coverage {
  return coverageBy(tender.bids, receivedFor(tender));
}

function judge(bids: readonly BidFact[], received: Received, stopped: StopReason | undefined): Competition {
  const certain = onlyCertain(bids);
  const winners = bids
    .filter(hasWon)
    .toSorted((a, b) => Number(b.isCertain) - Number(a.isCertain) || a.id - b.id);
  const [named, all] = [organisationsOf(certain), organisationsOf(bids)];
  return {
    bids: tallyOf(bids),
    received,
    organisations: { certain: named.size, possible: all.size - named.size },
    won: tallyOf(winners),
    winners: winners.map(({ id }) => id),
    withdrawn: certain.filter(({ status }) => status === 'WITHDRAWN').length,
    coverage: coverageBy(bids, received),
    stopped,
  };
}

function coverageBy(bids: readonly BidFact[], { unnamed }: Received): Coverage {
  const certain = onlyCertain(bids);
  return judgeCoverage({ named: certain.length, won: certain.filter(hasWon).length, unnamed });
}

function organisationsOf(bids: readonly BidFact[]): Set<number> {
  return new Set(bids.flatMap(({ parties }) => parties));
}

export function hasWon({ status }: BidFact): boolean {
  return status === 'WON';
}
