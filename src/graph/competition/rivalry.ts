import type { BidFact } from '../../db/read/bid/bidding.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget } from '../search-budget.ts';
import { readSelection, type SelectionRead } from './bids-of-selection.ts';
import {
  bidsByParty,
  type Contest,
  contestsBetween,
  newOutcomeTallies,
  type OutcomeTallies,
} from './contest.ts';
import { Latest } from './latest.ts';
import { extend, type Span } from './span.ts';
import { compareTallies, count, newTally, type Tally, tallyRank } from './tally.ts';
import type { TenderBids } from './tender-bids.ts';

/** Two organisations that bid against each other, the one with the smaller id first. */
export interface Rivalry extends Span {
  readonly organisations: readonly [number, number];
  readonly contests: Tally;
  /** Contests by who won them, seen from the first of the two. */
  readonly outcomes: OutcomeTallies;
  /** On how many tenders the contests are. */
  tenderCount: number;
  /** Those bid on last. */
  readonly latest: Latest<{ readonly id: number; readonly day: string | null }>;
}

export interface RivalrySearch extends SelectionRead {
  /** Most certain contests first, then most possible ones, then in order of the organisations' ids. */
  readonly rivalries: readonly Rivalry[];
}

export const RIVALRY_LIMITS: Limits = { edges: 1_000_000, timeoutMs: 10_000 };

/** What two that are compared on a tender cost of the budget, in edges: if they met they are held until the end, where an edge is not. */
const EDGES_PER_PAIR = 10;

/** Pairs that are compared between two chances to give way. */
const PAIRS_PER_STEP = 1_000;

/** What pairs are sorted by, as numbers: no two of one list have the same. */
export function rivalryRank({ contests, organisations }: Rivalry): number[] {
  return [...tallyRank(contests), ...organisations];
}

/**
 * Which of two rivals never won against the other, which did win against it: 0 or 1, by their order in `organisations`. Undefined
 * where both may have, or neither is known to. A contest that both won is won against nobody.
 */
export function neverWinnerOf({ outcomes: { WON, LOST } }: Rivalry): 0 | 1 | undefined {
  if (WON.certain > 0 && isNone(LOST)) return 1;
  if (LOST.certain > 0 && isNone(WON)) return 0;
  return undefined;
}

function isNone({ certain, possible }: Tally): boolean {
  return certain + possible === 0;
}

/**
 * Which organisations bid against each other on some tenders, given some at a time, and how often each won then. A tender with more
 * bidders than the limits allow to compare is left out, and the search says so.
 */
export function* findRivalries(
  session: Session,
  tenders: Iterable<readonly number[]>,
  limits: Limits = RIVALRY_LIMITS,
): Work<RivalrySearch> {
  const budget = new SearchBudget(limits);
  const pairs = new Map<string, Rivalry>();
  const read = yield* readSelection(session, tenders, budget, function* (tender) {
    const fields = fieldsOf(tender);
    const cost = EDGES_PER_PAIR * fields.reduce((sum, { size }) => sum + (size * (size - 1)) / 2, 0);
    if (cost > budget.edgesLeft) return 'EDGE_BUDGET';
    budget.spend(cost);
    yield* addRivalries(pairs, tender, fields);
  });
  return { rivalries: [...pairs.values()].sort(compareRivalries), ...read };
}

/**
 * Those that met most often, and how they stand to each other: in order of how many certain contests they have with all others, as
 * many organisations as have no more than `size` pairs among them, and no more than `size`.
 */
export function chiefRivals(rivalries: readonly Rivalry[], size: number): ChiefRivals {
  const pairsOf = new Map<number, Rivalry[]>();
  for (const pair of rivalries) {
    for (const each of pair.organisations) {
      const known = pairsOf.get(each);
      if (known) known.push(pair);
      else pairsOf.set(each, [pair]);
    }
  }
  const byContests = Array.from(pairsOf, ([id, pairs]) => ({ id, pairs, met: metIn(pairs) })).sort(
    (a, b) => compareTallies(a.met, b.met) || a.id - b.id,
  );
  const organisations = new Set<number>();
  const shown = new Set<Rivalry>();
  for (const { id, pairs } of byContests.slice(0, size)) {
    const more = pairs.filter((pair) => pair.organisations.some((each) => organisations.has(each)));
    if (shown.size + more.length > size) break;
    organisations.add(id);
    for (const pair of more) shown.add(pair);
  }
  return { organisations: [...organisations], rivalries: [...shown].sort(compareRivalries) };
}

export interface ChiefRivals {
  readonly organisations: readonly number[];
  readonly rivalries: readonly Rivalry[];
}

function metIn(pairs: readonly Rivalry[]): Tally {
  const met = newTally();
  for (const { contests } of pairs) {
    met.certain += contests.certain;
    met.possible += contests.possible;
  }
  return met;
}

/** Those of whom any two may have met: who bid on one lot, or on a tender that has not several; a bid that names no lot may be on any. */
function fieldsOf({ bids, isDivided }: TenderBids): Set<number>[] {
  const byLot = isDivided ? Map.groupBy(bids, ({ lot }) => lot) : new Map([[null, bids]]);
  const unplaced = byLot.get(null) ?? [];
  byLot.delete(null);
  if (byLot.size === 0) return [partiesOf(unplaced)];
  return Array.from(byLot.values(), (onLot) => partiesOf([...onLot, ...unplaced]));
}

function partiesOf(bids: readonly BidFact[]): Set<number> {
  return new Set(bids.flatMap(({ parties }) => parties));
}

function* addRivalries(
  pairs: Map<string, Rivalry>,
  tender: TenderBids,
  fields: readonly ReadonlySet<number>[],
): Work<void> {
  const bidsOf = bidsByParty(tender.bids);
  const compared = new Set<string>();
  for (const parties of fields.map((field) => [...field].sort((a, b) => a - b))) {
    for (const [index, one] of parties.entries()) {
      for (const other of parties.slice(index + 1)) {
        const key = `${one} ${other}`;
        if (compared.has(key)) continue;
        compared.add(key);
        // Their joint bids are no bids against each other.
        const own = bidsOf.get(one)?.filter((bid) => !bid.parties.includes(other)) ?? [];
        const theirs = bidsOf.get(other)?.filter((bid) => !bid.parties.includes(one)) ?? [];
        const contests = contestsBetween(own, theirs, tender);
        if (contests.length > 0) addContests(pairOf(pairs, key, [one, other]), tender, contests);
        if (compared.size % PAIRS_PER_STEP === 0) yield;
      }
    }
  }
}

function addContests(pair: Rivalry, { id, day }: TenderBids, contests: readonly Contest[]): void {
  for (const { isCertain, outcome } of contests) {
    count(pair.contests, isCertain);
    count(pair.outcomes[outcome], isCertain);
  }
  pair.tenderCount += 1;
  pair.latest.add({ id, day });
  extend(pair, day);
}

function pairOf(pairs: Map<string, Rivalry>, key: string, organisations: readonly [number, number]): Rivalry {
  let pair = pairs.get(key);
  if (!pair) {
    pair = {
      organisations,
      contests: newTally(),
      outcomes: newOutcomeTallies(),
      tenderCount: 0,
      latest: new Latest(),
      first: null,
      last: null,
    };
    pairs.set(key, pair);
  }
  return pair;
}

function compareRivalries(a: Rivalry, b: Rivalry): number {
  const [[a1, a2], [b1, b2]] = [a.organisations, b.organisations];
  return compareTallies(a.contests, b.contests) || a1 - b1 || a2 - b2;
}
