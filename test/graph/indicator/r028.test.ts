import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R028, identical bid prices,', () => {
  it('flags different tenderers with one price on one lot, and says when there is nothing to compare', async () => {
    const says = await judged('R028', {
      identical: {
        bids: [
          { by: 'alder', price: 7 },
          { by: 'birch', price: 7, status: 'DISQUALIFIED' },
        ],
      },
      same: {
        bids: [
          { by: 'alder', price: 7 },
          { by: 'alder', price: 7 },
        ],
      },
      'other-lots': {
        lots: { a: null, b: null },
        bids: [
          { by: 'alder', price: 7, lot: 'a' },
          { by: 'birch', price: 8, lot: 'a' },
          { by: 'cedar', price: 7, lot: 'b' },
        ],
      },
      'other-currency': {
        bids: [
          { by: 'alder', price: 7 },
          { by: 'birch', price: 7, currency: 'USD' },
        ],
      },
      'zero-prices': {
        bids: [
          { by: 'alder', price: 0 },
          { by: 'birch', price: 0 },
        ],
      },
      withdrawn: { bids: [{ by: 'alder', price: 7, status: 'WITHDRAWN' }] },
      none: {},
    });
    expect(says).toEqual({
      identical: 'FLAGGED 1',
      same: 'CLEAR 0',
      'other-lots': 'CLEAR 0',
      'other-currency': 'CLEAR 0',
      'zero-prices': 'NO_PRICES',
      withdrawn: 'NO_BIDS',
      none: 'NO_BIDS',
      'TENDERER alder': 'FLAGGED 1',
      'TENDERER birch': 'FLAGGED 1',
    });
  });
});
