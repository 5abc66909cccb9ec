import type { TenderStatus } from '../../../domain/node.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedDate, publishedText } from '../../published-value.ts';
import { type Statement, TENDER } from './statement.ts';

/** Statuses in which bids can no longer be handed in. */
const AFTER_DEADLINE =
  /^(?:active\.(?:pre-qualification|auction|qualification|awarded)(?:\..+)?|complete|unsuccessful)$/;

interface Happening {
  readonly event: TenderStatus;
  readonly lot?: string | undefined;
  readonly date: unknown;
  readonly reason?: string | undefined;
  readonly note?: string;
  readonly pointer: string;
  /** What the event comes from, where it can happen again. */
  readonly cause?: string;
}

/** States what happened to the tender and its lots: launched, closed for bids, awarded, cancelled, without success. */
export function stateTenderEvents(statement: Statement, tender: JsonObject): void {
  const status = publishedText(tender.status) ?? '';
  const { startDate, endDate } = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : {};
  if (status === 'draft' || status.startsWith('draft.')) {
    state(statement, { event: 'PLANNED', date: tender.dateCreated, pointer: '/status' });
  } else if (status !== '') {
    const enquiries = isJsonObject(tender.enquiryPeriod) ? tender.enquiryPeriod.startDate : undefined;
    const date = tender.noticePublicationDate ?? enquiries ?? startDate;
    state(statement, { event: 'LAUNCHED', date, pointer: '/status' });
  }
  if (AFTER_DEADLINE.test(status)) {
    state(statement, { event: 'CLOSED', date: endDate, pointer: '/tenderPeriod/endDate' });
  }
  stateAwarded(statement, tender, status);
  stateAwardsWithdrawn(statement, tender, status);
  stateEnds(statement, tender, status);
}

/** A lot is awarded with its award; a tender in lots when the procedure has come to its end. */
function stateAwarded(statement: Statement, tender: JsonObject, status: string): void {
  const active = statement.partsOf(tender, 'awards').filter(({ value }) => value.status === 'active');
  const last = new Map<string | undefined, { date: unknown; pointer: string }>();
  const later = (lot: string | undefined, date: unknown, pointer: string) => {
    const known = last.get(lot);
    if (known === undefined || String(date ?? '') > String(known.date ?? ''))
      last.set(lot, { date, pointer });
  };
  for (const { value: award, pointer } of active) {
    const lot = publishedText(award.lotID);
    if (lot !== undefined && !statement.lots.has(lot)) continue;
    if (lot !== undefined) later(lot, award.date, pointer);
    if (statement.lots.size === 0 || status === 'complete' || status.startsWith('active.awarded')) {
      later(undefined, award.date, pointer);
    }
  }
  for (const [lot, { date, pointer }] of last) state(statement, { event: 'AWARDED', lot, date, pointer });
}

/** An earlier state of the tender may have said that it was awarded: it, or its lot, is being examined again. */
function stateAwardsWithdrawn(statement: Statement, tender: JsonObject, status: string): void {
  if (!status.startsWith('active.qualification')) return;
  const awards = statement.partsOf(tender, 'awards');
  for (const { value: award, pointer } of awards) {
    const lot = publishedText(award.lotID);
    const isKnown = lot === undefined ? statement.lots.size === 0 : statement.lots.has(lot);
    if (award.status !== 'cancelled' || !isKnown) continue;
    if (awards.some(({ value }) => value.status === 'active' && publishedText(value.lotID) === lot)) continue;
    const cause = `award:${publishedText(award.id) ?? ''}`;
    const note = 'An award was cancelled; bids are being examined again.';
    state(statement, { event: 'CLOSED', lot, date: award.date, note, pointer, cause });
  }
}

function stateEnds(statement: Statement, tender: JsonObject, status: string): void {
  const end = (owner: JsonObject, lot: string | undefined, pointer: string) => {
    if (owner.status === 'unsuccessful') {
      state(statement, { event: 'UNSUCCESSFUL', lot, date: owner.date, pointer });
    } else if (owner.status === 'cancelled') {
      state(
        statement,
        cancellationOf(statement, tender, lot) ?? { event: 'CANCELLED', lot, date: owner.date, pointer },
      );
    }
  };
  if (status !== '') end(tender, undefined, '/status');
  for (const { value: lot, pointer } of statement.partsOf(tender, 'lots')) {
    const number = publishedText(lot.id);
    if (number !== undefined && statement.lots.has(number)) end(lot, number, pointer);
  }
}

/** The decision by which it was cancelled, in force; requested ones (`pending`) are none. */
function cancellationOf(
  statement: Statement,
  tender: JsonObject,
  lot: string | undefined,
): Happening | undefined {
  const inForce = statement
    .partsOf(tender, 'cancellations')
    .find(({ value }) => value.status === 'active' && publishedText(value.relatedLot) === lot);
  if (inForce === undefined) return undefined;
  const { value, pointer } = inForce;
  const reason = publishedText(value.reason) ?? publishedText(value.reasonType);
  return { event: 'CANCELLED', lot, date: value.date, reason, pointer };
}

function state(statement: Statement, happening: Happening): void {
  const { event, lot, date: published, reason, note, pointer, cause } = happening;
  const flags: QualityFlagRecord[] = [];
  const date = publishedDate(published, 'date', flags);
  statement.addClaim({
    kind: 'TENDER_EVENT',
    key: statement.keyOf(
      ...(lot === undefined ? [] : ['lot', lot]),
      ...(cause === undefined ? [] : [cause]),
      event,
    ),
    tender: TENDER,
    event,
    ...withoutUndefined({ lot, date, reason, note }),
    evidence: statement.evidence(pointer),
    flags,
  });
}
