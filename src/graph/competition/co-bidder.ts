import type { BidFact } from '../../db/read/bid/bidding.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { addJointBid, type JointBidding, newJointBidding } from './joint-bidding.ts';
import { readOwnBids } from './own-bids.ts';
import { compareTallies, type Tally, tallyOf, tallyRank } from './tally.ts';

/** An organisation that bid jointly with another one. */
export interface CoBidder extends JointBidding {
  readonly organisation: number;
}

export interface CoBidderSearch {
  /** Most certain joint bids first, then most possible ones, then in order of the organisation's id. */
  readonly coBidders: readonly CoBidder[];
  /** The organisation's bids, joint or not. */
  readonly bids: Tally;
  readonly jointBids: Tally;
  /** Bids that are left out, because their contracts are published under longer numbers, too. */
  readonly duplicates: number;
  /** Why there may be more; undefined when all was looked at. */
  readonly stopped: StopReason | undefined;
}

export const CO_BIDDER_LIMITS: Limits = { edges: 200_000, timeoutMs: 5_000 };

/** Tenders whose bids are told between two chances to give way. */
const TENDERS_PER_STEP = 200;

/** What co-bidders are sorted by, as numbers: no two of one list have the same. */
export function coBidderRank({ joint, organisation }: CoBidder): number[] {
  return [...tallyRank(joint), organisation];
}

/** With whom an organisation bid jointly: the other parties of its bids, whatever their role. */
export function* findCoBidders(
  session: Session,
  organisation: number,
  limits: Limits = CO_BIDDER_LIMITS,
): Work<CoBidderSearch> {
  const own = yield* readOwnBids(session, organisation, new SearchBudget(limits));
  const { bids, tenders, duplicates, stopped } = own;
  const bidsOn = Map.groupBy(bids, ({ tender }) => tender);
  const coBidders = new Map<number, CoBidder>();
  for (const [index, { id, day }] of tenders.entries()) {
    for (const bid of bidsOn.get(id) ?? []) addPartners(coBidders, organisation, bid, day);
    if (index % TENDERS_PER_STEP === 0) yield;
  }
  return {
    coBidders: [...coBidders.values()].sort(
      (a, b) => compareTallies(a.joint, b.joint) || a.organisation - b.organisation,
    ),
    bids: tallyOf(bids),
    jointBids: tallyOf(bids.filter(({ parties }) => parties.length > 1)),
    duplicates,
    stopped,
  };
}

function addPartners(
  coBidders: Map<number, CoBidder>,
  organisation: number,
  bid: BidFact,
  day: string | null,
): void {
  for (const partner of bid.parties) {
    if (partner !== organisation) addJointBid(coBidderOf(coBidders, partner), bid, day);
  }
}

function coBidderOf(coBidders: Map<number, CoBidder>, organisation: number): CoBidder {
  let coBidder = coBidders.get(organisation);
  if (!coBidder) {
    coBidder = { organisation, ...newJointBidding() };
    coBidders.set(organisation, coBidder);
  }
  return coBidder;
}
