import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R035 and R036, disqualified bids,', () => {
  const won = { by: 'alder', price: 20, status: 'WON' as const };
  const out = { by: 'birch', price: 10, status: 'DISQUALIFIED' as const };

  it('flag a winner whose rivals were all disqualified', async () => {
    const says = await judged('R035', {
      all: { bids: [won, out, { ...out, by: 'cedar' }] },
      'own-bid': { bids: [won, { ...out, by: 'alder' }] },
      'another-valid': { bids: [won, out, { by: 'dogwood', status: 'REJECTED' }] },
      'no-bids': {},
      'no-award': { bids: [{ by: 'alder' }, out] },
      'winner-unknown': { status: 'AWARDED', bids: [{ by: 'alder' }, out] },
      'not-final': { bids: [won, out], amounts: [{ kind: 'AWARD', amount: 20, modality: 'EXPECTED' }] },
    });
    expect(says).toEqual({
      all: 'FLAGGED 2',
      'own-bid': 'CLEAR 0',
      'another-valid': 'SEVERAL_VALID_BIDDERS',
      'no-bids': 'NO_BIDS',
      'no-award': 'NO_AWARD',
      'winner-unknown': 'WINNER_UNKNOWN',
      'not-final': 'AWARD_NOT_FINAL',
      'TENDERER alder': 'FLAGGED 0',
    });
    expect(await judged('R035', { one: { bids: [won, out] } }, { r035: { threshold: 2 } })).toEqual({
      one: 'CLEAR 1',
    });
  });

  it('flag a tender whose lowest price was disqualified, lot by lot', async () => {
    const says = await judged('R036', {
      lowest: { bids: [won, out] },
      'not-lowest': { bids: [won, { ...out, price: 30 }] },
      'other-lot': {
        lots: { a: null, b: null },
        bids: [
          { ...won, lot: 'a' },
          { ...out, lot: 'b' },
        ],
      },
      'no-award': { bids: [{ by: 'alder', price: 20 }, out] },
      'no-valid-price': { status: 'AWARDED', bids: [{ by: 'alder' }, out] },
      'no-bids': {},
    });
    expect(says).toEqual({
      lowest: 'FLAGGED 1',
      'not-lowest': 'CLEAR 0',
      'other-lot': 'CLEAR 0',
      'no-award': 'NO_AWARD',
      'no-valid-price': 'NO_VALID_PRICE',
      'no-bids': 'NO_BIDS',
    });
  });
});
