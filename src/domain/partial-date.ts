import { BadUserInput, quoted } from './error.ts';

declare const partialDateBrand: unique symbol;
declare const dayBrand: unique symbol;

/**
 * A date with the precision it was published with: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or an instant
 * `YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh:mm]` (ISO 8601, EDTF level 0), years 0001 to 9999.
 *
 * Compares as text (code units, SQLite's BINARY): years, months, days and the instants on them that don't overlap stand in order
 * of time, a period before what lies within it ("2025" < "2025-11" < "2025-11-03" < "2025-11-03T10:00"). Offsets and
 * precision of instants are kept as published, so instants within a day of each other are in order of time only when they agree
 * in both; with different offsets they sort by their local times.
 */
export type PartialDate = string & { readonly [partialDateBrand]: true };

/** A partial date that is a whole calendar day, `YYYY-MM-DD`. */
export type Day = PartialDate & { readonly [dayBrand]: true };

export const PRECISIONS = ['YEAR', 'MONTH', 'DAY', 'INSTANT'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A text that is not a partial date, or not a day where a day is needed. */
export class InvalidPartialDate extends BadUserInput {
  readonly value: unknown;

  constructor(value: unknown, expected: string) {
    super(`${quoted(value)} is not ${expected}.`);
    this.value = value;
  }
}

// Year, month, day, hour, minute, second, offset. Groups without names: every date that is written passes here.
const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

const EXPECTED_DATE =
  'a date: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh:mm], of a day that exists';

/** Longest offset from UTC in use (Kiribati), as XML Schema limits it too. */
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * The text as a partial date, unchanged: only the canonical form is accepted, nothing is repaired.
 *
 * @throws InvalidPartialDate naming the value, also for days that don't exist (2025-02-29), hour 24 and second 60
 */
export function parsePartialDate(text: string): PartialDate {
  if (!isPartialDate(text)) throw new InvalidPartialDate(text, EXPECTED_DATE);
  return text;
}

/** Whether the value is a text in the canonical form of a partial date. */
export function isPartialDate(value: unknown): value is PartialDate {
  if (typeof value !== 'string') return false;
  const parts = FORM.exec(value);
  if (parts === null) return false;
  const [, y, m = 1, d = 1, hour = 0, minute = 0, second = 0, offset] = parts;
  const year = Number(y);
  const month = Number(m);
  if (year < 1 || month < 1 || month > 12) return false;
  const day = Number(d);
  if (day < 1 || day > daysIn(year, month)) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60 && isOffset(offset);
}

/**
 * A day for questions like "as known on": the text, unchanged.
 *
 * @throws InvalidPartialDate naming the value when it is less or more precise than a day, or no day that exists
 */
export function parseDay(text: string): Day {
  if (!isPartialDate(text) || precisionOf(text) !== 'DAY') {
    throw new InvalidPartialDate(text, 'a day: YYYY-MM-DD, of a day that exists');
  }
  return text as Day;
}

/** The day that it is in UTC. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10) as Day;
}

/** How precisely the date was published. */
export function precisionOf(date: PartialDate): Precision {
  if (date.length === 4) return 'YEAR';
  if (date.length === 7) return 'MONTH';
  return date.length === 10 ? 'DAY' : 'INSTANT';
}

/** First day of the period; of an instant its day by its own clock. */
export function firstDay(date: PartialDate): Day {
  return `${date}${'-01-01'.slice(date.length - 4)}`.slice(0, 10) as Day;
}

/**
 * Last day of the period; of an instant its day by its own clock.
 *
 * It is the day since which something dated so is certainly known: what was published in "2025-11" was known on 2025-11-30.
 */
export function lastDay(date: PartialDate): Day {
  if (date.length >= 10) return date.slice(0, 10) as Day;
  const month = date.length === 7 ? date.slice(5) : '12';
  const year = date.slice(0, 4);
  return `${year}-${month}-${daysIn(Number(year), Number(month))}` as Day;
}

/**
 * A text greater than every date within the year, month or day and smaller than every date after it, for ranges over sorted
 * dates: `known_from < upperBoundKey('2025')` takes in all of 2025. Of an instant it bounds only that text and its continuations
 * ("10:00" and "10:00:30"). It is not itself a date.
 */
export function upperBoundKey(date: PartialDate): string {
  return `${date}~`;
}

/**
 * Whether the period `until` lies wholly before `from`: an end before its start.
 *
 * "2025" does not end before "2025-06", nor a day before an instant on it. Two instants that both have an offset are compared
 * as moments; all else by its own clock.
 */
export function endsBefore(until: PartialDate, from: PartialDate): boolean {
  if (hasOffset(until) && hasOffset(from)) return lastMoment(until) < Date.parse(from);
  return upperBoundKey(until) < from;
}

function hasOffset(date: PartialDate): boolean {
  return date.length > 10 && /(?:Z|[+-]\d\d:\d\d)$/.test(date);
}

/** Last millisecond of an instant with an offset: an instant published to the minute lasts the whole minute. */
function lastMoment(instant: PartialDate): number {
  const { second, fraction } = /T..:..(?<second>:..)?(?<fraction>\.\d+)?/.exec(instant)?.groups ?? {};
  if (second === undefined) return Date.parse(instant) + 59_999;
  return fraction === undefined ? Date.parse(instant) + 999 : Date.parse(instant);
}

function isOffset(offset: string | undefined): boolean {
  if (offset === undefined || offset === 'Z') return true;
  const minutes = Number(offset.slice(4));
  return minutes < 60 && Number(offset.slice(1, 3)) * 60 + minutes <= MAX_OFFSET_MINUTES;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
