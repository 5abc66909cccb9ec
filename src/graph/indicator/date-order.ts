import { endsBefore, type PartialDate, precisionOf } from '../../domain/partial-date.ts';

const DAY_MS = 86_400_000;

/**
 * Whole days from a date to a later one, rounded towards zero: between moments where both are instants with an offset, else between
 * their days. Undefined when one of them is less precise than a day.
 */
export function daysBetween(from: PartialDate, until: PartialDate): number | undefined {
  if (isMoment(from) && isMoment(until)) return Math.trunc((Date.parse(until) - Date.parse(from)) / DAY_MS);
  if (!hasDay(from) || !hasDay(until)) return undefined;
  return (dayOf(until) - dayOf(from)) / DAY_MS;
}

/** Whether a date is after a limit; undefined when their precision does not tell. On a limit that is a whole day nothing is late. */
export function isAfter(date: PartialDate, limit: PartialDate): boolean | undefined {
  if (isMoment(date) && isMoment(limit)) return Date.parse(date) > Date.parse(limit);
  if (endsBefore(limit, date)) return true;
  if (endsBefore(date, limit)) return false;
  return hasDay(date) && precisionOf(limit) === 'DAY' ? false : undefined;
}

function isMoment(date: PartialDate): boolean {
  return precisionOf(date) === 'INSTANT' && /(?:Z|[+-]\d\d:\d\d)$/.test(date);
}

function hasDay(date: PartialDate): boolean {
  return date.length >= 10;
}

function dayOf(date: PartialDate): number {
  return Date.parse(date.slice(0, 10));
}
