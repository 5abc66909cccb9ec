import type { TenderStatus } from '../../../domain/node.ts';
import { type PartialDate, upperBoundKey } from '../../../domain/partial-date.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { Award } from './award.ts';
import { dateOfClaim } from './date.ts';
import { codeOf } from './member.ts';
import type { Place } from './place.ts';
import { type Release, TENDER } from './release-record.ts';

/** Codes of `tender/status`; `withdrawn` says no more than that nothing more will be said. */
const STATUSES: Readonly<Record<string, TenderStatus | undefined>> = {
  planning: 'PLANNED',
  planned: 'PLANNED',
  active: 'LAUNCHED',
  complete: 'CLOSED',
  cancelled: 'CANCELLED',
  unsuccessful: 'UNSUCCESSFUL',
  withdrawn: undefined,
};

interface Event {
  readonly event: TenderStatus;
  readonly pointer: string;
  readonly date?: PartialDate | undefined;
  readonly lot?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * States what a release says happened to its tender and lots: what its status and tag say, that awards were made, that they failed.
 *
 * A tender stands where its last event left it, and an event without a date stands on the day of its release. So what must come
 * before an award has the date that the tender's period gives it, or is left out beside one.
 */
export function stateTenderEvents(
  release: Release,
  tender: Place | undefined,
  awards: readonly Award[],
): void {
  const events = new Map<string, Event>();
  const add = (event: Event) => {
    const key = `${event.event} ${event.lot ?? ''} ${event.date ?? ''}`;
    if (!events.has(key)) events.set(key, event);
  };
  for (const award of awards) for (const event of eventsOfAward(release, award, awards)) add(event);
  for (const event of eventsOfTender(release, tender, awards)) add(event);
  if (tender !== undefined) {
    for (const event of eventsOfLots(release, tender, awards)) add(event);
  }
  for (const event of events.values()) state(release, event);
}

function* eventsOfAward(release: Release, award: Award, awards: readonly Award[]): Generator<Event> {
  const { status, pointer, date } = award;
  if (status === 'active') {
    yield { event: 'AWARDED', pointer, date };
    for (const lot of award.lots) yield { event: 'AWARDED', pointer, date, lot };
  } else if (status === 'unsuccessful') {
    for (const lot of award.lots) {
      const isAwarded = awards.some((other) => other.status === 'active' && other.lots.includes(lot));
      if (!isAwarded) yield { event: 'UNSUCCESSFUL', pointer, date, lot };
    }
    const hasOtherHope = awards.some((other) => other.status !== 'unsuccessful') || release.lots.size > 1;
    if (!hasOtherHope && award.suppliers.length === 0) yield { event: 'UNSUCCESSFUL', pointer, date };
  }
}

function* eventsOfTender(
  release: Release,
  tender: Place | undefined,
  awards: readonly Award[],
): Generator<Event> {
  const value = tender?.value ?? {};
  const made = awards.filter(({ status }) => status === 'active');
  const isAwarded = made.length > 0;
  const { status, pointer } = statusOf(release, value);
  const { started, ended } = periodOf(value, firstAwardOf(release, made));
  const saysNothing = status === undefined && codeOf(value.status) === undefined;
  const hasClosed = status === 'CLOSED' && ended !== undefined && started !== undefined && started <= ended;
  const hasBegun = started !== undefined && (isAwarded || saysNothing || hasClosed);
  if (hasBegun || status === 'LAUNCHED') {
    if (started !== undefined || !isAwarded) {
      yield {
        event: 'LAUNCHED',
        pointer: started ? '/tender/tenderPeriod/startDate' : pointer,
        date: started,
      };
    }
  }
  if (status === 'CLOSED' && (ended !== undefined || !isAwarded)) {
    yield { event: 'CLOSED', pointer, date: ended };
  }
  if (status === 'PLANNED' && !isAwarded) yield { event: 'PLANNED', pointer };
  if (status === 'CANCELLED' || status === 'UNSUCCESSFUL') {
    const reason = publishedText(value.cancellationRationale) ?? publishedText(value.statusDetails);
    yield { event: status, pointer, reason };
  }
}

/** What the tender's status says, else what the tag of a release without one says. */
function statusOf(
  release: Release,
  tender: JsonObject,
): { status: TenderStatus | undefined; pointer: string } {
  const code = codeOf(tender.status);
  if (code !== undefined) {
    if (Object.hasOwn(STATUSES, code)) return { status: STATUSES[code], pointer: '/tender/status' };
    release.flag('INVALID_CODE', 'tender/status', tender.status);
  }
  const { tags } = release;
  const status = tags.has('tendercancellation')
    ? 'CANCELLED'
    : tags.has('tender') && code === undefined
      ? 'LAUNCHED'
      : tags.has('planning') && tags.size === 1
        ? 'PLANNED'
        : undefined;
  return { status, pointer: '/tag' };
}

/** When bids could be handed in, as far as that was over by then: a release may speak of what is to come, or contradict itself. */
function periodOf(
  tender: JsonObject,
  limit: string,
): { started: PartialDate | undefined; ended: PartialDate | undefined } {
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : {};
  const past = (value: unknown) => {
    const date = dateOfClaim(value, '', []);
    return date !== undefined && date <= limit ? date : undefined;
  };
  return { started: past(period.startDate), ended: past(period.endDate) };
}

/** The date of the first award, or the end of the release's day when there is none before that: sorts like dates. */
function firstAwardOf(release: Release, awards: readonly Award[]): string {
  let first = upperBoundKey(release.day as PartialDate);
  for (const { date } of awards) if (date !== undefined && date < first) first = date;
  return first;
}

function* eventsOfLots(release: Release, tender: Place, awards: readonly Award[]): Generator<Event> {
  if (!Array.isArray(tender.value.lots)) return;
  for (const [position, lot] of tender.value.lots.entries()) {
    if (!isJsonObject(lot)) continue;
    const number = publishedText(lot.id);
    const code = codeOf(lot.status);
    if (number === undefined || code === undefined) continue;
    const pointer = `/tender/lots/${position}/status`;
    if (!Object.hasOwn(STATUSES, code)) {
      release.flag('INVALID_CODE', 'tender/lots/status', lot.status);
      continue;
    }
    const isAwarded = awards.some((award) => award.status === 'active' && award.lots.includes(number));
    const event = STATUSES[code];
    const isOver = event === 'CANCELLED' || event === 'UNSUCCESSFUL';
    if (event !== undefined && (isOver || !isAwarded)) yield { event, pointer, lot: number };
  }
}

function state(release: Release, { event, pointer, date, lot, reason }: Event): void {
  release.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    event,
    evidence: release.evidence(pointer),
    ...withoutUndefined({ lot, date, reason }),
  });
}
