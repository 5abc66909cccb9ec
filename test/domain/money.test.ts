import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadUserInput } from '../../src/domain/error.ts';
import {
  amountFromNumber,
  EXPONENTS,
  formatAmount,
  InvalidMoney,
  isCurrency,
  minorUnits,
  parseAmount,
  VALUE_STATUSES,
} from '../../src/domain/money.ts';

const currency = fc.constantFrom('EUR', 'GBP', 'JPY', 'KWD', 'CLF', 'HRK');
const amountMinor = fc.maxSafeInteger();

describe('currencies', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['PYG', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['HRK', 2],
    ['BYR', 0],
    ['XCG', 2],
  ])('%s has %i decimals', (code, digits) => {
    expect(minorUnits(code)).toBe(digits);
    expect(EXPONENTS.get(code) ?? 2).toBe(digits);
  });

  it.each(['', 'eur', 'mdl', 'MNX', 'qui', 'EURO', '€', 'constructor'])('%j is none', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => minorUnits(code)).toThrow(InvalidMoney);
    expect(() => parseAmount('12.50', code)).toThrow(`"12.50" in ${JSON.stringify(code)}`);
    expect(() => formatAmount({ amountMinor: 1, currency: code })).toThrow(InvalidMoney);
  });

  it('lists for SQL exactly the currencies that do not have two decimals', () => {
    expect(EXPONENTS.has('EUR')).toBe(false);
    expect([...EXPONENTS.values()].every((digits) => digits !== 2)).toBe(true);
    expect([...EXPONENTS.keys()].every((code) => /^[A-Z]{3}$/.test(code) && isCurrency(code))).toBe(true);
    expect([...EXPONENTS].filter(([, digits]) => digits === 4).map(([code]) => code)).toEqual(['CLF', 'UYW']);
  });
});

describe('amounts as text', () => {
  it.each([
    ['1234.5', 'EUR', 123450, '1234.50'],
    ['0', 'EUR', 0, '0.00'],
    ['-0', 'EUR', 0, '0.00'],
    ['-0.07', 'EUR', -7, '-0.07'],
    ['007.10', 'EUR', 710, '7.10'],
    ['12.340000', 'EUR', 1234, '12.34'],
    ['500', 'JPY', 500, '500'],
    ['500.00', 'JPY', 500, '500'],
    ['-3', 'JPY', -3, '-3'],
    ['1.2345', 'CLF', 12345, '1.2345'],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('reads %s %s as %i and writes %s', (text, code, minor, written) => {
    const money = parseAmount(text, code);
    expect(money).toStrictEqual({ amountMinor: minor, currency: code });
    expect(formatAmount(money)).toBe(written);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '1 000',
    '1,000.00',
    '1.000,00',
    '12,5',
    '1_000',
    '+5',
    '.5',
    '5.',
    '--5',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '١٢',
    '1\n',
    '12.345',
    '0.001',
    '90071992547409.92',
    '1'.repeat(500),
  ])('refuses %j as euros and names it', (text) => {
    expect(() => parseAmount(text, 'EUR')).toThrow(InvalidMoney);
    expect(() => parseAmount(text, 'EUR')).toThrow(BadUserInput);
    expect(() => parseAmount(text, 'EUR')).toThrow(`${JSON.stringify(text).slice(0, 60)}`);
    expect(() => parseAmount(text, 'EUR')).toThrow('in "EUR"');
  });

  it('reads back exactly what it writes', () => {
    fc.assert(
      fc.property(amountMinor, currency, (minor, code) => {
        const text = formatAmount({ amountMinor: minor, currency: code });
        expect(text).toMatch(minorUnits(code) === 0 ? /^-?\d+$/ : /^-?\d+\.\d+$/);
        expect(parseAmount(text, code)).toStrictEqual({ amountMinor: minor, currency: code });
      }),
    );
  });

  it('writes only whole minor units', () => {
    for (const minor of [0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      expect(() => formatAmount({ amountMinor: minor, currency: 'EUR' })).toThrow('safe integers');
    }
  });
});

describe('amounts as JSON numbers', () => {
  it.each([
    [1234.5, 'EUR', 123450, false],
    [0.1, 'EUR', 10, false],
    [1.005, 'EUR', 100, true],
    [1.015, 'EUR', 102, true],
    [1.0051, 'EUR', 101, true],
    [1.0049, 'EUR', 100, true],
    [-1.015, 'EUR', -102, true],
    [-0.005, 'EUR', 0, true],
    [-0.006, 'EUR', -1, true],
    [-0, 'EUR', 0, false],
    [2.5, 'JPY', 2, true],
    [3.5, 'JPY', 4, true],
    [1e-7, 'EUR', 0, true],
    [5e-324, 'EUR', 0, true],
    [1.5e7, 'EUR', 1_500_000_000, false],
  ])('reads %d %s as %i, rounded: %s', (value, code, minor, rounded) => {
    expect(amountFromNumber(value, code)).toStrictEqual({
      money: { amountMinor: minor, currency: code },
      rounded,
    });
  });

  it.each([1e21, -1e21, 1.7e308, 9007199254740992, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses %d',
    (value) => {
      expect(() => amountFromNumber(value, 'JPY')).toThrow(InvalidMoney);
      expect(() => amountFromNumber(value, 'JPY')).toThrow(`${value} in "JPY"`);
    },
  );

  it('agrees with the text of every number that needs no rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currency, (minor, code) => {
        const text = formatAmount({ amountMinor: minor, currency: code });
        expect(amountFromNumber(Number(text), code)).toStrictEqual({
          money: { amountMinor: minor, currency: code },
          rounded: false,
        });
      }),
    );
  });

  it('is never further than half a minor unit from what was published', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const { money, rounded } = amountFromNumber(value, 'EUR');
        const distance = Math.abs(money.amountMinor - value * 100);
        expect(distance).toBeLessThanOrEqual(0.5 + 1e-4);
        if (!rounded) expect(distance).toBeLessThan(1e-4);
      }),
    );
  });
});

it('has four words for whether an amount is known', () => {
  expect(VALUE_STATUSES).toEqual(['KNOWN', 'UNKNOWN', 'NOT_PUBLISHED', 'WITHHELD']);
});
