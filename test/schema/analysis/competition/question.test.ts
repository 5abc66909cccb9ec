import { expect, it } from 'vitest';
import { eformsSource } from '../../../../src/ingest/sources/eforms/source.ts';
import type { ClaimRecord, EvidenceRecord, NodeRecord } from '../../../../src/model/record.ts';
import { organisations } from '../../../graph/competition/bidding-records.ts';
import { type Answer, exampleQuery, openGraph, withGraph } from '../../../graph.ts';
import { fixture } from '../../../ingest/eforms/notices.ts';
import { withImport } from '../../../ingest/with-import.ts';

const maybe = (possible: number) => ({ certain: 0, possible });

it('14: names three pairs that may have bid together twice, on which tenders, by whose word', () =>
  withGraph(async (graph) => {
    graph.importSeed();
    const { coBiddings } = await graph.query(exampleQuery('14-co-bidding'));
    expect(coBiddings).toMatchObject({
      totalCount: 3,
      complete: true,
      bids: maybe(4),
      jointBids: maybe(2),
      coverage: { complete: 0, winnersOnly: 0, partial: 0, unknown: 2 },
    });
    expect(
      coBiddings.nodes.map((pair: Answer) => pair.organisations.map(({ name }: Answer) => name)),
    ).toEqual([
      ['Cloud Temple', 'Atos'],
      ['Cloud Temple', 'Docaposte'],
      ['Atos', 'Docaposte'],
    ]);
    for (const pair of coBiddings.nodes) {
      expect(pair).toMatchObject({
        jointBids: maybe(2),
        won: maybe(0),
        tenderCount: 2,
        first: null,
        last: null,
        bids: [
          {
            status: 'PRESELECTED',
            modality: 'ACTUAL',
            standing: 'UNCONFIRMED',
            tender: { title: 'Transitional hosting of the Health Data Hub' },
            evidence: { nodes: [{ locator: 'paragraph 4' }] },
          },
          {
            status: 'EXPECTED',
            modality: 'EXPECTED',
            tender: { title: 'Sovereign hosting of the Health Data Hub' },
          },
        ],
      });
    }
  }));

it('18: tells with whom an organisation bids, and against whom, as far as it is known at all', () =>
  withGraph(async (graph) => {
    graph.importSeed();
    const { organisation } = await graph.query(exampleQuery('18-rivals'));
    expect(organisation.coBidders.nodes).toMatchObject([
      { organisation: { name: 'Atos' }, jointBids: maybe(2) },
      { organisation: { name: 'Docaposte' }, jointBids: maybe(2) },
    ]);
    expect(organisation.rivals).toMatchObject({
      totalCount: 1,
      coverage: { unknown: 2 },
      nodes: [
        {
          organisation: { name: 'OVHcloud' },
          contestCount: maybe(2),
          won: maybe(0),
          lost: maybe(0),
          tenderCount: 2,
        },
      ],
    });
    const { contests } = organisation.rivals.nodes[0];
    expect(contests.map(({ certain, outcome }: Answer) => [certain, outcome])).toEqual([
      [false, 'NEITHER_WON'],
      [false, 'NEITHER_WON'],
    ]);
  }));

const NOTICES = { plan: '2025-01-10', correction: '2025-02-20', award: '2025-06-10' } as const;
const says = (article: keyof typeof NOTICES): { evidence: EvidenceRecord[] } => ({
  evidence: [{ article, standing: 'OFFICIAL' }],
});
const euros = (amount: number) => ({ status: 'KNOWN', amountMinor: amount * 100, currency: 'EUR' }) as const;

const HISTORY_NODES: NodeRecord[] = [
  ...Object.entries(NOTICES).map(
    ([ref, published]): NodeRecord => ({
      ref,
      type: 'ARTICLE',
      kind: 'NOTICE',
      slug: ref,
      name: ref,
      published,
      statedOn: published,
    }),
  ),
  ...organisations('winner', 'loser'),
  { ref: 't', type: 'TENDER', slug: 't', name: 'Tender', statedOn: NOTICES.plan },
];
const HISTORY_CLAIMS: ClaimRecord[] = [
  { kind: 'TENDER_EVENT', tender: 't', event: 'PLANNED', ...says('plan') },
  { kind: 'VALUATION', tender: 't', valuation: 'ESTIMATE', value: euros(100), ...says('plan') },
  { kind: 'VALUATION', tender: 't', valuation: 'ESTIMATE', value: euros(120), ...says('correction') },
  { kind: 'TENDER_EVENT', tender: 't', event: 'AWARDED', date: '2025-06-01', ...says('award') },
  { kind: 'VALUATION', tender: 't', valuation: 'AWARD', value: euros(90), ...says('award') },
  {
    kind: 'BID',
    ref: 'w',
    tender: 't',
    parties: [{ organisation: 'winner', role: 'SOLE' }],
    ...says('award'),
  },
  { kind: 'BID', tender: 't', parties: [{ organisation: 'loser', role: 'SOLE' }], ...says('award') },
  { kind: 'TENDER_EVENT', tender: 't', bid: 'w', event: 'WON', ...says('award') },
];

it('20: tells what was known of a tender by its planning notice, its correction and its award', () =>
  withGraph(async (graph) => {
    graph.write({ nodes: HISTORY_NODES, claims: HISTORY_CLAIMS });
    const on = async (day: string) =>
      (await graph.query(exampleQuery('20-history'), { tender: { slug: 't' }, day })).tender;
    expect(await on('2025-01-09')).toBeNull();
    expect(await on('2025-02-19')).toMatchObject({
      status: 'PLANNED',
      value: { amount: '100.00' },
      valueKind: 'ESTIMATE',
      awarded: null,
      events: { totalCount: 1 },
      valuations: { totalCount: 1, nodes: [{ evidence: { nodes: [{ article: { title: 'plan' } }] } }] },
      bids: { totalCount: 0 },
      competition: { coverage: 'UNKNOWN', bids: { certain: 0, unknown: null } },
    });
    expect(await on('2025-02-20')).toMatchObject({
      status: 'PLANNED',
      value: { amount: '120.00' },
      valuations: { totalCount: 2 },
    });
    expect(await on('2025-06-10')).toMatchObject({
      status: 'AWARDED',
      awarded: '2025-06-01',
      value: { amount: '90.00' },
      valueKind: 'AWARD',
      bids: { totalCount: 2, nodes: [{ status: 'WON', knownFrom: '2025-06-10' }, { status: 'SUBMITTED' }] },
      competition: { bids: { certain: 2 }, won: { certain: 1 } },
    });
  }));

it('20: tells the days of an imported procedure apart, from its call to its modification', () =>
  withImport(eformsSource, async ({ importPaths, database, values }) => {
    await importPaths(['contract-notice', 'change', 'award', 'modification'].map(fixture));
    const { graph } = openGraph(database);
    const tender = { slug: values('SELECT slug FROM tenders')[0] };
    const days: string[] = values('SELECT DISTINCT known_from FROM articles ORDER BY 1');
    expect(days).toHaveLength(4);
    const states: unknown[] = [];
    for (const day of days) {
      const known = (await graph.query(exampleQuery('20-history'), { tender, day })).tender;
      states.push([known.status, known.valueKind, known.value?.amount, known.competition.won.certain]);
    }
    expect(states).toEqual([
      ['LAUNCHED', 'ESTIMATE', '250000.00', 0],
      // The change says all there is to say, and no estimate.
      ['LAUNCHED', null, undefined, 0],
      ['AWARDED', 'AWARD', '300000.50', 2],
      ['AWARDED', 'AMENDED', '330000.50', 2],
    ]);
  }));
