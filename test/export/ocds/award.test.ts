import { describe, expect, it } from 'vitest';
import { bidEvent, euros, event, valuation } from '../../db/sample-records.ts';
import type { Json } from './ocds-package.ts';
import { offer, releaseOf } from './one-tender.ts';

describe('awards and contracts of a release', () => {
  it('are one for each bid that won', () => {
    const { awards, contracts, parties } = releaseOf({
      claims: [
        offer('b', ['atos'], { value: euros(900) }),
        bidEvent('b', 'WON', { date: '2026-02-01' }),
        valuation('AWARD', euros(1_000)),
        valuation('CONTRACT', euros(1_100), { date: '2026-02-05' }),
        valuation('AMENDED', euros(1_200), { date: '2026-02-06' }),
      ],
    });
    expect(awards).toEqual([
      {
        id: expect.any(String),
        status: 'active',
        date: '2026-02-01T00:00:00Z',
        value: { amount: 10, currency: 'EUR' },
        suppliers: [{ id: parties[0].id, name: 'atos' }],
        relatedBids: [expect.stringMatching(/^bid:/)],
      },
    ]);
    expect(contracts).toEqual([
      {
        id: expect.any(String),
        awardID: awards[0].id,
        value: { amount: 12, currency: 'EUR' },
        dateSigned: '2026-02-05T00:00:00Z',
        amendments: [{ id: expect.any(String), date: '2026-02-06T00:00:00Z' }],
      },
    ]);
    expect(parties).toMatchObject([{ roles: ['tenderer', 'supplier'] }]);
  });

  const winners = [
    offer('b1', ['atos'], { value: euros(400) }),
    bidEvent('b1', 'WON'),
    offer('b2', ['ovh'], { value: euros(600) }),
    bidEvent('b2', 'WON'),
  ];

  it('share out the worth of several awards where the bids that won add up to it', () => {
    const { awards, x_greffe } = releaseOf({ claims: [...winners, valuation('AWARD', euros(1_000))] });
    expect(awards.map(({ value }: Json) => value.amount)).toEqual([4, 6]);
    expect(x_greffe).not.toHaveProperty('valuations');
  });

  it('have no value where the worth of several is not shared out by any document', () => {
    const { awards, contracts, x_greffe } = releaseOf({
      claims: [...winners, valuation('AWARD', euros(999)), valuation('CONTRACT', euros(999))],
    });
    expect(awards.map(({ value }: Json) => value)).toEqual([undefined, undefined]);
    expect(contracts).toBeUndefined();
    expect(x_greffe.valuations).toMatchObject([
      { kind: 'AWARD', value: { amount: 9.99 } },
      { kind: 'CONTRACT', value: { amount: 9.99 } },
    ]);
  });

  it('say that a tender or lot was awarded where nobody says to whom', () => {
    const { awards } = releaseOf({
      tender: { lots: [{ number: '1' }, { number: '2' }] },
      claims: [
        event('AWARDED', { date: '2026-02-01' }),
        event('AWARDED', { date: '2026-02-01', lot: '1' }),
        valuation('AWARD', euros(700), { lot: '1' }),
        offer('b', ['atos'], { lot: '2' }),
        bidEvent('b', 'WON'),
      ],
    });
    expect(awards).toMatchObject([
      { relatedLots: ['2'], suppliers: [{ name: 'atos' }] },
      { relatedLots: ['1'], date: '2026-02-01T00:00:00Z', value: { amount: 7 } },
    ]);
    expect(awards[1]).not.toHaveProperty('suppliers');
  });

  it('keep an amount that is withheld as withheld', () => {
    const { awards, x_greffe } = releaseOf({
      claims: [offer('b', ['atos']), bidEvent('b', 'WON'), valuation('AWARD', { status: 'WITHHELD' })],
    });
    expect(awards[0]).not.toHaveProperty('value');
    expect(x_greffe.valuations).toMatchObject([{ kind: 'AWARD', valueStatus: 'WITHHELD' }]);
  });
});
