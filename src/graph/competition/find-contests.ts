import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget } from '../search-budget.ts';
import type { Contest } from './contest.ts';
import { contestsOn, type Rival } from './rival.ts';
import { readTenderBids, stepsOf, type TenderBids } from './tender-bids.ts';

const CONTEST_LIMITS: Limits = { edges: 1_000_000, timeoutMs: 10_000 };

/**
 * Where an organisation met some of its rivals, or may have: the contests on the tenders bid on last, by rival, at most `first` of
 * each. Those of all rivals are read together; what is not read within the limits is missing.
 */
export function* findContests(
  session: Session,
  organisation: number,
  rivals: readonly Rival[],
  first: number,
): Work<Map<number, Contest[]>> {
  const budget = new SearchBudget(CONTEST_LIMITS);
  // A tender has one contest at least, so as many tenders are enough.
  const latest = rivals.map((rival) => ({
    rival: rival.organisation,
    tenders: rival.tenders.slice(0, first),
  }));
  const read = new Map<number, TenderBids>();
  for (const step of stepsOf([...new Set(latest.flatMap(({ tenders }) => tenders))])) {
    for (const tender of (yield* readTenderBids(session, step, budget)).tenders) read.set(tender.id, tender);
  }
  const contests = new Map<number, Contest[]>();
  for (const { rival, tenders } of latest) {
    const met = tenders.flatMap((id) => {
      const tender = read.get(id);
      return tender ? contestsOn(tender, organisation, rival) : [];
    });
    contests.set(rival, met.slice(0, first));
    yield;
  }
  return contests;
}
