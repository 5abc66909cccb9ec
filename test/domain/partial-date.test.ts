import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadUserInput } from '../../src/domain/error.ts';
import {
  endsBefore,
  firstDay,
  InvalidPartialDate,
  isPartialDate,
  lastDay,
  type PartialDate,
  parseDay,
  parsePartialDate,
  precisionOf,
  upperBoundKey,
} from '../../src/domain/partial-date.ts';

const date = parsePartialDate;

/** Days that exist, from Date, which knows the calendar independently of the module. */
const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const period = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => date(text.slice(0, length)));
const instant = fc
  .tuple(
    day,
    fc.nat(23),
    fc.nat(59),
    fc.constantFrom('', ':00', ':59', ':07.5', ':07.123456789'),
    fc.constantFrom('', 'Z', '+01:00', '-05:30', '+14:00'),
  )
  .map(([text, hour, minute, rest, offset]) => date(`${text}T${pad(hour)}:${pad(minute)}${rest}${offset}`));
const anyDate = fc.oneof(period, instant);

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

function rank(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

describe('parsing', () => {
  it('keeps every date exactly as it was published', () => {
    fc.assert(
      fc.property(anyDate, (published) => {
        expect(parsePartialDate(published)).toBe(published);
        expect(isPartialDate(published)).toBe(true);
      }),
    );
  });

  it.each([
    ['2025', 'YEAR'],
    ['2025-11', 'MONTH'],
    ['2026-02-06', 'DAY'],
    ['2026-02-06T09:30', 'INSTANT'],
    ['2026-02-06T09:30:15.5+01:00', 'INSTANT'],
  ])('reads %s with the precision %s', (text, precision) => {
    expect(precisionOf(date(text))).toBe(precision);
  });

  it.each([
    '',
    ' 2025',
    '2025 ',
    '2025\n',
    '25',
    '02025',
    '0000',
    '0000-01-01',
    '-2025',
    '2025-1',
    '2025-00',
    '2025-13',
    '2025-02-00',
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025/04/30',
    '30.04.2025',
    '2018-12-17+01:00',
    '2025-11-03T',
    '2025-11-03T10',
    '2025-11-03 10:00',
    '2025-11-03t10:00z',
    '2025-11-03T24:00',
    '2025-11-03T10:60',
    '2025-11-03T10:00:60',
    '2025-11-03T10:00:00.',
    '2025-11-03T10:00:00,5',
    '2025-11-03T10:00+0100',
    '2025-11-03T10:00+14:01',
    '2025-11-03T10:00+01:60',
    '2025~',
    '2025-XX',
    '٢٠٢٥',
  ])('refuses %j and names it', (text) => {
    expect(isPartialDate(text)).toBe(false);
    expect(() => parsePartialDate(text)).toThrow(InvalidPartialDate);
    expect(() => parsePartialDate(text)).toThrow(BadUserInput);
    expect(() => parsePartialDate(text)).toThrow(JSON.stringify(text));
  });

  it('accepts exactly the days that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, dayOfMonth) => {
        const text = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfMonth)}`;
        const moment = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
        expect(isPartialDate(text)).toBe(exists);
      }),
      { numRuns: 2000 },
    );
    expect(['2000-02-29', '2024-02-29', '0004-02-29'].every(isPartialDate)).toBe(true);
  });

  it('holds nothing but texts for dates', () => {
    expect([2025, null, undefined, new Date(0), ['2025']].map(isPartialDate)).toEqual(Array(5).fill(false));
  });

  it('takes only whole days as days', () => {
    expect(parseDay('2026-02-06')).toBe('2026-02-06');
    for (const text of ['2026', '2026-02', '2026-02-06T10:00', '2026-02-30', 'today']) {
      expect(() => parseDay(text)).toThrow(`${JSON.stringify(text)} is not a day`);
    }
  });
});

describe('periods', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-11', '2025-11-01', '2025-11-30'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2026-02-06', '2026-02-06', '2026-02-06'],
    ['2026-02-06T23:30-05:00', '2026-02-06', '2026-02-06'],
  ])('takes %s from %s to %s', (text, first, last) => {
    expect([firstDay(date(text)), lastDay(date(text))]).toEqual([first, last]);
  });

  it('ends no period before it starts, and the day after its last is outside', () => {
    fc.assert(
      fc.property(period, (some) => {
        expect(lastDay(some) >= firstDay(some)).toBe(true);
        expect(firstDay(some).startsWith(some) && lastDay(some).startsWith(some)).toBe(true);
        const next = new Date(Date.parse(lastDay(some)) + 86_400_000).toISOString();
        expect(next.startsWith(some)).toBe(false);
      }),
    );
  });

  it('sorts as text in order of time, a period before what it holds', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        const disjoint = lastDay(a) < firstDay(b) || lastDay(b) < firstDay(a);
        expect(rank(a, b)).toBe(disjoint ? rank(firstDay(a), firstDay(b)) : Math.sign(a.length - b.length));
      }),
    );
  });

  it('bounds a period from above: all within is smaller, all after is greater', () => {
    fc.assert(
      fc.property(period, anyDate, (bound, other) => {
        const isAfter = firstDay(other) > lastDay(bound);
        expect(other > upperBoundKey(bound)).toBe(isAfter);
      }),
    );
    const key = upperBoundKey(date('2025'));
    expect(
      ['2025', '2025-12', '2025-12-31', '2025-12-31T23:59:59.999+01:00'].every((text) => text < key),
    ).toBe(true);
    expect(key < '2026').toBe(true);
  });
});

describe('an end before its start', () => {
  it.each([
    ['2024', '2025', true],
    ['2025', '2025-06', false],
    ['2025-06', '2025', false],
    ['2025-05', '2025-06-01', true],
    ['2025-06-01', '2025-06-01', false],
    ['2025-06-01', '2025-06-01T23:59', false],
    ['2025-06-01T10:00', '2025-06-01', false],
    ['2025-06-01T10:00', '2025-06-01T10:01', true],
    ['2025-06-01T10:00Z', '2025-06-01T10:00:30Z', false],
    ['2025-06-01T10:00:30Z', '2025-06-01T10:00:30.5Z', false],
    ['2025-06-01T10:00:30.1Z', '2025-06-01T10:00:30.5Z', true],
    // By their own clocks the first is a day earlier; as moments it is four hours later.
    ['2025-01-01T23:00-05:00', '2025-01-02T00:00+00:00', false],
    ['2025-01-02T00:30+02:00', '2025-01-01T23:00+00:00', true],
  ])('%s before %s: %s', (until, from, expected) => {
    expect(endsBefore(date(until), date(from))).toBe(expected);
  });

  it('is never true both ways, nor of a date and itself', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a: PartialDate, b: PartialDate) => {
        expect(endsBefore(a, b) && endsBefore(b, a)).toBe(false);
        expect(endsBefore(a, a)).toBe(false);
      }),
    );
  });

  it('is true of periods exactly when the last day of one is before the first of the other', () => {
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(endsBefore(a, b)).toBe(lastDay(a) < firstDay(b));
      }),
    );
  });
});
