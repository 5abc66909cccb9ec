import { describe, expect, it } from 'vitest';
import type { ClaimRecord, EvidenceRecord, NodeRecord } from '../../src/model/record.ts';
import { withGraph } from '../graph.ts';

const notice = (ref: string, published: string): NodeRecord => ({
  ref,
  type: 'ARTICLE',
  kind: 'NOTICE',
  slug: ref,
  name: ref,
  published,
  statedOn: '2025-12-31',
});

const by = (article: string, standing: EvidenceRecord['standing'] = 'OFFICIAL'): EvidenceRecord[] => [
  { article, standing },
];
const euros = (amount: number) => ({ status: 'KNOWN', amountMinor: amount * 100, currency: 'EUR' }) as const;

const NODES: NodeRecord[] = [
  notice('plan', '2025-01-10'),
  notice('press', '2025-02'),
  notice('call', '2025-03-10'),
  notice('award', '2025-06-10'),
  { ref: 'buyer', type: 'ORGANISATION', slug: 'buyer', name: 'Buyer', statedOn: '2025-01-10' },
  { ref: 'bidder', type: 'ORGANISATION', slug: 'bidder', name: 'Bidder', statedOn: '2025-01-10' },
  { ref: 'tender', type: 'TENDER', slug: 'tender', name: 'Tender', statedOn: '2025-01-10' },
];

const CLAIMS: ClaimRecord[] = [
  { kind: 'TENDER_EVENT', tender: 'tender', event: 'PLANNED', evidence: by('plan') },
  { kind: 'TENDER_EVENT', tender: 'tender', event: 'LAUNCHED', evidence: by('call') },
  { kind: 'TENDER_EVENT', tender: 'tender', event: 'AWARDED', date: '2025-06-01', evidence: by('award') },
  { kind: 'VALUATION', tender: 'tender', valuation: 'ESTIMATE', value: euros(100), evidence: by('call') },
  { kind: 'VALUATION', tender: 'tender', valuation: 'AWARD', value: euros(80), evidence: by('award') },
  { kind: 'PROCUREMENT_ROLE', organisation: 'buyer', tender: 'tender', role: 'BUYER', evidence: by('call') },
  {
    ref: 'bid',
    kind: 'BID',
    tender: 'tender',
    parties: [{ organisation: 'bidder', role: 'SOLE' }],
    evidence: [...by('press', 'UNCONFIRMED'), ...by('award')],
  },
  { kind: 'TENDER_EVENT', tender: 'tender', bid: 'bid', event: 'WON', evidence: by('award') },
];

const STATE = `query ($day: Date, $valid: Date) @asOf(knownOn: $day, validOn: $valid) {
  tender(by: { slug: "tender" }) {
    status
    awarded
    value { amount }
    valueStatus
    valueKind
    buyer { name }
    bids { totalCount nodes { status standing } }
    events { totalCount }
  }
  byStatus: tenders(filter: { status: [AWARDED] }) { totalCount }
  byBuyer: tenders(filter: { buyer: { slug: "buyer" } }) { totalCount }
  byBidder: tenders(filter: { bidder: { slug: "bidder" } }) { totalCount }
  official: tenders(filter: { standing: [OFFICIAL] }) { totalCount }
  byValue: tenders(filter: { value: { currency: "EUR", max: "90" } }) { totalCount }
}`;

const none = {
  byStatus: { totalCount: 0 },
  byBuyer: { totalCount: 0 },
  byBidder: { totalCount: 0 },
  official: { totalCount: 0 },
  byValue: { totalCount: 0 },
};

describe('as known on a day', () => {
  it.each([
    ['2025-01-09', { tender: null, ...none }],
    [
      '2025-01-10',
      {
        tender: {
          status: 'PLANNED',
          awarded: null,
          value: null,
          valueStatus: 'UNKNOWN',
          valueKind: null,
          buyer: null,
          bids: { totalCount: 0, nodes: [] },
          events: { totalCount: 1 },
        },
        ...none,
      },
    ],
    // A document of "2025-02" is certainly out on the last day of that month, and not before.
    ['2025-02-27', { tender: { status: 'PLANNED', bids: { totalCount: 0 } } }],
    [
      '2025-02-28',
      {
        tender: { bids: { totalCount: 1, nodes: [{ status: 'SUBMITTED', standing: 'UNCONFIRMED' }] } },
        byBidder: { totalCount: 1 },
        official: { totalCount: 0 },
      },
    ],
    [
      '2025-03-10',
      {
        tender: {
          status: 'LAUNCHED',
          value: { amount: '100.00' },
          valueStatus: 'KNOWN',
          valueKind: 'ESTIMATE',
          buyer: { name: 'Buyer' },
        },
        byBuyer: { totalCount: 1 },
        byStatus: { totalCount: 0 },
        byValue: { totalCount: 0 },
      },
    ],
    [
      '2025-06-10',
      {
        tender: {
          status: 'AWARDED',
          awarded: '2025-06-01',
          value: { amount: '80.00' },
          valueKind: 'AWARD',
          bids: { totalCount: 1, nodes: [{ status: 'WON', standing: 'OFFICIAL' }] },
          events: { totalCount: 4 },
        },
        byStatus: { totalCount: 1 },
        official: { totalCount: 1 },
        byValue: { totalCount: 1 },
      },
    ],
    [
      null,
      {
        tender: {
          status: 'AWARDED',
          value: { amount: '80.00' },
          bids: { nodes: [{ status: 'WON', standing: 'OFFICIAL' }] },
        },
        byStatus: { totalCount: 1 },
      },
    ],
  ])('%s the tender has the status, value, buyer and bids of that day', (day, expected) =>
    withGraph(async (graph) => {
      graph.write({ nodes: NODES, claims: CLAIMS });
      expect(await graph.query(STATE, { day })).toMatchObject(expected);
    }),
  );

  it('a claim has only the evidence of that day', () =>
    withGraph(async (graph) => {
      graph.write({ nodes: NODES, claims: CLAIMS });
      const { tender } = await graph.query(
        'query @asOf(knownOn: "2025-03-01") { tender(by: {slug: "tender"}) { bids { nodes { evidence { totalCount nodes { article { slug } } } } } } }',
      );
      expect(tender.bids.nodes[0].evidence).toEqual({
        totalCount: 1,
        nodes: [{ article: { slug: 'press' } }],
      });
    }));
});

describe('as valid on a day', () => {
  const office = (title: string, validFrom?: string, validUntil?: string): ClaimRecord => ({
    kind: 'OFFICE',
    person: 'person',
    organisation: 'buyer',
    title,
    ...(validFrom && { validFrom }),
    ...(validUntil && { validUntil }),
    evidence: by('plan'),
  });

  it.each([
    ['2019-12-31', ['always', 'until 2020']],
    ['2020-06-15', ['always', 'until 2020', 'from 2020-06']],
    ['2020-12-31', ['always', 'until 2020', 'from 2020-06']],
    ['2021-01-01', ['always', 'from 2020-06']],
  ])('%s only claims whose period covers it are there, partial dates to their last day', (day, titles) =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          ...NODES,
          { ref: 'person', type: 'PERSON', slug: 'person', name: 'Person', statedOn: '2025-01-10' },
        ],
        claims: [
          office('always'),
          office('until 2020', undefined, '2020'),
          office('from 2020-06', '2020-06'),
        ],
      });
      const { person } = await graph.query(
        'query ($day: Date) @asOf(validOn: $day) { person(by: {slug: "person"}) { offices { totalCount nodes { title } } claims { totalCount } } }',
        { day },
      );
      expect(person.offices.nodes.map((each: { title: string }) => each.title)).toEqual(titles);
      expect(person.offices.totalCount).toBe(titles.length);
      expect(person.claims.totalCount).toBe(titles.length);
    }),
  );
});
