import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/record.ts';
import { publishedAmount, publishedDecimal, publishedText } from '../../published-value.ts';

/** Amounts are without tax and in euros by regulation; no format has a field for a currency. */
const CURRENCY = 'EUR';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** In French, with a comma for the cents and blanks between thousands: `1 234,56`. A comma before three digits may mean thousands. */
const FRENCH = /^-?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:,\d{1,2})?$/;

export interface PublishedAmount {
  /** Undefined when nothing, or nothing that is an amount, was published. */
  readonly value?: Valued;
  readonly flags: readonly QualityFlagRecord[];
}

/** The amount that a member holds, a number or a decimal text. @param field the record's field that it goes to, for flags */
export function readAmount(published: unknown, field: string): PublishedAmount {
  const flags: QualityFlagRecord[] = [];
  const own = typeof published === 'string' ? publishedText(published) : undefined;
  const text = own !== undefined && FRENCH.test(own) ? own.replace(/\s/g, '').replace(',', '.') : own;
  const value =
    typeof published === 'string' && !DECIMAL.test(text ?? '')
      ? publishedDecimal(text, CURRENCY, field, flags)
      : // A table that went through a data frame has amounts with the decimals of its floats: they are rounded as numbers are.
        publishedAmount(text === undefined ? published : Number(text), CURRENCY, field, flags);
  return { ...withoutUndefined({ value }), flags };
}
