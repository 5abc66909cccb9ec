import { describe, expect, it } from 'vitest';
import { bidEvent, EVIDENCE, euros, organisation } from '../../db/sample-records.ts';
import type { Json } from './ocds-package.ts';
import { offer, releaseOf } from './one-tender.ts';

const UNCONFIRMED = [{ article: 'notice', standing: 'UNCONFIRMED' }];

describe('bids of a release', () => {
  it('have who made them, their amount, their rank, and a status as far as it is known', () => {
    const { bids } = releaseOf({
      tender: { publishedBidCount: 3, lots: [{ number: '1', publishedBidCount: 2 }] },
      claims: [
        offer('b1', ['atos', 'ovh'], { lot: '1', value: euros(1_050), rank: 2 }),
        bidEvent('b1', 'SUBMITTED', { date: '2026-01-20' }),
        offer('b2', ['ovh'], { value: { status: 'WITHHELD' } }),
        bidEvent('b2', 'WITHDRAWN'),
      ],
    });
    expect(bids.statistics).toEqual([
      { id: '1', measure: 'bids', value: 3 },
      { id: '2', measure: 'bids', value: 2, relatedLot: '1' },
    ]);
    const [first, second] = bids.details;
    expect(first).toMatchObject({
      date: '2026-01-20T00:00:00Z',
      status: 'pending',
      tenderers: [{ name: 'atos' }, { name: 'ovh' }],
      value: { amount: 10.5, currency: 'EUR' },
      relatedLots: ['1'],
      rank: 2,
      x_standing: 'OFFICIAL',
    });
    expect(second).toMatchObject({
      status: 'withdrawn',
      tenderers: [{ name: 'ovh' }],
      x_status: 'WITHDRAWN',
    });
    expect(second).not.toHaveProperty('value');
  });

  it('have no status any more when another one has won', () => {
    const { bids } = releaseOf({
      claims: [offer('b1', ['atos']), offer('b2', ['ovh']), bidEvent('b2', 'WON')],
    });
    expect(bids.details.map(({ status }: Json) => status)).toEqual([undefined, 'valid']);
  });

  it('are never what is expected, unconfirmed or disputed: that is only counted', () => {
    const denial = { article: 'notice', standing: 'REPORTED', stance: 'DISPUTES' };
    const { bids, awards, parties, x_greffe } = releaseOf({
      nodes: [organisation('a'), organisation('b'), organisation('c')],
      claims: [
        offer('b1', ['a'], { modality: 'EXPECTED' }),
        offer('b2', ['b'], { evidence: UNCONFIRMED }),
        bidEvent('b2', 'WON', { evidence: UNCONFIRMED }),
        offer('b3', ['c'], { evidence: [...EVIDENCE, denial] }),
        offer('b4', ['atos']),
        bidEvent('b4', 'WON', { evidence: UNCONFIRMED }),
      ],
    });
    expect(bids.details).toMatchObject([{ tenderers: [{ name: 'atos' }], x_status: 'SUBMITTED' }]);
    expect(awards).toBeUndefined();
    expect(parties.map(({ name }: Json) => name)).toEqual(['atos']);
    expect(x_greffe.leftOutBids).toEqual({ expected: 1, unconfirmed: 1, disputed: 1 });
  });

  it('name subcontractors as parties and not as tenderers', () => {
    const parties = [
      { organisation: 'atos', role: 'LEAD' },
      { organisation: 'ovh', role: 'SUBCONTRACTOR' },
    ];
    const release = releaseOf({ claims: [offer('b', [], { parties })] });
    expect(release.bids.details[0].tenderers).toMatchObject([{ name: 'atos' }]);
    expect(release.parties).toMatchObject([
      { name: 'atos', roles: ['tenderer'] },
      { name: 'ovh', roles: ['subcontractor'] },
    ]);
  });
});
