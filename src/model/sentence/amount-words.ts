import { formatAmount, type ValueStatus } from '../../domain/money.ts';
import type { Language } from './verb.ts';

/** What a claim states as its amount. */
export interface StatedAmount {
  readonly minor: number | null;
  readonly currency: string | null;
  readonly status: ValueStatus;
}

const WITHOUT_AMOUNT: Readonly<Record<Language, Readonly<Record<Exclude<ValueStatus, 'KNOWN'>, string>>>> = {
  EN: {
    UNKNOWN: 'an unknown amount',
    NOT_PUBLISHED: 'an amount that is not published',
    WITHHELD: 'an amount that is withheld',
  },
  FR: {
    UNKNOWN: 'un montant inconnu',
    NOT_PUBLISHED: 'un montant non publié',
    WITHHELD: 'un montant tenu secret',
  },
};

/** An amount with its currency, "1,234.50 EUR" and « 1 234,50 EUR », or why there is none. */
export function amountInWords({ minor, currency, status }: StatedAmount, language: Language): string {
  if (status !== 'KNOWN' || minor === null || currency === null) {
    return WITHOUT_AMOUNT[language][status === 'KNOWN' ? 'UNKNOWN' : status];
  }
  const [whole = '', decimals = ''] = formatAmount({ amountMinor: minor, currency }).split('.');
  const [separator, point] = language === 'EN' ? [',', '.'] : [NARROW_NO_BREAK_SPACE, ','];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
  const cents = /[1-9]/.test(decimals) ? `${point}${decimals}` : '';
  return `${grouped}${cents}${NO_BREAK_SPACE}${currency}`;
}

const NO_BREAK_SPACE = '\u00a0';
const NARROW_NO_BREAK_SPACE = '\u202f';

/** A share that bounds, in thousandths of a percent, enclose: "25 %", "between 25 and 50 %". */
export function shareInWords(min: number | null, max: number | null, language: Language): string {
  const percent = (thousandths: number) => {
    const text = String(thousandths / 1000);
    return language === 'FR' ? text.replace('.', ',') : text;
  };
  const words = SHARES[language];
  const unit = `${NO_BREAK_SPACE}%`;
  if (min !== null && max !== null) {
    return (min === max ? percent(min) : words.between(percent(min), percent(max))) + unit;
  }
  return (min === null ? words.atMost(percent(max ?? 100_000)) : words.atLeast(percent(min))) + unit;
}

const SHARES = {
  EN: {
    between: (min: string, max: string) => `between ${min} and ${max}`,
    atLeast: (min: string) => `at least ${min}`,
    atMost: (max: string) => `at most ${max}`,
  },
  FR: {
    between: (min: string, max: string) => `entre ${min} et ${max}`,
    atLeast: (min: string) => `au moins ${min}`,
    atMost: (max: string) => `au plus ${max}`,
  },
} as const;
