import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';
import { coverageOf } from './competition.ts';
import { type CoverageCount, newCoverageCount } from './coverage.ts';
import { count, newTally, type Tally } from './tally.ts';
import { readTenderBids, stepsOf, type TenderBids } from './tender-bids.ts';

/** What a search over the tenders of a selection tells of all of them. */
export interface SelectionRead {
  /** All bids on the tenders. */
  readonly bids: Tally;
  /** The tenders, by how many of the bidders documents name. */
  readonly coverage: CoverageCount;
  /** Bids that are left out, because their contracts are published under longer numbers, too. */
  readonly duplicates: number;
  /** Why there may be more; undefined when all was looked at. */
  readonly stopped: StopReason | undefined;
}

/** What a search does with the bids on one tender; it tells why it can't hold all that it finds there. */
export type LookAtTender = (tender: TenderBids) => Work<StopReason | undefined>;

/** Shows a search the bids on some tenders, given some at a time, tender by tender, as far as the budget goes. */
export function* readSelection(
  session: Session,
  tenders: Iterable<readonly number[]>,
  budget: SearchBudget,
  look: LookAtTender,
): Work<SelectionRead> {
  const [bids, coverage] = [newTally(), newCoverageCount()];
  let stopped: StopReason | undefined;
  let duplicates = 0;
  for (const step of groupsOf(tenders)) {
    yield;
    const read = yield* readTenderBids(session, step, budget);
    stopped ??= read.stopped;
    // Of bids that were cut off nobody can tell how many there are.
    if (read.stopped) break;
    for (const tender of read.tenders) {
      if (tender.isDuplicate) {
        duplicates += tender.bids.length;
        continue;
      }
      coverage[coverageOf(tender)] += 1;
      for (const { isCertain } of tender.bids) count(bids, isCertain);
      stopped = (yield* look(tender)) ?? stopped;
    }
  }
  return { bids, coverage, duplicates, stopped };
}

/** The tenders in groups of which each is read together; an empty one, too, is a chance to give way. */
function* groupsOf(tenders: Iterable<readonly number[]>): Generator<readonly number[]> {
  for (const found of tenders) {
    if (found.length === 0) yield [];
    yield* stepsOf(found);
  }
}
