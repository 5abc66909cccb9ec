import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topOf } from '../../src/graph/top-of.ts';

describe('the top of some items', () => {
  it('is the start of the sorted list', () => {
    const items = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 70 }), (numbers, count) => {
        const compare = (a: number, b: number) => (a % 7) - (b % 7) || a - b;
        expect(topOf(numbers, count, compare)).toEqual(numbers.toSorted(compare).slice(0, count));
      }),
    );
  });
});
