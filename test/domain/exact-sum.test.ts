import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../src/domain/exact-sum.ts';
import { formatAmount } from '../../src/domain/money.ts';

describe('an exact sum', () => {
  it('is what whole numbers of any length add up to', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeInteger()), (amounts) => {
        const sum = new ExactSum();
        for (const amount of amounts) sum.add(amount);
        expect(sum.total).toBe(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
      }),
    );
  });

  it('is shown as money beyond what a number holds', () => {
    const sum = new ExactSum();
    for (let times = 0; times < 3; times += 1) sum.add(Number.MAX_SAFE_INTEGER);
    expect(formatAmount({ amountMinor: sum.total, currency: 'EUR' })).toBe('270215977642229.73');
    expect(formatAmount({ amountMinor: -sum.total, currency: 'JPY' })).toBe('-27021597764222973');
    expect(formatAmount({ amountMinor: -5n, currency: 'KWD' })).toBe('-0.005');
  });
});
