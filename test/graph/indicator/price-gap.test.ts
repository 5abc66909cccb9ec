import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R024 and R058, gaps between prices,', () => {
  const gap = (next: number) => ({
    bids: [
      { by: 'alder', price: 100, status: 'WON' as const },
      { by: 'birch', price: next },
    ],
  });

  it('name why a tender has no gap', async () => {
    const won = { by: 'alder', price: 100, status: 'WON' as const };
    const lost = { by: 'birch', price: 120 };
    const says = await judged('R058', {
      cancelled: { status: 'CANCELLED', bids: [won, lost] },
      'no-award': { bids: [lost] },
      'winner-unknown': { status: 'AWARDED', bids: [lost] },
      'not-final': { bids: [won, lost], amounts: [{ kind: 'AWARD', amount: 5, modality: 'EXPECTED' }] },
      several: { bids: [won, { ...lost, status: 'WON' }] },
      shared: { bids: [{ ...won, by: 'alder+cedar' }, lost] },
      'no-price': { bids: [{ by: 'alder', status: 'WON' }, lost] },
      'zero-price': { bids: [{ ...won, price: 0 }, lost] },
      alone: { bids: [won] },
      'only-disqualified': { bids: [won, { ...lost, status: 'DISQUALIFIED' }] },
      'only-joint': { bids: [won, { ...lost, by: 'birch+cedar' }] },
      'other-currency': { bids: [won, { ...lost, currency: 'USD' }] },
      'other-lot': {
        lots: { a: null, b: null },
        bids: [
          { ...won, lot: 'a' },
          { ...lost, lot: 'b' },
        ],
      },
      dearer: { bids: [won, { ...lost, price: 90 }] },
      'too-few': { bids: [won, lost] },
    });
    expect(says).toEqual({
      cancelled: 'CANCELLED',
      'no-award': 'NO_AWARD',
      'winner-unknown': 'WINNER_UNKNOWN',
      'not-final': 'AWARD_NOT_FINAL',
      several: 'SEVERAL_AWARDS',
      shared: 'SHARED_AWARD',
      'no-price': 'WINNING_PRICE_UNKNOWN',
      'zero-price': 'WINNING_PRICE_UNKNOWN',
      alone: 'NO_OTHER_PRICE',
      'only-disqualified': 'NO_OTHER_PRICE',
      'only-joint': 'NO_OTHER_PRICE',
      'other-currency': 'NO_OTHER_PRICE',
      'other-lot': 'NO_OTHER_PRICE',
      dearer: 'LOWEST_DID_NOT_WIN',
      'too-few': 'TOO_FEW_COMPARED',
    });
  });

  it('flag winners, and with close prices the next bidder too', async () => {
    const market = { a: gap(110), b: gap(110), c: gap(111), d: gap(112), close: gap(101), far: gap(190) };
    expect(await judged('R058', market)).toMatchObject({
      far: 'FLAGGED 0.9',
      close: 'CLEAR 0.01',
      'TENDERER alder': 'FLAGGED 0',
    });
    expect(await judged('R024', market, { r024: { threshold: 0.05 } })).toMatchObject({
      close: 'FLAGGED 0.01',
      far: 'CLEAR 0.9',
      'TENDERER alder': 'FLAGGED 0',
      'TENDERER birch': 'FLAGGED 0',
    });
  });

  it('flag none where nearly all gaps are alike, and nothing when prices are not to be compared', async () => {
    const alike = { a: gap(110), b: gap(110), c: gap(110), d: gap(110) };
    expect(new Set(Object.values(await judged('R024', alike)))).toEqual(new Set(['CLEAR 0.1']));
    const level = {
      a: gap(100),
      b: gap(100),
      c: gap(100),
      d: gap(100),
      e: gap(100),
      f: gap(100),
      g: gap(130),
    };
    expect(new Set(Object.values(await judged('R058', level)))).toEqual(new Set(['NO_FENCE']));
    const drawn = { a: { ...gap(110), details: 'Drawn by lot' } };
    const never = { noPriceComparisonProcurementMethods: ['Drawn by lot'] };
    expect(await judged('R058', drawn, never)).toEqual({ a: 'PRICES_NOT_COMPARED' });
    const only = { priceComparisonProcurementMethods: ['Auction'] };
    expect(await judged('R058', { a: gap(110) }, only)).toEqual({ a: 'PRICES_NOT_COMPARED' });
  });
});
