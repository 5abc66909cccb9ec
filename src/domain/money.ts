import { data as currentCurrencies } from 'currency-codes';
import { BadUserInput, quoted } from './error.ts';

/** Why an amount is there, or is not: unknown is not null, and null is not zero. */
export const VALUE_STATUSES = ['KNOWN', 'UNKNOWN', 'NOT_PUBLISHED', 'WITHHELD'] as const;
export type ValueStatus = (typeof VALUE_STATUSES)[number];

/** An amount as a count of the currency's minor units (cents; whole yen), a safe integer, with its ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

/** A sum of amounts in one currency, which may be more than a safe integer holds. */
export interface MoneySum {
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** An amount that can't be held exactly, or a currency that ISO 4217 doesn't know. */
export class InvalidMoney extends BadUserInput {
  readonly value: unknown;
  readonly currency: string;

  constructor(value: unknown, currency: string, reason: string) {
    super(
      `${value === undefined ? 'An amount' : quoted(value)} in ${quoted(currency)} can't be held: ${reason}.`,
    );
    this.value = value;
    this.currency = currency;
  }
}

/**
 * Currencies that public records name and currency-codes' table lacks or will lose: withdrawn from ISO 4217 since 2006 (its list
 * three), or added after the table's date. BYR had no decimals.
 */
const OTHER_CURRENCIES: readonly (readonly [code: string, digits: number])[] = [
  ['BYR', 0],
  ...'ANG BGN CUC CYP EEK GHC HRK LTL LVL MRO MTL MZM SIT SKK SLL STD TMM VEF XCG ZMK ZWL'
    .split(' ')
    .map((code) => [code, 2] as const),
];

const MINOR_UNITS: ReadonlyMap<string, number> = new Map([
  ...OTHER_CURRENCIES,
  ...currentCurrencies.map(({ code, digits }) => [code, digits] as const),
]);

/** The currencies whose number of decimals is not 2, with that number: what an SQL expression needs to print amounts. */
export const EXPONENTS: ReadonlyMap<string, number> = new Map(
  [...MINOR_UNITS].filter(([, digits]) => digits !== 2).sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Whether the text is an ISO 4217 code, current or withdrawn, in upper case. */
export function isCurrency(code: string): boolean {
  return MINOR_UNITS.has(code);
}

/** @throws BadUserInput by the place that it was given at, when it is no such code */
export function requireCurrency(code: string, place: string): void {
  if (isCurrency(code)) return;
  throw new BadUserInput(`${place}: ${quoted(code)} is no ISO 4217 code, such as "EUR".`, place);
}

/**
 * How many decimals the currency has: 2 for EUR, 0 for JPY, 3 for KWD.
 *
 * @throws InvalidMoney when the code is not one of ISO 4217 in upper case
 */
export function minorUnits(currency: string): number {
  return minorUnitsFor(undefined, currency);
}

/**
 * The amount that a plain decimal text states, exactly: "1234.5", "-3", "10.00".
 *
 * @throws InvalidMoney for anything else (exponents, blanks, thousands separators, a decimal comma, a leading plus or point),
 *   for decimals beyond the currency's that aren't zeros, beyond the safe integers, and for unknown currencies
 */
export function parseAmount(text: string, currency: string): Money {
  const decimal = parseDecimal(text, currency);
  if (/[1-9]/.test(decimal.excess)) {
    throw new InvalidMoney(text, currency, `${currency} has ${minorUnits(currency)} decimals`);
  }
  return toMoney(decimal.minor, text, currency);
}

/**
 * The amount that a JSON number states, read by its shortest decimal text (so 0.1 is ten cents, 1234.5 is 123450).
 *
 * Decimals beyond the currency's are rounded half to even, and then `rounded` is true.
 *
 * @throws InvalidMoney for NaN, infinities, amounts beyond the safe integers (1e21) and unknown currencies
 */
export function amountFromNumber(value: number, currency: string): { money: Money; rounded: boolean } {
  if (!Number.isFinite(value)) throw new InvalidMoney(value, currency, 'a finite number is needed');
  const { minor, excess, negative } = parseDecimal(withoutExponent(value), currency);
  // Without trailing zeros, decimals compare as text: '49' < '5' < '51'.
  const rest = excess.replace(/0+$/, '');
  const away = rest > '5' || (rest === '5' && minor % 2n !== 0n) ? 1n : 0n;
  return { money: toMoney(negative ? minor - away : minor + away, value, currency), rounded: rest !== '' };
}

/**
 * The amount as a decimal text with exactly the currency's decimals: "1234.50", "-0.07", "500" (JPY). `parseAmount` reads it back.
 *
 * @throws InvalidMoney when the count isn't a safe integer or the currency is unknown
 */
export function formatAmount({ amountMinor, currency }: Money | MoneySum): string {
  const digits = minorUnitsFor(amountMinor, currency);
  if (typeof amountMinor === 'number' && !Number.isSafeInteger(amountMinor)) {
    throw new InvalidMoney(amountMinor, currency, 'minor units are counted in safe integers');
  }
  const sign = amountMinor < 0 ? '-' : '';
  const text = String(amountMinor)
    .slice(sign.length)
    .padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The amount with its currency: "1234.50 EUR". @throws InvalidMoney as `formatAmount` */
export function formatMoney(money: Money | MoneySum): string {
  return `${formatAmount(money)} ${money.currency}`;
}

function minorUnitsFor(value: unknown, currency: string): number {
  const digits = MINOR_UNITS.get(currency);
  if (digits === undefined) {
    throw new InvalidMoney(value, currency, 'the currency is no ISO 4217 code in upper case');
  }
  return digits;
}

interface Decimal {
  /** Minor units, cut off (not rounded) after the currency's decimals. */
  readonly minor: bigint;
  /** The decimals that were cut off. */
  readonly excess: string;
  readonly negative: boolean;
}

/** Longer texts can't be safe integers but for padding with zeros, and would cost time to read. */
const MAX_DECIMAL_CHARACTERS = 400;

function parseDecimal(text: string, currency: string): Decimal {
  const digits = minorUnitsFor(text, currency);
  const parts = text.length > MAX_DECIMAL_CHARACTERS ? undefined : /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) throw new InvalidMoney(text, currency, 'a plain decimal like 1234.50 is needed');
  const [, sign = '', whole = '', decimals = ''] = parts;
  const minor = BigInt(sign + whole + decimals.slice(0, digits).padEnd(digits, '0'));
  return { minor, excess: decimals.slice(digits), negative: sign === '-' };
}

function toMoney(minor: bigint, value: unknown, currency: string): Money {
  const amountMinor = Number(minor);
  if (!Number.isSafeInteger(amountMinor)) {
    throw new InvalidMoney(value, currency, 'it is larger than can be counted exactly in minor units');
  }
  return { amountMinor, currency };
}

/** JavaScript writes numbers from 1e21 and below 1e-6 with an exponent: the same digits without it. */
function withoutExponent(value: number): string {
  const text = String(value);
  const [, sign = '', whole = '', decimals = '', exponent] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (exponent === undefined) return text;
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${decimals}`;
  return sign + whole + decimals.padEnd(shift, '0');
}
