import { isPartialDate, type PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { publishedDate } from '../../published-value.ts';

export interface PublishedDate {
  /** As published, without the time zone that a day can't have; undefined when nothing or no date was published. */
  readonly date?: PartialDate;
  /** Whether `date` can date a procurement of today; false for the year 0218. */
  readonly isPlausible: boolean;
  readonly flags: readonly QualityFlagRecord[];
}

/** `xs:date` of XML Schema allows an offset, which PES files carry into JSON: `2018-12-17+01:00`. */
const DAY_WITH_OFFSET = /^\s*(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)\s*$/;

/** As Excel writes it in French: the day first. */
const DAY_FIRST = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+00:00(?::00)?)?\s*$/;
const YEAR_FIRST = /^\s*(\d{4})\/(\d\d)\/(\d\d)\s*$/;
/** ISO 8601 without dashes. */
const BASIC = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)\s*$/;
/** A day as data frames write it, with the midnight that it begins with. */
const AT_MIDNIGHT = /^\s*(\d{4}-\d\d-\d\d)[ T]00:00(?::00(?:\.0+)?)?\s*$/;
/** Days since 1899, as a table has them that lost the format of its cells: of 2000 to 2063. */
const SERIAL_DAY = /^\s*(3652[6-9]|365[3-9]\d|36[6-9]\d\d|3[7-9]\d{3}|[45]\d{4})(?:\.0)?\s*$/;
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** `01/02/2024`, the first of February, as a day; anything else as it is. */
export function dayFirst(value: unknown): unknown {
  const [, day, month, year] = (typeof value === 'string' && DAY_FIRST.exec(value)) || [];
  if (day === undefined || month === undefined) return value;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPartialDate(iso) ? iso : value;
}

/** Whether it can only be a date with the month first: `01/31/2024`. */
export function isMonthFirst(value: string): boolean {
  const [, first, second] = DAY_FIRST.exec(value) ?? [];
  return Number(first) <= 12 && Number(second) > 12;
}

/** The day of a text in a spelling that is not ISO 8601's of a day; undefined of any other. */
function dayIn(text: string): string | undefined {
  const serial = SERIAL_DAY.exec(text)?.[1];
  if (serial !== undefined) return new Date(DAY_ZERO + Number(serial) * DAY_MS).toISOString().slice(0, 10);
  const parts = YEAR_FIRST.exec(text) ?? BASIC.exec(text);
  return DAY_WITH_OFFSET.exec(text)?.[1] ?? AT_MIDNIGHT.exec(text)?.[1] ?? parts?.slice(1).join('-');
}

/** The date that a member holds. @param field the record's field that it goes to, for flags */
export function readDate(value: unknown, field: string): PublishedDate {
  const flags: QualityFlagRecord[] = [];
  const text = typeof value === 'string' ? value : '';
  const date = publishedDate(dayIn(text) ?? value, field, flags);
  const isPlausible = date !== undefined && flags.length === 0;
  return { ...withoutUndefined({ date }), isPlausible, flags };
}
