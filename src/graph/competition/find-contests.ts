import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget } from '../search-budget.ts';
import { type Contest, contestsOn } from './contest.ts';
import { readTenderBids, stepsOf, type TenderBids } from './tender-bids.ts';

const CONTEST_LIMITS: Limits = { edges: 1_000_000, timeoutMs: 10_000 };

/** Two organisations, and the tenders on which they met or may have. */
export interface Meetings {
  /** From whose side the contests are seen. */
  readonly one: number;
  readonly other: number;
  /** Those bid on last first. */
  readonly tenders: readonly number[];
}

/**
 * Where some pairs of organisations met, or may have: of each, in the order given, the contests on the tenders bid on last, at most
 * `first`. Those of all pairs are read together; what is not read within the limits is missing.
 */
export function* findContests(
  session: Session,
  meetings: readonly Meetings[],
  first: number,
): Work<Contest[][]> {
  const budget = new SearchBudget(CONTEST_LIMITS);
  // A tender has one contest at least, so as many tenders are enough.
  const latest = meetings.map(({ tenders, ...pair }) => ({ ...pair, tenders: tenders.slice(0, first) }));
  const read = new Map<number, TenderBids>();
  for (const step of stepsOf([...new Set(latest.flatMap(({ tenders }) => tenders))])) {
    for (const tender of (yield* readTenderBids(session, step, budget)).tenders) read.set(tender.id, tender);
  }
  const contests: Contest[][] = [];
  for (const { one, other, tenders } of latest) {
    const met = tenders.flatMap((id) => {
      const tender = read.get(id);
      return tender ? contestsOn(tender, one, other) : [];
    });
    contests.push(met.slice(0, first));
    yield;
  }
  return contests;
}
