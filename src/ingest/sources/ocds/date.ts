import { isPartialDate, lastDay, type PartialDate } from '../../../domain/partial-date.ts';
import { isPlausibleDate, type QualityFlagRecord } from '../../../domain/quality.ts';
import { flagRecord } from './release-record.ts';

/** Spellings of one instant that publishers use beside RFC 3339's: a blank for the T, an offset without colon, many decimals. */
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9})\d*)?\s?(?:(z)|([+-]\d\d):?(\d\d))?$/i;

/** The date in its canonical form; undefined when the text is none. Nothing is guessed: `03/04/2015` is no date. */
export function readDate(text: string): PartialDate | undefined {
  if (isPartialDate(text)) return text;
  const [, day, time, fraction, zulu, hours, minutes] = INSTANT.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const seconds = fraction === undefined || time.length < 8 ? time : `${time}.${fraction}`;
  const offset = zulu ? 'Z' : hours === undefined ? '' : `${hours}:${minutes}`;
  const date = `${day}T${seconds}${offset}`;
  return isPartialDate(date) ? date : undefined;
}

/**
 * A date as an attribute of a node: one of an impossible year is kept and flagged, what is no date is left out and flagged.
 * Null and the empty text state nothing.
 */
export function dateAttribute(
  value: unknown,
  field: string,
  flags: QualityFlagRecord[],
): PartialDate | undefined {
  const date = dateIn(value, field, flags);
  if (date !== undefined && !isPlausibleDate(date)) flags.push(flagRecord('IMPLAUSIBLE_DATE', field));
  return date;
}

/**
 * A date that puts claims in order, of events and values: one of an impossible year would put them before or after all others, so
 * it is left out too.
 */
export function dateOfClaim(
  value: unknown,
  field: string,
  flags: QualityFlagRecord[],
): PartialDate | undefined {
  const date = dateIn(value, field, flags);
  if (date === undefined || isPlausibleDate(date)) return date;
  flags.push(flagRecord('IMPLAUSIBLE_DATE', field, value));
  return undefined;
}

function dateIn(value: unknown, field: string, flags: QualityFlagRecord[]): PartialDate | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const date = typeof value === 'string' ? readDate(value.trim()) : undefined;
  if (date === undefined) flags.push(flagRecord('INVALID_DATE', field, value));
  return date;
}

/** The latest plausible date anywhere in a value, for releases that don't say when they were published. */
export function latestDayIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (value.length < 10 || value.length > 40) return undefined;
    const date = readDate(value);
    return date !== undefined && isPlausibleDate(date) ? lastDay(date) : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  let latest: string | undefined;
  for (const member of Object.values(value)) {
    const day = latestDayIn(member);
    if (day !== undefined && (latest === undefined || day > latest)) latest = day;
  }
  return latest;
}
