import { type PartialDate, precisionOf } from '../domain/partial-date.ts';
import type { Language } from './language.ts';

/** An amount as the API gives it: a decimal text. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Numbers, amounts, dates and countries in a language. */
export class Format {
  readonly #locale: string;
  readonly #language: Language;
  readonly #number: Intl.NumberFormat;
  readonly #decimal: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #regions: Intl.DisplayNames;
  readonly #languages: Intl.DisplayNames;
  readonly #list: Intl.ListFormat;
  readonly #dates: Readonly<Record<'MONTH' | 'DAY' | 'MONTH_OF_YEAR' | 'DAY_OF_YEAR', Intl.DateTimeFormat>>;
  readonly #currencies = new Map<string, Intl.NumberFormat | undefined>();

  constructor(language: Language) {
    const locale = LOCALES[language];
    this.#locale = locale;
    this.#language = language;
    this.#number = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    this.#decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
    this.#percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    this.#regions = new Intl.DisplayNames(locale, { type: 'region' });
    this.#languages = new Intl.DisplayNames(locale, { type: 'language' });
    this.#list = new Intl.ListFormat(locale, { type: 'conjunction' });
    const date = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    this.#dates = {
      MONTH: date({ year: 'numeric', month: 'short' }),
      DAY: date({ year: 'numeric', month: 'short', day: 'numeric' }),
      MONTH_OF_YEAR: date({ month: 'short' }),
      DAY_OF_YEAR: date({ month: 'short', day: 'numeric' }),
    };
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  decimal(value: number): string {
    return this.#decimal.format(value);
  }

  /** @param share from 0 to 1 */
  percent(share: number): string {
    return this.#percent.format(share);
  }

  /** Every digit that is published; no decimals where there are none. */
  money({ amount, currency }: Money): string {
    return this.#money(amount, currency, false);
  }

  /** In whole units, for columns: the exact amount belongs in a title. */
  wholeMoney({ amount, currency }: Money): string {
    return this.#money(amount, currency, true);
  }

  #money(amount: string, currency: string, isWhole: boolean): string {
    const key = `${currency}${isWhole}`;
    if (!this.#currencies.has(key)) this.#currencies.set(key, this.#currencyFormat(currency, isWhole));
    const format = this.#currencies.get(key);
    // Given as text, no digit of a large amount is lost.
    const exact = amount as Intl.StringNumericLiteral;
    return format ? format.format(exact) : `${this.#decimal.format(exact)} ${currency}`;
  }

  #currencyFormat(currency: string, isWhole: boolean): Intl.NumberFormat | undefined {
    if (!/^[A-Z]{3}$/.test(currency)) return undefined;
    const digits = isWhole
      ? { maximumFractionDigits: 0 }
      : { minimumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' as const };
    return new Intl.NumberFormat(this.#locale, { style: 'currency', currency, ...digits });
  }

  /** As precisely as it was published: "2024", "Sep 2024", "12 Sep 2024". An instant is shown by its day and its own clock. */
  date(date: string): string {
    const precision = precisionOf(date as PartialDate);
    if (precision === 'YEAR') return date;
    if (precision === 'MONTH') return this.#dates.MONTH.format(new Date(`${date}-01T00:00:00Z`));
    const day = this.#first(this.#dates.DAY.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)));
    const time = precision === 'INSTANT' ? /T(\d\d:\d\d)/.exec(date)?.[1] : undefined;
    return time === undefined || time === '00:00' ? day : `${day}, ${time}`;
  }

  /** Without its year, for where that stands beside it: "12 Sep"; nothing of what is known by its year alone. */
  dayOfYear(date: string): string {
    if (date.length < 7) return '·';
    const isDay = date.length >= 10;
    const at = new Date(isDay ? `${date.slice(0, 10)}T00:00:00Z` : `${date}-01T00:00:00Z`);
    return this.#first(this.#dates[isDay ? 'DAY_OF_YEAR' : 'MONTH_OF_YEAR'].format(at));
  }

  /** The first of a month is an ordinal in French: "1er mars". */
  #first(day: string): string {
    return this.#language === 'fr' ? day.replace(/^1(?= )/, '1er') : day;
  }

  /** By its day, however precisely it was published. */
  day(date: string): string {
    return this.date(date.slice(0, 10));
  }

  /** The name of a country by its ISO 3166-1 code; the code where it has none. */
  country(code: string): string {
    if (!/^[A-Z]{2}$/.test(code)) return code;
    return this.#regions.of(code) ?? code;
  }

  /** The name of a language by its tag; the tag where it has none. */
  language(tag: string): string {
    try {
      return this.#languages.of(tag) ?? tag;
    } catch {
      return tag;
    }
  }

  /** "a, b and c" */
  list(parts: readonly string[]): string {
    return this.#list.format(parts);
  }
}

const FORMATS = new Map<Language, Format>();

export function formatOf(language: Language): Format {
  let format = FORMATS.get(language);
  if (format === undefined) {
    format = new Format(language);
    FORMATS.set(language, format);
  }
  return format;
}
