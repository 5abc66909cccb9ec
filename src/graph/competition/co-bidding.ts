import type { BidFact } from '../../db/read/bid/bidding.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { readSelection, type SelectionRead } from './bids-of-selection.ts';
import { addJointBid, type JointBidding, newJointBidding, partnersOf } from './joint-bidding.ts';
import { compareTallies, count, newTally, type Tally, tallyRank } from './tally.ts';

/** Two organisations that bid jointly, the one with the smaller id first. */
export interface CoBidding extends JointBidding {
  readonly organisations: readonly [number, number];
  /** All bids of each on the tenders, with the other or without. */
  readonly bidsOfEach: readonly [Tally, Tally];
}

export interface CoBiddingSearch extends SelectionRead {
  /** Most certain joint bids first, then most possible ones, then in order of the organisations' ids. */
  readonly coBiddings: readonly CoBidding[];
  readonly jointBids: Tally;
}

export const CO_BIDDING_LIMITS: Limits = { edges: 1_000_000, timeoutMs: 10_000 };

/** What a pair costs of the budget, in edges: it is held until the end, where an edge is not. */
const EDGES_PER_PAIR = 5;

/** What pairs are sorted by, as numbers: no two of one list have the same. */
export function coBiddingRank({ joint, organisations }: CoBidding): number[] {
  return [...tallyRank(joint), ...organisations];
}

/** Whether neither bid without the other. */
export function bidAlwaysTogether({ joint, bidsOfEach }: CoBidding): boolean {
  return bidsOfEach.every(
    ({ certain, possible }) => certain === joint.certain && possible === joint.possible,
  );
}

/** Which organisations bid jointly on some tenders, given some at a time. */
export function* findCoBiddings(
  session: Session,
  tenders: Iterable<readonly number[]>,
  limits: Limits = CO_BIDDING_LIMITS,
): Work<CoBiddingSearch> {
  const budget = new SearchBudget(limits);
  const pairs = new Pairs();
  const jointBids = newTally();
  const read = yield* readSelection(session, tenders, budget, function* ({ bids, day }) {
    let stopped: StopReason | undefined;
    for (const bid of bids) {
      pairs.countBid(bid);
      if (bid.parties.length < 2) continue;
      count(jointBids, bid.isCertain);
      const cost = EDGES_PER_PAIR * pairCountOf(bid);
      if (cost > budget.edgesLeft) stopped = 'EDGE_BUDGET';
      else pairs.addJoint(bid, day);
      budget.spend(cost);
      // A bid of many has thousands of pairs.
      yield;
    }
    return stopped;
  });
  return { coBiddings: pairs.found.sort(compareCoBiddings), jointBids, ...read };
}

function pairCountOf({ parties }: BidFact): number {
  return (parties.length * (parties.length - 1)) / 2;
}

/** The pairs that were found so far, and how often each organisation bid. */
class Pairs {
  private readonly byOrganisations = new Map<string, CoBidding>();
  private readonly bidsOf = new Map<number, Tally>();

  get found(): CoBidding[] {
    return [...this.byOrganisations.values()];
  }

  countBid({ parties, isCertain }: BidFact): void {
    for (const party of parties) count(this.tallyOf(party), isCertain);
  }

  /** Adds a bid; the bids on one tender must come one after the other. */
  addJoint(bid: BidFact, day: string | null): void {
    for (const [one, other] of partnersOf(bid)) addJointBid(this.pairOf(one, other), bid, day);
  }

  private tallyOf(organisation: number): Tally {
    let tally = this.bidsOf.get(organisation);
    if (!tally) {
      tally = newTally();
      this.bidsOf.set(organisation, tally);
    }
    return tally;
  }

  private pairOf(one: number, other: number): CoBidding {
    const key = `${one} ${other}`;
    let pair = this.byOrganisations.get(key);
    if (!pair) {
      const bidsOfEach = [this.tallyOf(one), this.tallyOf(other)] as const;
      pair = { organisations: [one, other], bidsOfEach, ...newJointBidding() };
      this.byOrganisations.set(key, pair);
    }
    return pair;
  }
}

function compareCoBiddings(a: CoBidding, b: CoBidding): number {
  const [[a1, a2], [b1, b2]] = [a.organisations, b.organisations];
  return compareTallies(a.joint, b.joint) || a1 - b1 || a2 - b2;
}
