import type { PartialDate } from '../../../domain/partial-date.ts';
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

/** The date that a member holds. @param field the record's field that it goes to, for flags */
export function readDate(value: unknown, field: string): PublishedDate {
  const flags: QualityFlagRecord[] = [];
  const day = typeof value === 'string' ? DAY_WITH_OFFSET.exec(value)?.[1] : undefined;
  const date = publishedDate(day ?? value, field, flags);
  const isPlausible = date !== undefined && flags.length === 0;
  return { ...withoutUndefined({ date }), isPlausible, flags };
}
