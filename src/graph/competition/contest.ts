import type { BidFact } from '../../db/read/bid/bidding.ts';
import type { TenderFact } from '../../db/read/tender/tender-fact.ts';
import { hasWon } from './competition.ts';
import { newTally, onlyCertain, type Tally } from './tally.ts';

/** Who won a contest, seen from the one of the two; `NEITHER_WON` also where no document tells. */
export type Outcome = 'WON' | 'LOST' | 'BOTH_WON' | 'NEITHER_WON';

/** That two organisations bid against each other on one lot, or on one tender. */
export interface Contest {
  readonly tender: number;
  /** The lot on which both bid; null for the tender as a whole. */
  readonly lot: number | null;
  /** When the tender was bid on, as a partial date. */
  readonly day: string | null;
  /** The bids of the one that met. */
  readonly own: readonly BidFact[];
  /** The bids of the other that met. */
  readonly theirs: readonly BidFact[];
  /** Whether it is certain that they met: both have a certain bid, and on the same. */
  readonly isCertain: boolean;
  readonly outcome: Outcome;
}

/** How many contests ended in each way. */
export type OutcomeTallies = Readonly<Record<Outcome, Tally>>;

export function newOutcomeTallies(): OutcomeTallies {
  return { WON: newTally(), LOST: newTally(), BOTH_WON: newTally(), NEITHER_WON: newTally() };
}

/** The bids to which each organisation is a party. */
export function bidsByParty(bids: readonly BidFact[]): Map<number, BidFact[]> {
  const byParty = new Map<number, BidFact[]>();
  for (const bid of bids) {
    for (const party of bid.parties) {
      const known = byParty.get(party);
      if (known) known.push(bid);
      else byParty.set(party, [bid]);
    }
  }
  return byParty;
}

/** Where bids met. */
type Place = Pick<TenderFact, 'id' | 'day' | 'isDivided'>;
type Meeting = Pick<Contest, 'lot' | 'own' | 'theirs'>;

/**
 * The contests of two organisations on one tender, from the bids to which one of them is a party and the other is not.
 *
 * On a tender that is not known to have several lots all bids meet, in one contest. On one that has, bids on one lot meet there: a
 * contest for each lot. A bid that names no lot may be on any, so there is one more, possible contest where either has such a bid.
 */
export function contestsBetween(
  own: readonly BidFact[],
  theirs: readonly BidFact[],
  place: Place,
): Contest[] {
  const meetings = place.isDivided ? meetingsByLot(own, theirs) : [{ lot: null, own, theirs }];
  return meetings
    .filter((meeting) => meeting.own.length > 0 && meeting.theirs.length > 0)
    .map((meeting) => judge(place, meeting));
}

/** The contests of two organisations on one tender. Their joint bids are no bids against each other. */
export function contestsOn(
  tender: Place & { readonly bids: readonly BidFact[] },
  one: number,
  other: number,
): Contest[] {
  const bidsOf = (own: number, theirs: number) =>
    tender.bids.filter(({ parties }) => parties.includes(own) && !parties.includes(theirs));
  return contestsBetween(bidsOf(one, other), bidsOf(other, one), tender);
}

function meetingsByLot(own: readonly BidFact[], theirs: readonly BidFact[]): Meeting[] {
  const [ownByLot, theirsByLot] = [byLot(own), byLot(theirs)];
  const [unplaced, theirUnplaced] = [ownByLot.get(null) ?? [], theirsByLot.get(null) ?? []];
  const onAnyLot = {
    lot: null,
    own: theirUnplaced.length > 0 ? own : unplaced,
    theirs: unplaced.length > 0 ? theirs : theirUnplaced,
  };
  ownByLot.delete(null);
  const onLots = Array.from(ownByLot, ([lot, bids]) => ({
    lot,
    own: bids,
    theirs: theirsByLot.get(lot) ?? [],
  }));
  return [...onLots, onAnyLot];
}

function byLot(bids: readonly BidFact[]): Map<number | null, BidFact[]> {
  return Map.groupBy(bids, ({ lot }) => lot);
}

function judge({ id, day, isDivided }: Place, meeting: Meeting): Contest {
  const [sure, theirSure] = [onlyCertain(meeting.own), onlyCertain(meeting.theirs)];
  const isOnSame = meeting.lot !== null || !isDivided;
  const isCertain = isOnSame && sure.length > 0 && theirSure.length > 0;
  // Of a certain contest only certain bids tell who won it.
  const [own, theirs] = isCertain ? [sure, theirSure] : [meeting.own, meeting.theirs];
  return {
    ...meeting,
    tender: id,
    day,
    isCertain,
    outcome: outcomeOf(own.some(hasWon), theirs.some(hasWon)),
  };
}

function outcomeOf(won: boolean, theyWon: boolean): Outcome {
  if (won) return theyWon ? 'BOTH_WON' : 'WON';
  return theyWon ? 'LOST' : 'NEITHER_WON';
}
