import type { TenderStatus } from '../../../domain/node.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedDate, publishedText } from '../../published-value.ts';
import { type Statement, TENDER } from './statement.ts';

/** Statuses in which bids can no longer be handed in. */
const AFTER_DEADLINE =
  /^(?:active\.(?:pre-qualification|auction|qualification|awarded)(?:\..+)?|complete|unsuccessful)$/;

/** `draft.publishing`, `active.tendering` and the like are more of the same. */
const KNOWN_STATUS = /^(?:(?:draft|active)(?:\..+)?|complete|unsuccessful|cancelled)$/;

const LOT_STATUSES = ['active', 'complete', 'unsuccessful', 'cancelled'];

interface Happening {
  readonly event: TenderStatus;
  readonly key?: string;
  readonly lot?: string | undefined;
  readonly date: unknown;
  readonly reason?: string | undefined;
  readonly pointer: string;
}

/** By which later states of the tender keep that it was planned: they do not say it again. */
export function planKey(statement: Statement): string {
  return statement.keyOf('PLANNED');
}

/**
 * States what happened to the tender and its lots: launched, closed for bids, awarded, cancelled, without success. A status implies
 * what came before it; one that ProZorro does not have proves nothing.
 */
export function stateTenderEvents(statement: Statement, tender: JsonObject): void {
  const status = publishedText(tender.status) ?? '';
  if (status !== '' && !KNOWN_STATUS.test(status)) {
    statement.flags.push({ flag: 'INVALID_CODE', field: 'status', published: status });
    return;
  }
  if (isDraft(status)) {
    state(statement, {
      event: 'PLANNED',
      key: planKey(statement),
      date: tender.dateCreated,
      pointer: '/status',
    });
  } else if (status !== '') {
    stateCall(statement, tender, status);
  }
  stateAwarded(statement, tender, status);
  stateEnds(statement, tender, status);
}

/** Whether the tender is none yet: it calls for no bids. */
export function isDraft(status: string): boolean {
  return status === 'draft' || status.startsWith('draft.');
}

/** Limited procedures have no `tenderPeriod`: nobody could hand in bids, and nothing closes. */
function stateCall(statement: Statement, tender: JsonObject, status: string): void {
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : undefined;
  const enquiries = isJsonObject(tender.enquiryPeriod) ? tender.enquiryPeriod.startDate : undefined;
  const date = tender.noticePublicationDate ?? enquiries ?? period?.startDate;
  state(statement, { event: 'LAUNCHED', date, pointer: '/status' });
  if (period === undefined || !AFTER_DEADLINE.test(status)) return;
  const pointer = period.endDate === undefined ? '/status' : '/tenderPeriod/endDate';
  state(statement, { event: 'CLOSED', date: period.endDate, pointer });
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
    statement.flagUnknown('lots/status', lot.status, LOT_STATUSES);
    if (number !== undefined && statement.lots.has(number)) end(lot, number, pointer);
  }
}

/** The decision by which it was cancelled, in force; requested ones (`pending`) are none. */
function cancellationOf(
  statement: Statement,
  tender: JsonObject,
  lot: string | undefined,
): Happening | undefined {
  const cancellations = statement.partsOf(tender, 'cancellations');
  const inForce = cancellations.find(
    ({ value }) => value.status === 'active' && publishedText(value.relatedLot) === lot,
  );
  if (inForce === undefined) return undefined;
  const { value, pointer } = inForce;
  const reason = publishedText(value.reason) ?? publishedText(value.reasonType);
  return { event: 'CANCELLED', lot, date: value.date, reason, pointer };
}

function state(statement: Statement, happening: Happening): void {
  const { event, key, lot, date: published, reason, pointer } = happening;
  const flags: QualityFlagRecord[] = [];
  const date = publishedDate(published, 'date', flags);
  statement.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    event,
    ...withoutUndefined({ key, lot, date, reason }),
    evidence: statement.evidence(pointer),
    flags,
  });
}
