import { type PartialDate, precisionOf } from '../../domain/partial-date.ts';

/**
 * A date as OCDS has them, an RFC 3339 date-time; a day counts from its first second, as the standard advises for dates without a
 * time. Undefined for a year or month: the standard cannot say it, and a day of it would be invented.
 */
export function startOf(date: string | null): string | undefined {
  return dateTime(date, 'T00:00:00Z');
}

/** The same where something ends: a day lasts until its last second. */
export function endOf(date: string | null): string | undefined {
  return dateTime(date, 'T23:59:59Z');
}

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

function dateTime(date: string | null, timeOfDay: string): string | undefined {
  if (date === null) return undefined;
  const precision = precisionOf(date as PartialDate);
  if (precision === 'DAY') return date + timeOfDay;
  if (precision !== 'INSTANT') return undefined;
  const [, minute, seconds = ':00', offset = 'Z'] = INSTANT.exec(date) ?? [];
  return minute === undefined ? undefined : minute + seconds + offset;
}
