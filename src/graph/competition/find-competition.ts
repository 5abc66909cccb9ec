import type { Session } from '../../db/read/row/session.ts';
import { readTendersOfLots } from '../../db/read/tender/tender-fact.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget } from '../search-budget.ts';
import { type Competition, competitionFor, competitionForLot } from './competition.ts';
import { readTenderBids, stepsOf } from './tender-bids.ts';

/** For all tenders or lots that are asked for together. */
export const COMPETITION_LIMITS: Limits = { edges: 50_000, timeoutMs: 3_000 };

/** Who competes for each of some tenders; as many as there are, in a few statements. */
export function* findCompetitions(
  session: Session,
  tenders: readonly number[],
  limits: Limits = COMPETITION_LIMITS,
): Work<Map<number, Competition>> {
  const budget = new SearchBudget(limits);
  const competitions = new Map<number, Competition>();
  for (const step of stepsOf(tenders)) {
    const { tenders: read, stopped } = yield* readTenderBids(session, step, budget);
    for (const tender of read) competitions.set(tender.id, competitionFor(tender, stopped));
  }
  return competitions;
}

/** Who competes for each of some lots; as many as there are, in a few statements. */
export function* findLotCompetitions(
  session: Session,
  lots: readonly number[],
  limits: Limits = COMPETITION_LIMITS,
): Work<Map<number, Competition>> {
  const budget = new SearchBudget(limits);
  const competitions = new Map<number, Competition>();
  const lotsOf = Map.groupBy(readTendersOfLots(session, lots), ([, tender]) => tender);
  for (const step of stepsOf([...lotsOf.keys()])) {
    const { tenders, stopped } = yield* readTenderBids(session, step, budget, { withLots: true });
    for (const tender of tenders) {
      for (const [lot] of lotsOf.get(tender.id) ?? []) {
        competitions.set(lot, competitionForLot(tender, lot, stopped));
      }
    }
  }
  return competitions;
}
