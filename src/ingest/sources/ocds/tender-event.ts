import type { TenderStatus } from '../../../domain/node.ts';
import { type PartialDate, upperBoundKey } from '../../../domain/partial-date.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { type Award, isHope } from './award.ts';
import { codeOf } from './code.ts';
import type { Contract } from './contract.ts';
import { dateOfClaim } from './date.ts';
import { rankOf, STAGES, statusOf, TENDER_STATUSES } from './fold.ts';
import type { Place } from './place.ts';
import { type Release, TENDER } from './release-record.ts';
import { provesAward } from './telling.ts';

interface Event {
  readonly event: TenderStatus;
  readonly pointer: string;
  readonly date?: PartialDate | undefined;
  readonly lot?: string | undefined;
  readonly reason?: string | undefined;
  /** An earlier release said so, and what the tender has come to since implies it. */
  readonly isImplied?: boolean;
}

/**
 * States what releases say happened to their tender and lots: what its status says and implies, that awards were made, that they
 * failed.
 */
export function stateTenderEvents(
  release: Release,
  tender: Place | undefined,
  awards: readonly Award[],
  contracts: readonly Contract[],
): void {
  const events = new Map<string, Event>();
  const add = (event: Event) => {
    const key = `${event.event} ${event.lot ?? ''} ${event.date ?? ''}`;
    if (!events.has(key)) events.set(key, event);
  };
  for (const award of awards) for (const event of eventsOfAward(release, award, awards)) add(event);
  for (const event of eventsOfContracts(awards, contracts)) add(event);
  for (const event of eventsOfTender(release, tender, awards)) add(event);
  if (tender !== undefined) for (const event of eventsOfLots(release, tender)) add(event);
  for (const event of events.values()) state(release, event);
}

function* eventsOfAward(release: Release, award: Award, awards: readonly Award[]): Generator<Event> {
  const { status, pointer, date } = award;
  if (status === 'active') {
    yield { event: 'AWARDED', pointer, date };
    for (const lot of award.lots) yield { event: 'AWARDED', pointer, date, lot };
  } else if (status === 'unsuccessful') {
    for (const lot of award.lots) {
      // An award that failed is not all there is to a lot that another one is for.
      const hasOther = awards.some((other) => isHope(other) && other.lots.includes(lot));
      if (!hasOther) yield { event: 'UNSUCCESSFUL', pointer, date, lot };
    }
    const hasOtherHope = awards.some((other) => other.status !== 'unsuccessful') || release.lots.size > 1;
    if (!hasOtherHope && award.suppliers.length === 0) yield { event: 'UNSUCCESSFUL', pointer, date };
  }
}

/** A contract tells that something was awarded where no award does; when, its signature does not say. */
function* eventsOfContracts(awards: readonly Award[], contracts: readonly Contract[]): Generator<Event> {
  for (const contract of contracts) {
    if (!provesAward(contract)) continue;
    const { pointer, lots } = contract;
    const made = awards.filter(({ status }) => status === 'active');
    if (made.length === 0) yield { event: 'AWARDED', pointer };
    for (const lot of lots) {
      if (!made.some((award) => award.lots.includes(lot))) yield { event: 'AWARDED', pointer, lot };
    }
  }
}

function* eventsOfTender(
  release: Release,
  tender: Place | undefined,
  awards: readonly Award[],
): Generator<Event> {
  const value = tender?.value ?? {};
  const { folded } = release;
  const code = codeOf(value.status);
  if (code !== undefined && !Object.hasOwn(TENDER_STATUSES, code)) {
    release.flag('INVALID_CODE', 'tender/status', value.status);
  }
  const status = statusOf(folded.value, folded.tagged);
  const pointer = folded.tagged === undefined ? '/tender/status' : '/tag';
  const made = awards.filter((award) => award.status === 'active');
  const dates = periodOf(value, firstAwardOf(release, made));
  yield* stagesOf(release, status, pointer, dates);
  const saysNothing = status === undefined && code === undefined;
  if (dates.LAUNCHED !== undefined && (made.length > 0 || saysNothing)) {
    yield { event: 'LAUNCHED', pointer: STARTED, date: dates.LAUNCHED };
  }
  if (status === 'CANCELLED' || status === 'UNSUCCESSFUL') {
    const reason = publishedText(value.cancellationRationale) ?? publishedText(value.statusDetails);
    yield { event: status, pointer, reason };
  }
}

const STARTED = '/tender/tenderPeriod/startDate';

type Dates = Readonly<Partial<Record<TenderStatus, PartialDate | undefined>>>;

/** The stage at which the tender is, and those before it: a tender that is complete was launched, whatever it was called then. */
function* stagesOf(
  release: Release,
  status: TenderStatus | undefined,
  pointer: string,
  dates: Dates,
): Generator<Event> {
  for (const event of STAGES) {
    if (!release.folded.reached.includes(event)) continue;
    const isImplied = status === undefined || rankOf(event) < rankOf(status);
    const date = dates[event];
    const place = event === 'LAUNCHED' && date !== undefined ? STARTED : pointer;
    yield { event, pointer: place, date, isImplied: isImplied && event !== 'LAUNCHED' };
  }
}

/** When bids could be handed in, as far as that was over by then: a release may speak of what is to come, or contradict itself. */
function periodOf(tender: JsonObject, limit: string): Dates {
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : {};
  const past = (value: unknown) => {
    const date = dateOfClaim(value, '', []);
    return date !== undefined && date <= limit ? date : undefined;
  };
  return { LAUNCHED: past(period.startDate), CLOSED: past(period.endDate) };
}

/** The date of the first award, or the end of the release's day when there is none before that: sorts like dates. */
function firstAwardOf(release: Release, awards: readonly Award[]): string {
  let first = upperBoundKey(release.day as PartialDate);
  for (const { date } of awards) if (date !== undefined && date < first) first = date;
  return first;
}

function* eventsOfLots(release: Release, tender: Place): Generator<Event> {
  if (!Array.isArray(tender.value.lots)) return;
  for (const [position, lot] of tender.value.lots.entries()) {
    if (!isJsonObject(lot)) continue;
    const number = publishedText(lot.id);
    const code = codeOf(lot.status);
    if (number === undefined || code === undefined) continue;
    if (!Object.hasOwn(TENDER_STATUSES, code)) {
      release.flag('INVALID_CODE', 'tender/lots/status', lot.status);
      continue;
    }
    const event = TENDER_STATUSES[code];
    const pointer = `/tender/lots/${position}/status`;
    if (event === 'CLOSED') yield { event: 'LAUNCHED', pointer, lot: number };
    if (event !== undefined) yield { event, pointer, lot: number };
  }
}

function state(release: Release, { event, pointer, date, lot, reason, isImplied }: Event): void {
  release.addClaim({
    kind: 'TENDER_EVENT',
    tender: TENDER,
    event,
    evidence: isImplied ? release.carried() : release.evidence(pointer),
    ...withoutUndefined({ lot, date, reason }),
  });
}
