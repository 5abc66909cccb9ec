import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { row, withDatabase } from '../memory-graph.ts';
import { aboutTender, buyer, denial, EVIDENCE, euros, event, valuation } from '../sample-records.ts';

describe('a tender', () => {
  const derived = (claims: ClaimRecord[]) =>
    withDatabase(
      (database) =>
        row(
          database,
          'SELECT t.status, t.awarded, t.value_minor, t.value_status, t.value_kind, o.name AS buyer FROM tenders t LEFT JOIN organisations o ON o.id = t.buyer_id',
        ),
      aboutTender(claims, [denial]),
    );
  const nothing = {
    status: null,
    awarded: null,
    value_minor: null,
    value_status: 'UNKNOWN',
    value_kind: null,
    buyer: null,
  };

  it('has no status, value or buyer without claims', () => {
    expect(derived([])).toEqual(nothing);
  });

  it('has the status of the event with the last date, whatever the order', () => {
    const events = [
      event('CANCELLED', { date: '2026-02' }),
      event('LAUNCHED', { date: '2025-06' }),
      event('PLANNED', { date: '2025' }),
    ];
    for (const order of [events, events.toReversed()])
      expect(derived(order)).toMatchObject({ status: 'CANCELLED' });
  });

  it('has the most advanced value, but no expected one before an actual one', () => {
    const claims = [
      valuation('AWARD', euros(5)),
      valuation('BUDGET', euros(9)),
      valuation('CONTRACT', euros(7), { modality: 'EXPECTED' }),
    ];
    expect(derived(claims)).toMatchObject({ value_minor: 5, value_kind: 'AWARD', value_status: 'KNOWN' });
  });

  it('says why a value is not there', () => {
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
