import type { Child } from '../../db/read/export/children.ts';
import type { BidFact, BidPartyFact, EventFact, TenderFile } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import { BID_STATUS, type BidStatus } from '../../model/words/claim.ts';
import { latestFirst } from './course.ts';

/** A bid that somebody made, with what became of it. */
export interface Offer {
  readonly bid: Child<BidFact>;
  readonly status: BidStatus;
  /** The event that made it win; undefined for all but winners. */
  readonly won: EventFact | undefined;
  /** When it was handed in, where that is dated. */
  readonly submitted: string | null;
  /** Who made it. */
  readonly tenderers: readonly BidPartyFact[];
  readonly subcontractors: readonly BidPartyFact[];
}

/** Bids that are not stated, by why: no document says that they were made, or one denies it. */
export interface LeftOutBids {
  expected: number;
  unconfirmed: number;
  disputed: number;
}

/** Bids that are looked at between two chances to give way. */
const BIDS_PER_STEP = 1_000;

/** The bids of a tender that are facts, in order of id, and how many others there are. Each yield is a chance to give way. */
export function* sortBids(file: TenderFile): Generator<undefined, { offers: Offer[]; leftOut: LeftOutBids }> {
  const events = Map.groupBy(
    file.events.filter((event) => event.bid !== null && isFact(event)),
    ({ bid }) => bid,
  );
  const leftOut: LeftOutBids = { expected: 0, unconfirmed: 0, disputed: 0 };
  const offers: Offer[] = [];
  for (const [position, bid] of file.bids.entries()) {
    if (position % BIDS_PER_STEP === BIDS_PER_STEP - 1) yield;
    const own = latestFirst(events.get(bid.key) ?? [], BID_STATUS.list);
    const status = (own[0]?.event ?? 'SUBMITTED') as BidStatus;
    const reason = reasonAgainst(bid, status);
    if (reason !== undefined) {
      leftOut[reason] += 1;
      continue;
    }
    const parties = file.parties.get(bid.key) ?? [];
    offers.push({
      bid,
      status,
      won: status === 'WON' ? own[0] : undefined,
      submitted: own.find(({ event, date }) => event === 'SUBMITTED' && date !== null)?.date ?? null,
      tenderers: parties.filter(({ role }) => role !== 'SUBCONTRACTOR'),
      subcontractors: parties.filter(({ role }) => role === 'SUBCONTRACTOR'),
    });
  }
  return { offers, leftOut };
}

function reasonAgainst(bid: BidFact, status: BidStatus): keyof LeftOutBids | undefined {
  if (bid.modality === 'EXPECTED' || status === 'EXPECTED') return 'expected';
  if (bid.standing === 'UNCONFIRMED') return 'unconfirmed';
  if (bid.standing === 'DISPUTED') return 'disputed';
  return undefined;
}
