import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { row, withDatabase } from '../memory-graph.ts';
import { aboutTender, buyer, denial, EVIDENCE, euros, event, tender, valuation } from '../sample-records.ts';

describe('a tender', () => {
  const derived = (claims: ClaimRecord[], lots: string[] = []) =>
    withDatabase(
      (database) =>
        row(
          database,
          'SELECT t.status, t.awarded, t.value_minor, t.value_status, t.value_kind, t.value_parts, t.value_gaps, o.name AS buyer FROM tenders t LEFT JOIN organisations o ON o.id = t.buyer_id',
        ),
      aboutTender(claims, [denial, tender({ lots: lots.map((number) => ({ number })) })]),
    );
  const nothing = {
    status: null,
    awarded: null,
    value_minor: null,
    value_status: 'UNKNOWN',
    value_kind: null,
    value_parts: null,
    value_gaps: null,
    buyer: null,
  };

  it('has no status, value or buyer without claims', () => {
    expect(derived([])).toEqual(nothing);
  });

  it.each([
    ['the furthest stage, whatever the dates', ['PLANNED 2026-03', 'LAUNCHED 2025-06'], 'LAUNCHED'],
    ['its end before any stage, whatever the dates', ['AWARDED 2025-01-05', 'CLOSED 2025-06'], 'AWARDED'],
    ['the later of two ends', ['AWARDED 2026-01', 'CANCELLED 2025-12'], 'AWARDED'],
    ['the stronger of two ends of one day', ['CANCELLED 2026-01-05', 'AWARDED 2026-01-05'], 'CANCELLED'],
    [
      'an end without a date on the day since which it is known',
      ['AWARDED 2026-02-05', 'CANCELLED'],
      'CANCELLED',
    ],
    ['LAUNCHED, launched after it was cancelled', ['CANCELLED 2025-05', 'LAUNCHED 2025-06-01'], 'LAUNCHED'],
    ['CANCELLED, launched again on no known day', ['CANCELLED 2025-05', 'LAUNCHED'], 'CANCELLED'],
    ['CANCELLED, launched in the same month', ['CANCELLED 2025-06', 'LAUNCHED 2025-06-30'], 'CANCELLED'],
    ['AWARDED, whatever is launched after it', ['AWARDED 2025-05', 'LAUNCHED 2025-06'], 'AWARDED'],
  ])('has the status of %s', (_, says, status) => {
    const events = says.map((each) => {
      const [word = '', date] = each.split(' ');
      return event(word, date === undefined ? {} : { date });
    });
    for (const order of [events, events.toReversed()]) expect(derived(order)).toMatchObject({ status });
  });

  it.each([
    ['AWARDED, when all have ended and one was', ['1 CANCELLED', '2 AWARDED'], 'AWARDED'],
    [
      'UNSUCCESSFUL, when all have ended, one so and none awarded',
      ['1 CANCELLED', '2 UNSUCCESSFUL'],
      'UNSUCCESSFUL',
    ],
    ['CANCELLED, when all are', ['1 CANCELLED', '2 CANCELLED'], 'CANCELLED'],
    ['LAUNCHED, when one lot has not ended', ['1 AWARDED', '2 CLOSED'], 'LAUNCHED'],
    ['LAUNCHED, when nothing is said of one lot', ['1 CANCELLED'], 'LAUNCHED'],
  ])('of lots has the status %s', (_, says, status) => {
    const events = says.map((each) => {
      const [lot, word = ''] = each.split(' ');
      return event(word, { lot });
    });
    expect(derived([event('LAUNCHED'), ...events], ['1', '2'])).toMatchObject({ status });
  });

  it('was awarded last when one of its lots was', () => {
    const awards = [
      event('AWARDED', { date: '2026-01-05' }),
      event('AWARDED', { date: '2026-01-07', lot: '1' }),
    ];
    expect(derived(awards, ['1'])).toMatchObject({ awarded: '2026-01-07' });
  });

  it('is worth the sum of its parts, each by its most advanced amount, once it is awarded', () => {
    const amounts = [
      valuation('ESTIMATE', euros(100)),
      valuation('AWARD', euros(30), { part: 'a1' }),
      valuation('CONTRACT', euros(35), { part: 'a1' }),
      valuation('AWARD', euros(40), { part: 'a2', lot: '2' }),
      // The lot is the second award's: it would count twice.
      valuation('ESTIMATE', euros(50), { lot: '2' }),
    ];
    expect(derived(amounts, ['2'])).toMatchObject({ value_minor: 75, value_kind: 'AWARD', value_parts: 2 });
    const uncontracted = amounts.filter((each) => each.kind === 'VALUATION' && each.valuation !== 'CONTRACT');
    const estimated = { value_minor: 100, value_kind: 'ESTIMATE', value_parts: null };
    expect(derived(uncontracted, ['2'])).toMatchObject(estimated);
    expect(derived([...uncontracted, event('AWARDED')], ['2'])).toMatchObject({
      value_minor: 70,
      value_parts: 2,
    });
  });

  it('is worth what was awarded as a whole, rather than the sum of its parts', () => {
    const amounts = [valuation('AWARD', euros(80)), valuation('CONTRACT', euros(30), { part: 'a1' })];
    expect(derived(amounts)).toMatchObject({ value_minor: 80, value_kind: 'AWARD', value_parts: null });
  });

  it('is worth the sum of its lots where no amount names another part', () => {
    const amounts = [
      valuation('CONTRACT', euros(30), { lot: '1' }),
      valuation('AWARD', euros(20), { lot: '2' }),
    ];
    expect(derived(amounts, ['1', '2'])).toMatchObject({
      value_minor: 50,
      value_kind: 'AWARD',
      value_parts: 2,
    });
  });

  const awardedLot = [event('AWARDED', { lot: '1' }), event('CANCELLED', { lot: '2' })];

  it('is worth nothing of what was estimated for a lot that was given up', () => {
    const amounts = [
      valuation('ESTIMATE', euros(60), { lot: '2' }),
      valuation('AWARD', euros(30), { lot: '1' }),
    ];
    const ofBoth = derived([...amounts, event('AWARDED', { lot: '1' })], ['1', '2']);
    expect(ofBoth).toMatchObject({ value_minor: 90, value_kind: 'ESTIMATE', value_parts: 2 });
    for (const end of ['CANCELLED', 'UNSUCCESSFUL']) {
      const events = [event('AWARDED', { lot: '1' }), event(end, { lot: '2' })];
      const order = [...amounts, ...events];
      const ofOne = { value_minor: 30, value_kind: 'AWARD', value_parts: 1 };
      expect(derived(order, ['1', '2'])).toMatchObject(ofOne);
      expect(derived(order.toReversed(), ['1', '2'])).toMatchObject(ofOne);
    }
  });

  it('is worth what was estimated for the whole, rather than for its lots', () => {
    const ofLots = [
      valuation('ESTIMATE', euros(40), { lot: '1' }),
      valuation('ESTIMATE', euros(60), { lot: '2' }),
    ];
    const ofWhole = valuation('ESTIMATE', euros(110));
    const awarded = event('AWARDED', { lot: '1' });
    expect(derived([...ofLots, ofWhole, awarded], ['1', '2'])).toMatchObject({
      value_minor: 110,
      value_kind: 'ESTIMATE',
      value_parts: null,
    });
    expect(derived([...ofLots, awarded], ['1', '2'])).toMatchObject({ value_minor: 100, value_parts: 2 });
    expect(derived([...ofLots, ...awardedLot], ['1', '2'])).toMatchObject({
      value_minor: 40,
      value_parts: 1,
    });
    const beforehand = { value_minor: 100, value_kind: 'ESTIMATE', value_parts: 2, value_gaps: null };
    expect(derived(ofLots, ['1', '2'])).toMatchObject(beforehand);
    expect(derived(ofLots, ['1', '2', '3'])).toMatchObject({ value_gaps: 'LOT_WITHOUT_AMOUNT' });
  });

  it('is worth no sum that can not be held exactly', () => {
    const huge = euros(Number.MAX_SAFE_INTEGER);
    const amounts = [
      valuation('CONTRACT', huge, { part: 'a1' }),
      valuation('CONTRACT', huge, { part: 'a2' }),
    ];
    expect(derived(amounts)).toMatchObject({ value_minor: null, value_status: 'UNKNOWN', value_parts: null });
  });

  it('has the most advanced value, but no expected one before an actual one', () => {
    const claims = [
      valuation('AWARD', euros(5)),
      valuation('BUDGET', euros(9)),
      valuation('CONTRACT', euros(7), { modality: 'EXPECTED' }),
    ];
    expect(derived(claims)).toMatchObject({ value_minor: 5, value_kind: 'AWARD', value_status: 'KNOWN' });
  });

  it('says why a value is not there, of a lot, too', () => {
    const ofLot = valuation('AWARD', { status: 'NOT_PUBLISHED' }, { lot: '1' });
    expect(derived([ofLot, event('AWARDED', { lot: '1' })], ['1', '2'])).toMatchObject({
      value_status: 'NOT_PUBLISHED',
      value_kind: 'AWARD',
    });
    expect(derived([valuation('BUDGET', { status: 'NOT_PUBLISHED' })])).toMatchObject({
      value_minor: null,
      value_status: 'NOT_PUBLISHED',
      value_kind: 'BUDGET',
    });
  });

  it('takes nothing from claims that are denied', () => {
    const denied = {
      evidence: [...EVIDENCE, { article: 'denial', standing: 'OFFICIAL', stance: 'DISPUTES' }],
    };
    const claims = [
      event('AWARDED', { date: '2026-01-05', ...denied }),
      valuation('AWARD', euros(5), denied),
      { ...buyer('ovh'), ...denied } as ClaimRecord,
    ];
    expect(derived(claims)).toEqual(nothing);
  });

  it('has the day of its last award, and the buyer', () => {
    expect(
      derived([event('AWARDED', { date: '2026-01-05' }), event('AWARDED', { date: '2025' }), buyer('ovh')]),
    ).toMatchObject({
      awarded: '2026-01-05',
      buyer: 'ovh',
    });
  });
});
