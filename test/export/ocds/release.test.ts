import { describe, expect, it } from 'vitest';
import type { ClaimRecord, GraphRecords, NodeRecord, TenderRecord } from '../../../src/domain/record.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { bid, EVIDENCE, notice, organisation, tender } from '../../db/sample-records.ts';
import { type Json, packageOf, problemsOf } from './ocds-package.ts';

interface Given {
  readonly tender?: Partial<TenderRecord>;
  readonly claims?: readonly ClaimRecord[];
  readonly nodes?: readonly NodeRecord[];
}

/** The only release of a graph with one tender, after its package was found valid. */
function releaseOf({ tender: more = {}, claims = [], nodes = [] }: Given): Json {
  const records: GraphRecords = {
    nodes: [notice, tender(more), organisation('atos'), organisation('ovh'), ...nodes],
    claims: [...claims],
    mentions: [],
  };
  return withDatabase((database) => {
    const releasePackage = packageOf(database);
    expect(problemsOf(releasePackage)).toEqual([]);
    expect(releasePackage.releases).toHaveLength(1);
    return releasePackage.releases[0];
  }, records);
}

const eur = (amountMinor: number) => ({ status: 'KNOWN', amountMinor, currency: 'EUR' }) as const;

function offer(ref: string, organisations: readonly string[], more: object = {}): ClaimRecord {
  return { ...bid(...organisations), ref, ...more } as ClaimRecord;
}

function event(of: string, word: string, more: object = {}): ClaimRecord {
  return {
    kind: 'TENDER_EVENT',
    tender: 'tender',
    bid: of,
    event: word,
    evidence: EVIDENCE,
    ...more,
  } as ClaimRecord;
}

function happened(word: string, more: object = {}): ClaimRecord {
  return { kind: 'TENDER_EVENT', tender: 'tender', event: word, evidence: EVIDENCE, ...more } as ClaimRecord;
}

function worth(valuation: string, value: object, more: object = {}): ClaimRecord {
  return {
    kind: 'VALUATION',
    tender: 'tender',
    valuation,
    value,
    evidence: EVIDENCE,
    ...more,
  } as ClaimRecord;
}

const UNCONFIRMED = [{ article: 'notice', standing: 'UNCONFIRMED' }];

describe('a release', () => {
  it('has the ocid that the tender was published with', () => {
    const release = releaseOf({ tender: { identifiers: [{ scheme: 'OCID', value: 'ocds-213czf-1' }] } });
    expect(release).toMatchObject({
      ocid: 'ocds-213czf-1',
      id: 'ocds-213czf-1-2026-02-06T00:00:00Z',
      date: '2026-02-06T00:00:00Z',
      tag: ['compiled'],
    });
  });

  it('has one made from the slug where the tender has none, of no registered prefix', () => {
    expect(releaseOf({ tender: { slug: 'hosting' } }).ocid).toBe('greffe-hosting');
  });

  it('is as new as the last evidence for a claim on the tender', () => {
    const late = happened('LAUNCHED', {
      evidence: [{ knownFrom: '2026-05-01', note: 'Seen.', standing: 'REPORTED' }],
    });
    expect(releaseOf({ claims: [late] }).date).toBe('2026-05-01T00:00:00Z');
  });

  it('names each organisation once, with all its roles and identifiers', () => {
    const role = {
      kind: 'PROCUREMENT_ROLE',
      organisation: 'city',
      tender: 'tender',
      evidence: EVIDENCE,
    } as const;
    const city = organisation('city', {
      name: 'City',
      identifiers: [
        { scheme: 'LEI', value: '529900T8BM49AURSDO55' },
        { scheme: 'GB-COH', value: '1' },
      ],
      addressLocality: 'Lyon',
      country: 'FR',
      website: 'https://été.example/',
    });
    const {
      parties,
      buyer,
      tender: section,
    } = releaseOf({
      nodes: [city],
      claims: [
        { ...role, role: 'BUYER' },
        { ...role, role: 'PROCURING_ENTITY' },
      ],
    });
    expect(parties).toEqual([
      {
        id: buyer.id,
        name: 'City',
        identifier: { scheme: 'XI-LEI', id: '529900T8BM49AURSDO55' },
        additionalIdentifiers: [{ scheme: 'GB-COH', id: '1' }],
        address: { locality: 'Lyon', countryName: 'FR' },
        contactPoint: { url: 'https://xn--t-9fab.example/' },
        roles: ['buyer', 'procuringEntity'],
      },
    ]);
    expect(section.procuringEntity).toEqual(buyer);
  });

  it('takes the prefix of the publisher off schemes that hold within the publisher', () => {
    const { parties } = releaseOf({
      tender: { identifiers: [{ scheme: 'OCID', value: 'ocds-k50g02-7' }] },
      nodes: [
        organisation('a', { identifiers: [{ scheme: 'ocds-k50g02:NIT', value: '9' }] }),
        organisation('b', { identifiers: [{ scheme: 'ocds-k50g02', value: '10' }] }),
        organisation('c', { identifiers: [{ scheme: 'ocds-213czf:NIT', value: '11' }] }),
      ],
      claims: ['a', 'b', 'c'].map((ref) => offer(ref, [ref])),
    });
    expect(parties.map(({ identifier }: Json) => identifier)).toEqual([
      { scheme: 'NIT', id: '9' },
      { id: '10' },
      { scheme: 'OCDS-213CZF:NIT', id: '11' },
    ]);
  });

  it('says what the tender is in codes of the standard', () => {
    const { tender: section } = releaseOf({
      tender: {
        procedure: 'RESTRICTED',
        published: '2026-01-05',
        deadline: '2026-02-01',
        cpvs: ['72000000', '48000000'],
        places: ['FR101', 'FR'],
        lots: [{ number: '1', title: 'Hosting' }],
      },
      claims: [
        happened('LAUNCHED', { date: '2026-01-06T10:00' }),
        happened('CANCELLED', { date: '2026-02-03', reason: 'Too dear.' }),
        happened('LAUNCHED', { lot: '1', date: '2026-01-06' }),
        worth('ESTIMATE', eur(620_000_000)),
        worth('ESTIMATE', { status: 'KNOWN', amountMinor: 500, currency: 'JPY' }, { lot: '1' }),
      ],
    });
    expect(section).toMatchObject({
      status: 'cancelled',
      statusDetails: 'Too dear.',
      procurementMethod: 'selective',
      procurementMethodDetails: 'RESTRICTED',
      datePublished: '2026-01-05T00:00:00Z',
      tenderPeriod: { startDate: '2026-01-06T10:00:00Z', endDate: '2026-02-01T23:59:59Z' },
      value: { amount: 6_200_000, currency: 'EUR' },
      items: [
        {
          classification: { scheme: 'CPV', id: '48000000' },
          additionalClassifications: [{ scheme: 'CPV', id: '72000000' }],
          deliveryAddresses: [{ countryName: 'FR' }],
          deliveryLocations: [{ gazetteer: { scheme: 'NUTS', identifiers: ['FR101'] } }],
        },
      ],
      lots: [{ id: '1', title: 'Hosting', status: 'active', value: { amount: 500, currency: 'JPY' } }],
      milestones: [{ code: 'CANCELLED', dateMet: '2026-02-03T00:00:00Z', status: 'met' }],
    });
  });

  it('leaves out dates that are less precise than a day', () => {
    const { tender: section, awards } = releaseOf({
      tender: { published: '2025', deadline: '2025-11' },
      claims: [happened('AWARDED', { date: '2025' })],
    });
    expect(section).not.toHaveProperty('datePublished');
    expect(section).not.toHaveProperty('tenderPeriod');
    expect(awards).toEqual([{ id: expect.any(String), status: 'active' }]);
  });

  it('says which earlier process the tender replaces', () => {
    const earlier = {
      ...tender({ identifiers: [{ scheme: 'OCID', value: 'ocds-213czf-0' }] }),
      ref: 'earlier',
    };
    const succession = {
      kind: 'SUCCESSION',
      successor: 'tender',
      predecessor: 'earlier',
      evidence: EVIDENCE,
    };
    withDatabase(
      (database) => {
        const [first, second] = packageOf(database).releases;
        expect([first, second].find(({ ocid }: Json) => ocid !== 'ocds-213czf-0').relatedProcesses).toEqual([
          {
            id: expect.stringMatching(/^succession:/),
            relationship: ['unsuccessfulProcess'],
            title: 'Hébergement',
            scheme: 'ocid',
            identifier: 'ocds-213czf-0',
          },
        ]);
      },
      {
        nodes: [notice, tender(), { ...earlier, keys: ['test:earlier'] }],
        claims: [{ ...succession, relation: 'REPLACES' } as ClaimRecord],
      },
    );
  });

  it('lists the documents that say so', () => {
    const { x_greffe } = releaseOf({ claims: [offer('b', ['atos'])] });
    expect(x_greffe.evidence).toEqual([
      { id: expect.stringMatching(/^article:/), title: 'Avis d’attribution', published: '2026-02-06' },
    ]);
  });
});

describe('bids of a release', () => {
  it('have who made them, their amount, their rank, and a status as far as it is known', () => {
    const { bids } = releaseOf({
      tender: { publishedBidCount: 3, lots: [{ number: '1', publishedBidCount: 2 }] },
      claims: [
        offer('b1', ['atos', 'ovh'], { lot: '1', value: eur(1_050), rank: 2 }),
        event('b1', 'SUBMITTED', { date: '2026-01-20' }),
        offer('b2', ['ovh'], { value: { status: 'WITHHELD' } }),
        event('b2', 'WITHDRAWN'),
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
      claims: [offer('b1', ['atos']), offer('b2', ['ovh']), event('b2', 'WON')],
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
        event('b2', 'WON', { evidence: UNCONFIRMED }),
        offer('b3', ['c'], { evidence: [...EVIDENCE, denial] }),
        offer('b4', ['atos']),
        event('b4', 'WON', { evidence: UNCONFIRMED }),
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

describe('awards and contracts of a release', () => {
  it('are one for each bid that won', () => {
    const { awards, contracts, parties } = releaseOf({
      claims: [
        offer('b', ['atos'], { value: eur(900) }),
        event('b', 'WON', { date: '2026-02-01' }),
        worth('AWARD', eur(1_000)),
        worth('CONTRACT', eur(1_100), { date: '2026-02-05' }),
        worth('AMENDED', eur(1_200), { date: '2026-02-06' }),
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
    offer('b1', ['atos'], { value: eur(400) }),
    event('b1', 'WON'),
    offer('b2', ['ovh'], { value: eur(600) }),
    event('b2', 'WON'),
  ];

  it('share out the worth of several awards where the bids that won add up to it', () => {
    const { awards, x_greffe } = releaseOf({ claims: [...winners, worth('AWARD', eur(1_000))] });
    expect(awards.map(({ value }: Json) => value.amount)).toEqual([4, 6]);
    expect(x_greffe).not.toHaveProperty('valuations');
  });

  it('have no value where the worth of several is not shared out by any document', () => {
    const { awards, contracts, x_greffe } = releaseOf({
      claims: [...winners, worth('AWARD', eur(999)), worth('CONTRACT', eur(999))],
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
        happened('AWARDED', { date: '2026-02-01' }),
        happened('AWARDED', { date: '2026-02-01', lot: '1' }),
        worth('AWARD', eur(700), { lot: '1' }),
        offer('b', ['atos'], { lot: '2' }),
        event('b', 'WON'),
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
      claims: [offer('b', ['atos']), event('b', 'WON'), worth('AWARD', { status: 'WITHHELD' })],
    });
    expect(awards[0]).not.toHaveProperty('value');
    expect(x_greffe.valuations).toMatchObject([{ kind: 'AWARD', valueStatus: 'WITHHELD' }]);
  });
});
