import { lastDay, type PartialDate, precisionOf } from '../domain/partial-date.ts';

const OFFSET = /(?:Z|[+-]\d\d:\d\d)$/;

/**
 * A text for the date that sorts by time: an instant by UTC, whatever offset it was published with, with all of its decimals; without
 * an offset by its own clock. A year or a month stands as its last day.
 */
export function sortableTime(date: PartialDate): string {
  if (precisionOf(date) !== 'INSTANT') return lastDay(date);
  if (!OFFSET.test(date)) return date;
  const decimals = /\.(\d+)/.exec(date)?.[1] ?? '';
  return `${new Date(date).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}.${decimals.padEnd(9, '0')}`;
}
