import { withoutMarkup } from '../domain/markup.ts';
import { amountFromNumber, InvalidMoney, isCurrency, parseAmount } from '../domain/money.ts';
import { isPartialDate, type PartialDate } from '../domain/partial-date.ts';
import { amountFlags, isPlausibleDate, type QualityFlagRecord, textFlags } from '../domain/quality.ts';
import type { Valued } from '../model/record.ts';

/**
 * A text without blanks around it and without markup, or a number as text; undefined for what is empty or anything else. To be asked
 * of what was published, not of what it gave: markup is read once.
 */
export function publishedText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = withoutMarkup(value).trim();
  return text === '' ? undefined : text;
}

/** Flags of a text that is kept as `publishedText` reads it. */
export function publishedTextFlags(value: unknown, field: string): QualityFlagRecord[] {
  const kept = publishedText(value);
  if (kept === undefined || typeof value !== 'string') return [];
  const flags = textFlags(kept, field);
  const published = value.trim();
  if (kept === published) return flags;
  return [{ flag: 'ESCAPED_TEXT', field, published }, ...flags.filter(({ flag }) => flag !== 'ESCAPED_TEXT')];
}

/**
 * The date as published, with its own precision. What is no date, or no day that exists, is left out and flagged; a year that no
 * procurement of today can have is kept and flagged.
 */
export function publishedDate(
  value: unknown,
  field: string,
  flags: QualityFlagRecord[],
): PartialDate | undefined {
  const text = publishedText(value);
  if (text === undefined) return undefined;
  if (!isPartialDate(text)) {
    flags.push({ flag: 'INVALID_DATE', field, published: text });
    return undefined;
  }
  if (!isPlausibleDate(text)) flags.push({ flag: 'IMPLAUSIBLE_DATE', field });
  return text;
}

/**
 * The day or instant on which a document says that it was published. One that can't be so is left out and flagged: all that
 * the document states would be known since then.
 */
export function publicationDate(value: unknown, flags: QualityFlagRecord[]): PartialDate | undefined {
  const date = publishedDate(value, 'published', []);
  if (date !== undefined && isPlausibleDate(date)) return date;
  const text = publishedText(value);
  if (text !== undefined) {
    const flag = date === undefined ? 'INVALID_DATE' : 'IMPLAUSIBLE_DATE';
    flags.push({ flag, field: 'published', published: text });
  }
  return undefined;
}

/** A number that was written as text. */
const PLAIN_DECIMAL = /^\s*-?\d{1,15}(?:\.\d+)?\s*$/;

/**
 * The amount that a JSON number states, also one in quotes, or undefined when there is none. What can't be held exactly as money is left out and
 * flagged with what was published; zero and negative amounts are kept and flagged.
 */
export function publishedAmount(
  amount: unknown,
  currency: unknown,
  field: string,
  flags: QualityFlagRecord[],
): Valued | undefined {
  if (amount === undefined || amount === null) return undefined;
  return heldAmount(amount, currency, field, flags, (code) => {
    const number = typeof amount === 'string' && PLAIN_DECIMAL.test(amount) ? Number(amount) : amount;
    if (typeof number !== 'number') throw new InvalidMoney(amount, code, 'a JSON number is needed');
    const { money, rounded } = amountFromNumber(number, code);
    if (rounded) flags.push({ flag: 'ROUNDED_AMOUNT', field, published: String(amount) });
    return money;
  });
}

/** As `publishedAmount`, for the plain decimal that a text states, as in XML: "1234.50". An empty one states nothing. */
export function publishedDecimal(
  text: string | undefined,
  currency: string,
  field: string,
  flags: QualityFlagRecord[],
): Valued | undefined {
  if (text === undefined || text === '') return undefined;
  return heldAmount(text, currency, field, flags, (code) => parseAmount(text, code));
}

function heldAmount(
  published: unknown,
  currency: unknown,
  field: string,
  flags: QualityFlagRecord[],
  read: (currency: string) => { amountMinor: number; currency: string },
): Valued | undefined {
  const text = typeof published === 'string' ? published : JSON.stringify(published);
  if (typeof currency !== 'string' || !isCurrency(currency)) {
    flags.push({
      flag: 'INVALID_CURRENCY',
      field,
      published: `${text} ${publishedText(currency) ?? ''}`.trim(),
    });
    return undefined;
  }
  try {
    const money = read(currency);
    flags.push(...amountFlags(money, field));
    return { status: 'KNOWN', ...money };
  } catch (error) {
    if (!(error instanceof InvalidMoney)) throw error;
    flags.push({ flag: 'INVALID_AMOUNT', field, published: text });
    return undefined;
  }
}

const CPV = /^(\d{8})(?:-\d)?$/;

/** The eight digits of a CPV code, without its check digit; undefined, and flagged, when it is not one. */
export function publishedCpv(value: unknown, field: string, flags: QualityFlagRecord[]): string | undefined {
  const text = publishedText(value);
  if (text === undefined) return undefined;
  const digits = CPV.exec(text)?.[1];
  if (digits === undefined) flags.push({ flag: 'INVALID_CODE', field, published: text });
  return digits;
}
