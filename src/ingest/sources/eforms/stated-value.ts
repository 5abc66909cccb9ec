import { isPartialDate, type PartialDate, precisionOf } from '../../../domain/partial-date.ts';
import { isPlausibleDate, type QualityFlagRecord } from '../../../domain/quality.ts';
import { publishedDate } from '../../published-value.ts';
import type { XmlElement } from '../../xml-element.ts';
import { codeOf } from './text.ts';

/** What eForms writes where a date is withheld, or its form demands one that nobody has. */
const MASKED_DAY = '1970-01-01';

/** UTC offset at the end of a date or time of XML Schema. */
const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/** A day: `2025-03-10+01:00` is 2025-03-10, by the clock of whoever published it. */
export function readDay(
  element: XmlElement | undefined,
  field: string,
  flags: QualityFlagRecord[],
): string | undefined {
  const published = codeOf(element);
  const day = published?.replace(ZONE, '');
  if (day !== MASKED_DAY) return publishedDate(day, field, flags);
  flags.push({ flag: 'IMPLAUSIBLE_DATE', field, published: published as string });
  return undefined;
}

/**
 * The day on which a notice says that it was published or sent. One of a year that can't be so is left out and flagged: all that the
 * notice states would be known since then, and it would stand before or after all others of its series.
 */
export function readNoticeDay(
  element: XmlElement | undefined,
  field: string,
  flags: QualityFlagRecord[],
): string | undefined {
  const own: QualityFlagRecord[] = [];
  const day = readDay(element, field, own);
  if (day !== undefined && !isPlausibleDate(day)) {
    flags.push({ flag: 'IMPLAUSIBLE_DATE', field, published: codeOf(element) as string });
    return undefined;
  }
  flags.push(...own);
  return day;
}

/** The instant that ends a period: its day and, where there is one, its time of day. */
export function readEnd(
  period: XmlElement | undefined,
  field: string,
  flags: QualityFlagRecord[],
): string | undefined {
  const date = period?.child('EndDate');
  const time = period?.child('EndTime');
  const day = readDay(date, field, flags);
  if (day === undefined || codeOf(time) === undefined) return day;
  const instant = readInstant(date, time);
  if (instant !== undefined && precisionOf(instant) === 'INSTANT') return instant;
  flags.push({ flag: 'INVALID_DATE', field, published: codeOf(time) as string });
  return day;
}

/** The instant that a day and a time of day stand for; the day where there is no such time; undefined where there is no day. */
export function readInstant(
  date: XmlElement | undefined,
  timeOfDay: XmlElement | undefined,
): PartialDate | undefined {
  const published = codeOf(date);
  const day = published?.replace(ZONE, '');
  if (published === undefined || !isPartialDate(day)) return undefined;
  const time = codeOf(timeOfDay);
  const zone = time === undefined || ZONE.test(time) ? '' : (ZONE.exec(published)?.[0] ?? '');
  const instant = `${day}T${time}${zone}`;
  return isPartialDate(instant) ? instant : day;
}

/** A count: a whole number from 0 on. */
export function readCount(
  element: XmlElement | undefined,
  field: string,
  flags: QualityFlagRecord[],
): number | undefined {
  const published = codeOf(element);
  if (published === undefined) return undefined;
  const count = /^\d+(?:\.0+)?$/.test(published) ? Number(published) : Number.NaN;
  if (Number.isSafeInteger(count)) return count;
  flags.push({ flag: 'INVALID_CODE', field, published });
  return undefined;
}
