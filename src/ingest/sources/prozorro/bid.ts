import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { BidRecord, NodeRef } from '../../../model/record.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedAmount, publishedDate, publishedText } from '../../published-value.ts';
import { stateOrganisation } from './organisation.ts';
import { type Statement, TENDER } from './statement.ts';

/** A bid claim of the document: one for each lot that is bid on. */
export interface StatedBid {
  readonly ref: string;
  readonly bidId: string;
  readonly lot: string | undefined;
}

const BID_STATUSES = [
  'draft',
  'pending',
  'active',
  'deleted',
  'invalid',
  'invalid.pre-qualification',
  'unsuccessful',
];
const QUALIFICATION_STATUSES = ['pending', 'active', 'unsuccessful', 'cancelled'];

/** What a bid's own status says of it; `active` and `pending` say that it stands. */
const STATUS_EVENTS: ReadonlyMap<string, BidStatus> = new Map([
  ['deleted', 'WITHDRAWN'],
  // Not confirmed again after the conditions were changed.
  ['invalid', 'WITHDRAWN'],
  ['invalid.pre-qualification', 'DISQUALIFIED'],
  ['unsuccessful', 'DISQUALIFIED'],
]);

/**
 * States the bids whose bidders are named, one claim for each lot, and what their own status says.
 *
 * A bid without `tenderers`, or with masked ones, names nobody and makes no claim, unless an award to it names its supplier.
 */
export function stateBids(statement: Statement, tender: JsonObject): StatedBid[] {
  const stated: StatedBid[] = [];
  for (const { value: bid, pointer } of statement.partsOf(tender, 'bids')) {
    const bidId = publishedText(bid.id);
    if (bid.status === 'draft') continue;
    if (bidId === undefined) {
      statement.reject(pointer, 'the bid has no id', bid);
      continue;
    }
    const own = statePartiesOf(statement, bid, 'tenderers', pointer);
    if (own.length === 0) keepBid(statement, bidId, bid);
    statement.flagUnknown('bids/status', bid.status, BID_STATUSES);
    const found = own.length > 0 ? { parties: own, pointer } : suppliersOf(statement, tender, bidId);
    if (found.parties.length === 0) continue;
    for (const offer of offersOf(statement, bid, pointer)) {
      const record = bidRecord(statement, bidId, found.parties, offer);
      const evidence = found.pointer === pointer ? [] : statement.evidence(found.pointer);
      statement.addClaim({
        ...record,
        ...subcontracting(bid),
        evidence: [...record.evidence, ...evidence],
      });
      stated.push({ ref: record.ref as string, bidId, lot: offer.lot });
      stateOwnStatus(statement, bid, record.ref as string, offer);
    }
  }
  stateQualifications(statement, tender, stated);
  return stated;
}

/** A bid that is masked, or of which only the id is left, says nothing against what an earlier state of the tender said of it. */
function keepBid(statement: Statement, bidId: string, bid: JsonObject): void {
  const stated = statement
    .partsOf(bid, 'lotValues')
    .flatMap(({ value }) => publishedText(value.relatedLot) ?? []);
  const lots = stated.length > 0 ? stated : [undefined, ...statement.lots.keys()];
  for (const lot of lots) statement.keptBids.add(bidKey(statement, bidId, lot));
}

function bidKey(statement: Statement, bidId: string, lot: string | undefined): string {
  return statement.keyOf('bid', bidId, ...(lot === undefined ? [] : [lot]));
}

interface Offer {
  readonly lot: string | undefined;
  readonly value: unknown;
  readonly status: unknown;
  readonly pointer: string;
}

/** A bid on lots has its values in `lotValues`, any other one in `value`. */
function offersOf(statement: Statement, bid: JsonObject, pointer: string): Offer[] {
  const offers = statement.partsOf(bid, 'lotValues', pointer).flatMap(({ value: offer, pointer: at }) => {
    const lot = publishedText(offer.relatedLot);
    if (lot !== undefined && statement.lots.has(lot)) {
      return [{ lot, value: offer.value, status: offer.status, pointer: at }];
    }
    statement.reject(at, `the tender has no lot ${JSON.stringify(offer.relatedLot)}`, offer);
    return [];
  });
  if (offers.length > 0 || (Array.isArray(bid.lotValues) && bid.lotValues.length > 0)) return offers;
  return [{ lot: undefined, value: bid.value, status: undefined, pointer }];
}

/** The bid by these organisations. ProZorro does not say who leads a joint one. */
export function bidRecord(
  statement: Statement,
  bidId: string,
  parties: readonly NodeRef[],
  { lot, value: published, pointer }: Pick<Offer, 'lot' | 'value' | 'pointer'>,
): BidRecord {
  const flags: QualityFlagRecord[] = [];
  const value = isJsonObject(published)
    ? publishedAmount(published.amount, published.currency, 'value', flags)
    : undefined;
  const key = bidKey(statement, bidId, lot);
  const role = parties.length === 1 ? 'SOLE' : 'MEMBER';
  return {
    kind: 'BID',
    ref: key,
    key,
    tender: TENDER,
    parties: parties.map((organisation) => ({ organisation, role })),
    ...withoutUndefined({ lot, grouping: parties.length > 1 ? ('JOINT' as const) : undefined, value }),
    evidence: statement.evidence(pointer),
    flags,
  };
}

/** Free text in ProZorro, so that no organisation can be made of it; often it says that there is none. */
function subcontracting(bid: JsonObject): { note?: string } {
  const details = publishedText(bid.subcontractingDetails);
  return details === undefined ? {} : { note: `Subcontracting, in the bidder's words: ${details}` };
}

function stateOwnStatus(statement: Statement, bid: JsonObject, ref: string, offer: Offer): void {
  const flags: QualityFlagRecord[] = [];
  // `date` is the last change of the bid, which the auction makes too.
  const submitted = publishedDate(bid.submissionDate, 'date', flags);
  if (submitted !== undefined) {
    stateBidEvent(statement, {
      bid: ref,
      event: 'SUBMITTED',
      date: submitted,
      pointer: offer.pointer,
      flags,
    });
  }
  const event = STATUS_EVENTS.get(bid.status as string) ?? STATUS_EVENTS.get(offer.status as string);
  if (event === undefined) return;
  const at = publishedDate(bid.date, 'date', []);
  stateBidEvent(statement, { bid: ref, event, date: at, pointer: offer.pointer });
}

export interface BidEvent {
  readonly bid: string;
  readonly event: BidStatus;
  readonly date?: string | undefined;
  readonly reason?: string | undefined;
  readonly pointer: string;
  readonly flags?: QualityFlagRecord[];
}

export function stateBidEvent(statement: Statement, happening: BidEvent): void {
  const { bid, event, date, reason, pointer, flags = [] } = happening;
  statement.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    bid,
    event,
    ...withoutUndefined({ date, reason }),
    evidence: statement.evidence(pointer),
    flags,
  });
}

/** Who passed the examination before the auction, and who did not. */
function stateQualifications(statement: Statement, tender: JsonObject, bids: readonly StatedBid[]): void {
  for (const { value: qualification, pointer } of statement.partsOf(tender, 'qualifications')) {
    const { status } = qualification;
    statement.flagUnknown('qualifications/status', status, QUALIFICATION_STATUSES);
    if (status !== 'active' && status !== 'unsuccessful') continue;
    const lot = publishedText(qualification.lotID);
    const bidId = publishedText(qualification.bidID);
    const flags: QualityFlagRecord[] = [];
    const date = publishedDate(qualification.date, 'date', flags);
    for (const bid of bids) {
      if (bid.bidId !== bidId || (lot !== undefined && bid.lot !== lot)) continue;
      stateBidEvent(statement, {
        bid: bid.ref,
        event: status === 'active' ? 'PRESELECTED' : 'DISQUALIFIED',
        date,
        reason: status === 'active' ? undefined : reasonOf(qualification),
        pointer,
        flags,
      });
    }
  }
}

/** Why something was decided: its heading, else its text. */
export function reasonOf(decision: JsonObject): string | undefined {
  return publishedText(decision.title) ?? publishedText(decision.description);
}

export function statePartiesOf(
  statement: Statement,
  owner: JsonObject,
  list: 'tenderers' | 'suppliers',
  pointer: string,
): NodeRef[] {
  const refs = statement
    .partsOf(owner, list, pointer)
    .map(({ value }) => stateOrganisation(statement, value));
  return [...new Set(refs.filter((ref) => ref !== undefined))];
}

/** The suppliers that the first award to this bid names. */
function suppliersOf(
  statement: Statement,
  tender: JsonObject,
  bidId: string,
): { parties: NodeRef[]; pointer: string } {
  const award = statement
    .partsOf(tender, 'awards')
    .find(({ value }) => publishedText(value.bid_id) === bidId);
  if (award === undefined) return { parties: [], pointer: '' };
  const { value, pointer } = award;
  return { parties: statePartiesOf(statement, value, 'suppliers', pointer), pointer };
}
