import { standingOf } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { TENDER_PARTS } from '../batch/tender-part.ts';
import type { PendingTender } from '../derive/pending-row.ts';
import { BASE_ATTRIBUTES, OWN_ATTRIBUTES } from '../field/claim-attribute.ts';
import type { Values } from '../field/reconcile.ts';
import type { Resolved } from './claim-resolution.ts';

/**
 * Tells the tender or bid that a new claim speaks of. One whose row is pending takes it in; the columns of others are made anew at the end
 * of the batch. A new bid has its own right from the start.
 */
export function deriveFrom(batch: Batch, resolved: Resolved, values: Values): void {
  const { record, tenderId, lotId, bidId, pieces } = resolved;
  if (tenderId === undefined) return;
  // What other bids on the tender ended as follows from this one too.
  if (record.kind === 'BID') {
    batch.contestedTenders.add(tenderId);
    return;
  }
  const knownFrom = pieces.map((piece) => piece.knownFrom).reduce(earlier);
  const isOpen = pieces.some(({ knownUntil }) => knownUntil === null);
  const counts = isOpen && standingOf(pieces) !== 'DISPUTED';
  if (bidId !== null) {
    const bid = batch.pendingBids.get(bidId);
    if (bid === undefined || record.kind !== 'TENDER_EVENT') batch.staleBids.add(bidId);
    else if (counts && isActual(values)) {
      bid.addEvent({ event: record.event as BidStatus, date: record.date ?? null, knownFrom });
    }
    return;
  }
  const tender = batch.pendingTenders.get(tenderId);
  if (tender === undefined) markTenderStale(batch, tenderId, record.kind);
  else if (lotId !== null) leave(tender, record.kind);
  else if (counts) takeIn(tender, resolved, values, knownFrom);
}

/** Where a lot is spoken of, statuses of lots and sums over them follow: SQL knows how. */
function leave(tender: PendingTender, kind: Resolved['record']['kind']): void {
  if (kind in TENDER_PARTS) tender.leave(TENDER_PARTS[kind as keyof typeof TENDER_PARTS]);
}

function takeIn(tender: PendingTender, { record, ends }: Resolved, values: Values, knownFrom: string): void {
  if (record.kind === 'TENDER_EVENT') {
    if (!isActual(values)) return;
    tender.addEvent({ event: record.event as TenderStatus, date: record.date ?? null, knownFrom });
  } else if (record.kind === 'VALUATION') {
    // The flag of an amount that is not believed is raised on the tender, too.
    const isFlagged = record.flags?.some(({ flag }) => flag === 'IMPLAUSIBLE_AMOUNT');
    // What parts leave out, and whether they are ceilings, follows from more than these claims.
    if (isFlagged || record.part !== undefined) tender.leave(TENDER_PARTS.VALUATION);
    const [minor, currency, status] = (values[VALUE] ?? []) as [number | null, string | null, ValueStatus];
    tender.addValuation({
      kind: record.valuation,
      modality: modalityOf(values),
      part: record.part ?? null,
      lot: null,
      isGivenUp: false,
      isFlagged: false,
      isCeiling: false,
      isTwin: false,
      minor,
      currency,
      status,
      day: record.date ?? knownFrom,
    });
  } else if (record.kind === 'PROCUREMENT_ROLE' && record.role === 'BUYER') {
    const buyer = ends.find((end) => end?.type === 'ORGANISATION');
    if (buyer) tender.addBuyer({ organisationId: buyer.id, modality: modalityOf(values), knownFrom });
  }
}

/** Where the amount of a valuation stands among its values. */
const VALUE = BASE_ATTRIBUTES.length + OWN_ATTRIBUTES.VALUATION.findIndex(({ name }) => name === 'value');

function modalityOf(values: Values): 'ACTUAL' | 'EXPECTED' {
  return values[0]?.[0] === 'EXPECTED' ? 'EXPECTED' : 'ACTUAL';
}

function isActual(values: Values): boolean {
  return modalityOf(values) === 'ACTUAL';
}
