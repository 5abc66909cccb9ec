import { describe, expect, it } from 'vitest';
import type { GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { type Answer, type TestGraph, withGraph } from '../graph.ts';

const DAY = '2025-01-31';
const EVIDENCE = [{ article: 'notice', standing: 'OFFICIAL' as const }];

const NOTICE: NodeRecord = {
  ref: 'notice',
  type: 'ARTICLE',
  kind: 'NOTICE',
  name: 'Notice',
  slug: 'notice',
  published: DAY,
  statedOn: DAY,
};

function tender(index: number, more: object = {}): NodeRecord {
  return {
    ref: `t${index}`,
    type: 'TENDER',
    slug: `t${index}`,
    name: `Tender ${index}`,
    statedOn: DAY,
    ...more,
  };
}

/** Of the first tender everything is known, of the last nothing. */
const RECORDS: Partial<GraphRecords> = {
  nodes: [
    NOTICE,
    { ref: 'o', type: 'ORGANISATION', slug: 'o', name: 'Buyer', statedOn: DAY },
    tender(0, {
      published: '2024-03-01',
      deadline: '2024-04-01',
      country: 'FR',
      procedure: 'OPEN',
      publishedBidCount: 2,
    }),
    tender(1, { published: '2024-05' }),
    tender(2),
  ],
  claims: [
    { kind: 'PROCUREMENT_ROLE', organisation: 'o', tender: 't0', role: 'BUYER', evidence: EVIDENCE },
    { kind: 'TENDER_EVENT', tender: 't0', event: 'AWARDED', date: '2024-06-01', evidence: EVIDENCE },
    {
      kind: 'VALUATION',
      tender: 't0',
      valuation: 'AWARD',
      value: { status: 'KNOWN', amountMinor: 500, currency: 'EUR' },
      evidence: EVIDENCE,
    },
    {
      kind: 'BID',
      tender: 't0',
      parties: [{ organisation: 'o', role: 'SOLE' }],
      value: { status: 'KNOWN', amountMinor: 500, currency: 'EUR' },
      evidence: EVIDENCE,
    },
    { kind: 'BID', tender: 't1', parties: [{ organisation: 'o', role: 'SOLE' }], evidence: EVIDENCE },
  ],
};

async function found(graph: TestGraph, filter: string): Promise<string[]> {
  const { tenders } = await graph.query(
    `{ tenders(orderBy: NAME_ASC, filter: ${filter}) { totalCount nodes { slug } } }`,
  );
  expect(tenders.totalCount).toBe(tenders.nodes.length);
  return tenders.nodes.map(({ slug }: Answer) => slug);
}

for (const executor of ['compiled', 'ordinary'] as const) {
  describe(`a filter for what is absent (${executor})`, () => {
    it.each([
      ['publishedOn', ['t2']],
      ['awardedOn', ['t1', 't2']],
      ['deadline', ['t1', 't2']],
      ['status', ['t1', 't2']],
      ['value', ['t1', 't2']],
      ['buyer', ['t1', 't2']],
      ['country', ['t1', 't2']],
      ['procedure', ['t1', 't2']],
      ['publishedBidCount', ['t1', 't2']],
    ])('finds tenders without and with %s', (name, absent) =>
      withGraph(
        async (graph) => {
          graph.write(RECORDS);
          const there = ['t0', 't1', 't2'].filter((slug) => !absent.includes(slug));
          expect(await found(graph, `{ isNull: { ${name}: true } }`)).toEqual(absent);
          expect(await found(graph, `{ isNull: { ${name}: false } }`)).toEqual(there);
          expect(await found(graph, `{ not: { isNull: { ${name}: true } } }`)).toEqual(there);
          expect(await found(graph, `{ isNull: { ${name}: null } }`)).toEqual(['t0', 't1', 't2']);
        },
        { executor },
      ),
    );

    it('joins other conditions, in lists below a node as well', () =>
      withGraph(
        async (graph) => {
          graph.write(RECORDS);
          expect(await found(graph, '{ isNull: { awardedOn: true, publishedOn: false } }')).toEqual(['t1']);
          expect(
            await found(graph, '{ or: [{ isNull: { publishedOn: true } }, { country: "FR" }] }'),
          ).toEqual(['t0', 't2']);
          const { organisation } = await graph.query(
            '{ organisation(by: { slug: "o" }) { bids(filter: { isNull: { value: true } }) { hiddenCount nodes { tender { slug } } } } }',
          );
          expect(organisation.bids).toEqual({ hiddenCount: 1, nodes: [{ tender: { slug: 't1' } }] });
        },
        { executor },
      ));

    it('is about what was known on the day asked', () =>
      withGraph(
        async (graph) => {
          const later = {
            ...NOTICE,
            ref: 'later',
            slug: 'later',
            published: '2025-06-30',
            statedOn: '2025-06-30',
          };
          graph.write({
            nodes: [NOTICE, later, tender(0)],
            claims: [
              {
                kind: 'TENDER_EVENT',
                tender: 't0',
                event: 'AWARDED',
                evidence: [{ article: 'later', standing: 'OFFICIAL' }],
              },
            ],
          });
          const list = 'tenders(filter: { isNull: { status: true } }) { nodes { slug } }';
          expect(await graph.query(`{ ${list} }`)).toEqual({ tenders: { nodes: [] } });
          expect(await graph.query(`query @asOf(knownOn: "2025-03-01") { ${list} }`)).toEqual({
            tenders: { nodes: [{ slug: 't0' }] },
          });
        },
        { executor },
      ));

    it('is served by the index of a date in its order, and looked through in another one', () =>
      withGraph(
        async (graph) => {
          graph.write({
            nodes: Array.from({ length: 1_300 }, (_, index) =>
              tender(index, index % 2 === 0 ? { published: '2024-03-01' } : {}),
            ),
          });
          const list = (orderBy: string) =>
            `{ tenders(first: 3, orderBy: ${orderBy}, filter: { isNull: { publishedOn: true } }) { nodes { published } } }`;
          for (const orderBy of ['PUBLISHED_DESC', 'PUBLISHED_ASC']) {
            const { tenders } = await graph.query(list(orderBy));
            expect(tenders.nodes).toEqual(Array(3).fill({ published: null }));
            // The list itself, and how long its table is.
            expect(graph.statements()).toBeLessThanOrEqual(2);
          }
          const { tenders } = await graph.query(list('VALUE_DESC'));
          expect(tenders.nodes).toEqual(Array(3).fill({ published: null }));
        },
        { executor },
      ));
  });
}

it('a list of bids is ordered by the day of their evidence, and filtered by the status of their tender', () =>
  withGraph(async (graph) => {
    const articles = ['2024-05-31', '2024-01-31', '2024-03-31'].map((published, index) => ({
      ...NOTICE,
      ref: `a${index}`,
      slug: `a${index}`,
      published,
      statedOn: published,
    }));
    graph.write({
      nodes: [
        ...articles,
        { ref: 'o', type: 'ORGANISATION', slug: 'o', name: 'Bidder', statedOn: DAY },
        ...[0, 1, 2].map((index) => tender(index)),
      ],
      claims: [
        ...[0, 1, 2].map((index) => ({
          kind: 'BID' as const,
          tender: `t${index}`,
          parties: [{ organisation: 'o', role: 'SOLE' as const }],
          evidence: [{ article: `a${index}`, standing: 'OFFICIAL' as const }],
        })),
        {
          kind: 'TENDER_EVENT',
          tender: 't1',
          event: 'AWARDED',
          evidence: [{ article: 'a1', standing: 'OFFICIAL' }],
        },
      ],
    });
    const bids = async (args: string) => {
      const { organisation } = await graph.query(
        `{ organisation(by: { slug: "o" }) { bids(${args}) { nodes { knownFrom tender { slug } } pageInfo { endCursor } } } }`,
      );
      return {
        slugs: organisation.bids.nodes.map(({ tender: { slug } }: Answer) => slug),
        endCursor: organisation.bids.pageInfo.endCursor,
      };
    };
    expect((await bids('orderBy: KNOWN_FROM_ASC')).slugs).toEqual(['t1', 't2', 't0']);
    expect((await bids('orderBy: KNOWN_FROM_DESC')).slugs).toEqual(['t0', 't2', 't1']);
    const { endCursor } = await bids('orderBy: KNOWN_FROM_DESC, first: 1');
    expect((await bids(`orderBy: KNOWN_FROM_DESC, after: "${endCursor}"`)).slugs).toEqual(['t2', 't1']);
    expect((await bids('last: 1, orderBy: KNOWN_FROM_DESC')).slugs).toEqual(['t1']);
    expect((await bids('filter: { tenderStatus: [AWARDED] }')).slugs).toEqual(['t1']);
    expect((await bids('orderBy: RECORDED_ASC, filter: { isNull: { tenderStatus: true } }')).slugs).toEqual([
      't0',
      't2',
    ]);
  }));
