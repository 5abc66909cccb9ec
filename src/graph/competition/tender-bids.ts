import { type BidFact, walkBidsOn } from '../../db/read/bid/bidding.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { LotFact } from '../../db/read/tender/tender-case.ts';
import { readTenderFacts, type TenderFact, walkLots } from '../../db/read/tender/tender-fact.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';
import { readAllowedBids } from './allowed-bids.ts';

/** A tender with the bids on it that documents name. */
export interface TenderBids extends TenderFact {
  /** In order of recording. */
  readonly bids: readonly BidFact[];
  /** In order of number. Read only where the tender as a whole has no published number of bids, or all lots are asked for. */
  readonly lots: readonly LotFact[];
}

export interface TenderBidsRead {
  readonly tenders: readonly TenderBids[];
  /** Why bids may be missing; undefined when all are there. */
  readonly stopped: StopReason | undefined;
}

/** How many tenders are read together: their bids are held until all are read. */
const TENDERS_PER_STEP = 200;

/** Tenders in groups of which each is read together. */
export function* stepsOf(tenders: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < tenders.length; start += TENDERS_PER_STEP) {
    yield tenders.slice(start, start + TENDERS_PER_STEP);
  }
}

/** Reads the bids on distinct tenders, few enough for one step, as far as the budget goes: an edge for each party of a bid. */
export function* readTenderBids(
  session: Session,
  tenders: readonly number[],
  budget: SearchBudget,
  { withLots = false } = {},
): Work<TenderBidsRead> {
  const facts = [...readTenderFacts(session, tenders).values()];
  yield;
  const withoutCount = facts.filter(({ publishedBidCount }) => withLots || publishedBidCount === null);
  const lots: LotFact[] = [];
  for (const chunk of walkLots(
    session,
    withoutCount.map(({ id }) => id),
  )) {
    lots.push(...chunk);
    yield;
  }
  const found = facts.map(({ id }) => id);
  const { bids, stopped } = yield* readAllowedBids(walkBidsOn(session, found), budget);
  const lotsOf = Map.groupBy(lots, ({ tender }) => tender);
  const bidsOf = Map.groupBy(bids, ({ tender }) => tender);
  return {
    tenders: facts.map((fact) => ({
      ...fact,
      lots: lotsOf.get(fact.id) ?? [],
      bids: bidsOf.get(fact.id) ?? [],
    })),
    stopped,
  };
}
