import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/record.ts';
import { publishedAmount, publishedDecimal, publishedText } from '../../published-value.ts';

/** Amounts are without tax and in euros by regulation; no format has a field for a currency. */
const CURRENCY = 'EUR';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** In French, with a comma for the cents and blanks between thousands: `1 234,56`. A comma before three digits may mean thousands. */
const FRENCH = /^-?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:,\d{1,2})?$/;

/** With a mark for thousands and another one for the cents, which nothing else can mean: `1.234,56`, `1,234.56`. */
const TWO_MARKS = /^-?\d{1,3}(?:(?:\.\d{3})+,\d{2}|(?:,\d{3})+\.\d{2})$/;

/** The currency, which is the only one that an amount can be in. */
const EUROS = /^(?:€|EUR(?:OS?)?)\s*|\s*(?:€|EUR(?:OS?)?)$/gi;

/** The amount of a text in the one spelling that is read: digits, and a point before the cents. */
function plain(published: string): string {
  const text = published.replace(EUROS, '');
  if (FRENCH.test(text)) return text.replace(/\s/g, '').replace(',', '.');
  if (DECIMAL.test(text)) return text;
  if (!TWO_MARKS.test(text)) return published;
  return `${text.slice(0, -3).replace(/[.,]/g, '')}.${text.slice(-2)}`;
}

export interface PublishedAmount {
  /** Undefined when nothing, or nothing that is an amount, was published. */
  readonly value?: Valued;
  readonly flags: readonly QualityFlagRecord[];
}

/** The amount that a member holds, a number or a decimal text. @param field the record's field that it goes to, for flags */
export function readAmount(published: unknown, field: string): PublishedAmount {
  const flags: QualityFlagRecord[] = [];
  const own = typeof published === 'string' ? publishedText(published) : undefined;
  const text = own === undefined ? undefined : plain(own);
  const value =
    typeof published === 'string' && !DECIMAL.test(text ?? '')
      ? publishedDecimal(text, CURRENCY, field, flags)
      : // A table that went through a data frame has amounts with the decimals of its floats: they are rounded as numbers are.
        publishedAmount(text === undefined ? published : Number(text), CURRENCY, field, flags);
  return { ...withoutUndefined({ value }), flags };
}
