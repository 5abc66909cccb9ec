import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { coverageOf } from './competition.ts';
import {
  bidsByParty,
  type Contest,
  contestsBetween,
  newOutcomeTallies,
  type OutcomeTallies,
} from './contest.ts';
import { type CoverageCount, newCoverageCount } from './coverage.ts';
import { readOwnBids } from './own-bids.ts';
import { extend, type Span } from './span.ts';
import { compareTallies, count, newTally, type Tally, tallyOf, tallyRank } from './tally.ts';
import { readTenderBids, stepsOf, type TenderBids } from './tender-bids.ts';

/** An organisation that bid against another one. */
export interface Rival extends Span {
  readonly organisation: number;
  readonly contests: Tally;
  /** Contests by who won them, seen from the organisation whose rival this is. */
  readonly outcomes: OutcomeTallies;
  /** The tenders with these contests, those bid on last first. */
  readonly tenders: number[];
}

export interface RivalSearch {
  /** Most certain contests first, then most possible ones, then in order of the organisation's id. */
  readonly rivals: readonly Rival[];
  /** The organisation's own bids. */
  readonly bids: Tally;
  /** The tenders they are on, by how many of the bidders documents name. */
  readonly coverage: CoverageCount;
  /** Own bids that are left out, because their contracts are published under longer numbers, too. */
  readonly duplicates: number;
  /** Why there may be more; undefined when all was looked at. */
  readonly stopped: StopReason | undefined;
}

export const RIVAL_LIMITS: Limits = { edges: 200_000, timeoutMs: 5_000 };

/** How much of the limits may be spent on the organisation's own bids, so that some is left for its rivals. */
const OWN_SHARE = 0.25;

/** Rivals on one tender that are looked at between two chances to give way. */
const RIVALS_PER_STEP = 100;

/** What rivals are sorted by, as numbers: no two of one list have the same. */
export function rivalRank({ contests, organisation }: Rival): number[] {
  return [...tallyRank(contests), organisation];
}

/** Who bid against an organisation, and how often each won. Looks at the tenders bid on last first. */
export function* findRivals(
  session: Session,
  organisation: number,
  limits: Limits = RIVAL_LIMITS,
): Work<RivalSearch> {
  const budget = new SearchBudget(limits);
  const ownBudget = new SearchBudget({ ...limits, edges: limits.edges * OWN_SHARE });
  const own = yield* readOwnBids(session, organisation, ownBudget);
  const rivals = new Map<number, Rival>();
  const coverage = newCoverageCount();
  let { stopped } = own;
  for (const step of stepsOf(own.tenders.map(({ id }) => id))) {
    const read = yield* readTenderBids(session, step, budget);
    stopped ??= read.stopped;
    // Of bids that were cut off nobody can tell how many there are.
    if (read.stopped) break;
    for (const tender of read.tenders) {
      coverage[coverageOf(tender)] += 1;
      yield* addRivals(rivals, organisation, tender);
      yield;
    }
  }
  return {
    rivals: [...rivals.values()].sort(compareRivals),
    bids: tallyOf(own.bids),
    coverage,
    duplicates: own.duplicates,
    stopped,
  };
}

function* addRivals(rivals: Map<number, Rival>, organisation: number, tender: TenderBids): Work<void> {
  const own = tender.bids.filter(({ parties }) => parties.includes(organisation));
  const others = tender.bids.filter(({ parties }) => !parties.includes(organisation));
  let looked = 0;
  for (const [id, theirs] of bidsByParty(others)) {
    const against = own.filter(({ parties }) => !parties.includes(id));
    const contests = contestsBetween(against, theirs, tender);
    if (contests.length > 0) addContests(rivalOf(rivals, id), contests);
    if (++looked % RIVALS_PER_STEP === 0) yield;
  }
}

function addContests(rival: Rival, contests: readonly Contest[]): void {
  for (const { tender, day, isCertain, outcome } of contests) {
    if (rival.tenders.at(-1) !== tender) rival.tenders.push(tender);
    count(rival.contests, isCertain);
    count(rival.outcomes[outcome], isCertain);
    extend(rival, day);
  }
}

function rivalOf(rivals: Map<number, Rival>, organisation: number): Rival {
  let rival = rivals.get(organisation);
  if (!rival) {
    rival = {
      organisation,
      contests: newTally(),
      outcomes: newOutcomeTallies(),
      tenders: [],
      first: null,
      last: null,
    };
    rivals.set(organisation, rival);
  }
  return rival;
}

function compareRivals(a: Rival, b: Rival): number {
  return compareTallies(a.contests, b.contests) || a.organisation - b.organisation;
}
