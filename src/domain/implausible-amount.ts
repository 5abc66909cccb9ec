import { type Money, minorUnits } from './money.ts';

/**
 * Whether the digits of an amount above zero tell that nobody counted it: a whole part of seven or more nines; six or more rising or
 * falling digits in a row and nothing else but zeros (12,345,678.90); nine or more whole digits, eight of them before the zeros at their
 * end, of at most three kinds (123,321,123). Size alone tells no mistake from a great contract.
 */
export function hasImplausibleDigits({ amountMinor, currency }: Money): boolean {
  const digits = String(amountMinor);
  const whole = digits.slice(0, digits.length - minorUnits(currency));
  return /^9{7,}$/.test(whole) || isRun(digits) || isOfFewKinds(whole);
}

const SHORTEST_RUN = 6;
const UP = '123456789';
const DOWN = '987654321';

function isRun(digits: string): boolean {
  const counted = withoutZerosAtEnd(digits);
  return counted.length >= SHORTEST_RUN && (UP.includes(counted) || DOWN.includes(counted));
}

const LEAST_DIGITS = 9;
const MOST_KINDS = 3;

function isOfFewKinds(whole: string): boolean {
  const counted = withoutZerosAtEnd(whole);
  if (whole.length < LEAST_DIGITS || counted.length < LEAST_DIGITS - 1) return false;
  return new Set(whole).size <= MOST_KINDS;
}

function withoutZerosAtEnd(digits: string): string {
  return digits.replace(/0+$/, '');
}
