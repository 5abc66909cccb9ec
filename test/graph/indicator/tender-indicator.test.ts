import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R003, short submission period,', () => {
  it('counts whole days from the launch, else from publication, to the deadline', async () => {
    const says = await judged('R003', {
      'fourteen-days': { launched: '2025-03-01T12:00:00Z', deadline: '2025-03-16T11:59:00Z' },
      'fifteen-days': { launched: '2025-03-01T12:00:00Z', deadline: '2025-03-16T12:00:00Z' },
      'other-offsets': { launched: '2025-03-01T12:00:00+02:00', deadline: '2025-03-16T10:00:00Z' },
      'by-days': { published: '2025-03-01', deadline: '2025-03-15' },
      'launch-before-publication': {
        published: '2025-03-30',
        launched: '2025-03-01',
        deadline: '2025-03-31',
      },
    });
    expect(says).toEqual({
      'fourteen-days': 'FLAGGED 1',
      'fifteen-days': 'CLEAR 0',
      'other-offsets': 'CLEAR 0',
      'by-days': 'FLAGGED 1',
      'launch-before-publication': 'CLEAR 0',
    });
  });

  it('names why it does not apply', async () => {
    const dates = { launched: '2025-03-01', deadline: '2025-03-02' };
    const says = await judged(
      'R003',
      {
        cancelled: { ...dates, procedure: 'OPEN', status: 'CANCELLED' },
        excluded: { ...dates, procedure: 'OPEN', details: 'By lot' },
        'other-procedure': { ...dates, procedure: 'DIRECT' },
        'unknown-procedure': dates,
        'no-start': { procedure: 'OPEN', deadline: '2025-03-02' },
        'no-deadline': { procedure: 'OPEN', launched: '2025-03-01' },
        'by-month': { procedure: 'OPEN', launched: '2025-03', deadline: '2025-03-20' },
        reversed: { procedure: 'OPEN', launched: '2025-03-02', deadline: '2025-03-01' },
      },
      {
        excludedProcurementMethodDetails: ['By lot'],
        r003: { procurementMethods: ['OPEN'] },
      },
    );
    expect(says).toEqual({
      cancelled: 'CANCELLED',
      excluded: 'PROCEDURE_EXCLUDED',
      'other-procedure': 'PROCEDURE_NOT_COVERED',
      'unknown-procedure': 'PROCEDURE_UNKNOWN',
      'no-start': 'START_UNKNOWN',
      'no-deadline': 'DEADLINE_UNKNOWN',
      'by-month': 'DATES_TOO_COARSE',
      reversed: 'DATES_REVERSED',
    });
  });

  it('has thresholds of their own for kinds of procedure', async () => {
    const twelve = { launched: '2025-03-01', deadline: '2025-03-13' };
    const says = await judged(
      'R003',
      { urgent: { ...twelve, details: 'Urgent' }, usual: twelve },
      {
        r003: {
          threshold: 20,
          procurementMethodDetails: [{ procurementMethodDetails: 'Urgent', threshold: 10 }],
        },
      },
    );
    expect(says).toEqual({ urgent: 'CLEAR 0', usual: 'FLAGGED 1' });
  });
});

describe('R018, single bid received,', () => {
  it('goes by published numbers, of lots too, and by named bidders where there is none', async () => {
    const says = await judged('R018', {
      single: { procedure: 'OPEN', count: 1 },
      several: { procedure: 'RESTRICTED', count: 2 },
      'single-on-a-lot': { procedure: 'OPEN', count: 4, lots: { a: 3, b: 1 } },
      'two-named': { procedure: 'SELECTIVE', bids: [{ by: 'alder' }, { by: 'birch' }] },
      'one-named': { procedure: 'OPEN', bids: [{ by: 'alder' }] },
      'one-in-two-lots': {
        procedure: 'OPEN',
        lots: { a: null, b: null },
        bids: [
          { by: 'alder', lot: 'a' },
          { by: 'alder', lot: 'b' },
        ],
      },
      direct: { procedure: 'DIRECT', count: 1 },
      'unknown-procedure': { count: 1 },
    });
    expect(says).toEqual({
      single: 'FLAGGED 1',
      several: 'CLEAR 0',
      'single-on-a-lot': 'FLAGGED 1',
      'two-named': 'CLEAR 0',
      'one-named': 'BID_COUNT_UNKNOWN',
      'one-in-two-lots': 'BID_COUNT_UNKNOWN',
      direct: 'PROCEDURE_NOT_COVERED',
      'unknown-procedure': 'PROCEDURE_UNKNOWN',
    });
  });
});

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

describe('R030, late bid won,', () => {
  it('compares moments, and days where that is all there is', async () => {
    const won = (submitted?: string) => ({
      bids: [{ by: 'alder', status: 'WON' as const, ...(submitted && { submitted }) }],
    });
    const noon = '2024-03-15T12:00:00+02:00';
    const says = await judged('R030', {
      late: { deadline: noon, ...won('2024-03-15T10:00:01Z') },
      'in-time': { deadline: noon, ...won('2024-03-15T10:00:00Z') },
      'on-the-day': { deadline: '2024-03-15', ...won('2024-03-15T23:00:00Z') },
      'next-day': { deadline: noon, ...won('2024-03-16') },
      'same-day': { deadline: noon, ...won('2024-03-15') },
      'no-deadline': won('2024-03-16'),
      'no-date': { deadline: noon, ...won() },
      'no-award': { deadline: noon, bids: [{ by: 'birch', submitted: '2024-03-16' }] },
      'winner-unknown': { deadline: noon, status: 'AWARDED', bids: [{ by: 'birch' }] },
    });
    expect(says).toEqual({
      late: 'FLAGGED 1',
      'in-time': 'CLEAR 0',
      'on-the-day': 'CLEAR 0',
      'next-day': 'FLAGGED 1',
      'same-day': 'DATES_TOO_COARSE',
      'no-deadline': 'DEADLINE_UNKNOWN',
      'no-date': 'SUBMISSION_UNKNOWN',
      'no-award': 'NO_AWARD',
      'winner-unknown': 'WINNER_UNKNOWN',
      'TENDERER alder': 'FLAGGED 1',
    });
  });
});

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

describe('contract value over award value', () => {
  it('compares the award with the contract as last amended, and says which amount is missing', async () => {
    const award = { kind: 'AWARD' as const, amount: 100 };
    const contract = { kind: 'CONTRACT' as const, amount: 105 };
    const says = await judged('CONTRACT_OVER_AWARD', {
      amended: { amounts: [award, contract, { kind: 'AMENDED', amount: 110 }] },
      'as-signed': { amounts: [award, contract] },
      cheaper: { amounts: [award, { ...contract, amount: 80 }] },
      corrected: { amounts: [award, contract, { ...contract, amount: 130, since: '2025-02-01' }] },
      'no-award': { amounts: [contract] },
      'no-contract': { amounts: [award] },
      'other-currency': { amounts: [award, { ...contract, currency: 'USD' }] },
      parts: { amounts: [award, contract, { ...contract, amount: 30 }] },
      'not-final': { amounts: [{ ...award, modality: 'EXPECTED' }, contract] },
    });
    expect(says).toEqual({
      amended: 'FLAGGED 0.1',
      'as-signed': 'CLEAR 0.05',
      cheaper: 'CLEAR -0.2',
      corrected: 'FLAGGED 0.3',
      'no-award': 'AWARD_AMOUNT_UNKNOWN',
      'no-contract': 'CONTRACT_AMOUNT_UNKNOWN',
      'other-currency': 'CONTRACT_AMOUNT_UNKNOWN',
      parts: 'SEVERAL_AMOUNTS',
      'not-final': 'AWARD_NOT_FINAL',
    });
  });
});
