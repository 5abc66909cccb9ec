import { describe, expect, it } from 'vitest';
import { amountFlags } from '../../src/domain/quality.ts';

const flagsOf = (amountMinor: number, currency = 'EUR') =>
  amountFlags({ amountMinor, currency }).map(({ flag }) => flag);

describe('the digits of an amount', () => {
  it.each([
    [999_999_999],
    [99_999_999_900],
    [9_999_999_99],
    [1_234_567_890],
    [12_345_600],
    [987_654_321_00],
    [12_332_112_312],
    [111_111_111_00],
  ])('tell that nobody counted %i minor units', (amount) => {
    expect(flagsOf(amount)).toEqual(['IMPLAUSIBLE_AMOUNT']);
  });

  it.each([
    [999_999_00],
    [1_234_500],
    [100_000_000_00],
    [66_666_668],
    [425_000_00],
    [123_454_321_00],
    [373_766_00],
  ])('say nothing against %i minor units', (amount) => {
    expect(flagsOf(amount)).toEqual([]);
  });

  it('count as many decimals as the currency has', () => {
    expect(flagsOf(9_999_999, 'JPY')).toEqual(['IMPLAUSIBLE_AMOUNT']);
    expect(flagsOf(9_999_999, 'EUR')).toEqual([]);
    expect(flagsOf(10, 'JPY')).toEqual(['TOKEN_AMOUNT']);
    expect(flagsOf(11, 'JPY')).toEqual([]);
  });

  it('are not looked at of what is zero, below it, or a token', () => {
    expect([0, -999_999_999, 1_000, 1_001].map((amount) => flagsOf(amount))).toEqual([
      ['ZERO_AMOUNT'],
      ['NEGATIVE_AMOUNT'],
      ['TOKEN_AMOUNT'],
      [],
    ]);
  });
});
