import { thenJoin, truth } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { organisations } from '../../tables/organisation.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { lots, tenders } from '../../tables/tender.ts';
import { countsNow, type DerivedOptions } from './derived.ts';
import { type DerivedBidDate, derivedBidDate, type StatedDates } from './derived-bid-date.ts';
import { isDuplicateBid, isDuplicateTender, type StatedAmounts } from './derived-duplicate.ts';
import { awardedDay, launchedDay, lotStatus, statusOfBid, tenderStatus } from './derived-event.ts';
import { derivedOutcome } from './derived-outcome.ts';
import { type DerivedValue, derivedValue } from './derived-value.ts';

export interface DerivedTender extends Omit<DerivedValue, 'isMixed'> {
  /** How it ended, as a whole or in all its lots; else the stage that it has reached. Null without any event. */
  readonly status: string;
  /** The last day on which it, or a lot of it, was awarded; null when that did not happen or no document dates it. */
  readonly awarded: string;
  /** The first day on which it, or a lot of it, was launched; null when no document dates that. */
  readonly launched: string;
  /** Whether all bids on it are of contracts that are published under longer numbers, too. */
  readonly isDuplicate: string;
  /** The buyer known first; between two known on one day, the first by slug. */
  readonly buyerId: string;
}

export interface DerivedLot {
  /** How it ended, else the stage that it has reached; null without any event. */
  readonly status: string;
}

export interface DerivedBid extends DerivedBidDate {
  /** What became of it, else how far it came; without any event, by the claim's modality. */
  readonly status: string;
  /** The SOLE or LEAD party, else the one with the smallest id. */
  readonly leadId: string;
  /** How it ended, by its status and by what became of the bids, the lot and the tender beside it. */
  readonly outcome: string;
  /** Whether a document says so of the bid itself. */
  readonly outcomeIsStated: string;
  /** Whether the contract that it won is published under a longer number, too. */
  readonly isDuplicate: string;
}

const r = as(procurementRoles, 'r');
const o = as(organisations, 'o');
const c = as(claims, 'c');
const p = as(bidParties, 'p');

/** SQL of each derived column of the tender that `alias` stands for (a row of `tenders`, or anything with its `id`). */
export function derivedTender(
  alias: string,
  options: DerivedOptions = {},
  stated?: StatedAmounts,
): DerivedTender {
  const id = columnOf(alias, tenders.id);
  const { isMixed: _, ...value } = derivedValue(id, options, stated);
  return {
    status: tenderStatus(id, options),
    awarded: awardedDay(id, options),
    launched: launchedDay(id, options),
    ...value,
    // Its text is long, and seldom asked for.
    get isDuplicate() {
      return isDuplicateTender(id, options, stated);
    },
    buyerId: `(SELECT ${r.organisationId} FROM ${r} ${thenJoin} ${c} ON ${c.id} = ${r.id} ${thenJoin} ${o} ON ${o.id} = ${r.organisationId} WHERE ${r.tenderId} = ${id} AND ${r.role} = 'BUYER' AND ${countsNow(c.alias, options)} ORDER BY ${c.modality}, ${c.knownFrom}, ${o.slug} LIMIT 1)`,
  };
}

/** SQL of each derived column of the lot that `alias` stands for. */
export function derivedLot(alias: string, options: DerivedOptions = {}): DerivedLot {
  return { status: lotStatus(columnOf(alias, lots.id), options) };
}

/**
 * SQL of each derived column of the bid that `alias` stands for (a row of `bids`); `stated` is what documents state of its tender's dates
 * and of amounts.
 */
export function derivedBid(
  alias: string,
  options: DerivedOptions = {},
  stated?: StatedDates & StatedAmounts,
): DerivedBid {
  const id = columnOf(alias, bids.id);
  return {
    status: statusOfBid(id, options),
    ...derivedOutcome(alias, options),
    ...derivedBidDate(alias, options, stated),
    get isDuplicate() {
      return `${truth(isDuplicateBid(alias, options, stated))}`;
    },
    leadId: `(SELECT ${p.organisationId} FROM ${p} WHERE ${p.bidId} = ${id} ORDER BY ${p.role} IN ('SOLE', 'LEAD') DESC, ${p.organisationId} LIMIT 1)`,
  };
}
