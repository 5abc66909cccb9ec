import { type BidFact, walkBidsOf } from '../../db/read/bid/bidding.ts';
import type { Session } from '../../db/read/row/session.ts';
import { readTenderFacts, type TenderFact } from '../../db/read/tender/tender-fact.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';
import { readAllowedBids } from './allowed-bids.ts';
import { compareDays } from './span.ts';
import { stepsOf } from './tender-bids.ts';

/** The bids to which an organisation is a party, and the tenders they are on. */
export interface OwnBids {
  /** In order of recording. */
  readonly bids: readonly BidFact[];
  /** Those bid on last come first, then those recorded last; those that no document dates come at the end. */
  readonly tenders: readonly TenderFact[];
  /** Bids that are left out, because their contracts are published under longer numbers, too. */
  readonly duplicates: number;
  /** Why there may be more; undefined when these are all. */
  readonly stopped: StopReason | undefined;
}

/** Reads an organisation's bids as far as the budget goes: an edge for each party of a bid. */
export function* readOwnBids(session: Session, organisation: number, budget: SearchBudget): Work<OwnBids> {
  const { bids, stopped } = yield* readAllowedBids(walkBidsOf(session, organisation), budget);
  const tenders: TenderFact[] = [];
  const duplicates = new Set<number>();
  for (const step of stepsOf([...new Set(bids.map(({ tender }) => tender))])) {
    for (const tender of readTenderFacts(session, step).values()) {
      if (tender.isDuplicate) duplicates.add(tender.id);
      else tenders.push(tender);
    }
    yield;
  }
  tenders.sort((a, b) => compareDays(b.day, a.day) || b.id - a.id);
  const counted = bids.filter(({ tender }) => !duplicates.has(tender));
  return { bids: counted, tenders, duplicates: bids.length - counted.length, stopped };
}
