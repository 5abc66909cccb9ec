import { describe, expect, it } from 'vitest';
import { fencesOf, quantile } from '../../../src/graph/indicator/outlier.ts';

describe('quantiles', () => {
  it('are those of Hyndman and Fan’s eighth definition', () => {
    const values = [7, 1, 3, 9, 5];
    // R: quantile(c(1, 3, 5, 7, 9), p, type = 8)
    expect(quantile(values, 0.25)).toBeCloseTo(2.3333333, 6);
    expect(quantile(values, 0.5)).toBe(5);
    expect(quantile(values, 0.75)).toBeCloseTo(7.6666667, 6);
    expect([quantile(values, 0), quantile(values, 1)]).toEqual([1, 9]);
    expect(values).toEqual([7, 1, 3, 9, 5]);
  });

  it('of a single value are that value', () => {
    expect(fencesOf([4])).toEqual({ firstQuartile: 4, thirdQuartile: 4, lower: 4, upper: 4 });
  });

  it('give the fences that Cardinal’s documentation shows', () => {
    const { firstQuartile, thirdQuartile, lower } = fencesOf([0, 100, 100, 100, 100]);
    expect(firstQuartile).toBeCloseTo(66.6667, 4);
    expect(thirdQuartile).toBe(100);
    expect(lower).toBeCloseTo(16.6667, 4);
  });
});
