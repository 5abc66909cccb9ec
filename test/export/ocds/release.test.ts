import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { EVIDENCE, euros, event, notice, organisation, tender, valuation } from '../../db/sample-records.ts';
import { type Json, packageOf } from './ocds-package.ts';
import { offer, releaseOf } from './one-tender.ts';

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
    const late = event('LAUNCHED', {
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
        // The number as published, and in full.
        additionalIdentifiers: [
          { scheme: 'GB-COH', id: '1' },
          { scheme: 'GB-COH', id: '00000001' },
        ],
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
        event('LAUNCHED', { date: '2026-01-06T10:00' }),
        event('CANCELLED', { date: '2026-02-03', reason: 'Too dear.' }),
        event('LAUNCHED', { lot: '1', date: '2026-01-06' }),
        valuation('ESTIMATE', euros(620_000_000)),
        valuation('ESTIMATE', { status: 'KNOWN', amountMinor: 500, currency: 'JPY' }, { lot: '1' }),
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
      claims: [event('AWARDED', { date: '2025' })],
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
