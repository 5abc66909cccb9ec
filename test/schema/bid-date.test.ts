import { describe, expect, it } from 'vitest';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../graph.ts';

const EVIDENCE = [{ article: 'a', standing: 'OFFICIAL' }];

interface Told {
  readonly slug: string;
  readonly published?: string;
  readonly bidsFrom?: string;
  readonly deadline?: string;
  readonly awarded?: string;
  readonly launched?: string;
  readonly submitted?: string;
  readonly won?: string;
  readonly amountMinor?: number;
  readonly rank?: number;
}

/** One document that tells of a tender and the bid of one company on it. */
function write(graph: TestGraph, day: string, told: Told): void {
  const { slug, awarded, launched, submitted, won, amountMinor, rank, ...dates } = told;
  const nodes = [
    { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [slug], name: slug, published: day, statedOn: day },
    { ref: 't', type: 'TENDER', slug, name: slug, statedOn: day, ...dates },
    { ref: 'o', type: 'ORGANISATION', slug: 'company', name: 'Company', statedOn: day },
  ] as NodeRecord[];
  const value = amountMinor !== undefined && { value: { status: 'KNOWN', amountMinor, currency: 'EUR' } };
  const claims = [
    {
      kind: 'BID',
      ref: 'b',
      key: slug,
      parties: [{ organisation: 'o', role: 'SOLE' }],
      ...(rank && { rank }),
      ...value,
    },
    ...(submitted ? [{ kind: 'TENDER_EVENT', bid: 'b', event: 'SUBMITTED', date: submitted }] : []),
    ...(won ? [{ kind: 'TENDER_EVENT', bid: 'b', event: 'WON', date: won }] : []),
    ...(awarded ? [{ kind: 'TENDER_EVENT', event: 'AWARDED', date: awarded }] : []),
    ...(launched ? [{ kind: 'TENDER_EVENT', event: 'LAUNCHED', date: launched }] : []),
  ].map((claim) => ({ ...claim, tender: 't', evidence: EVIDENCE }) as unknown as ClaimRecord);
  const document = { key: `${slug}${day}`, moment: day, day, article: 'a', hash: day, series: { key: slug } };
  const { rejected } = createWriter(graph.database).writeDocuments(
    [{ source: 'test', records: { nodes, claims, mentions: [] }, document }],
    { now: WRITTEN },
  );
  expect([...rejected.values()]).toEqual([]);
}

const MADE = { slug: 'made', deadline: '2025-03-01', submitted: '2025-02-20T10:00:00Z', won: '2025-04-01' };
const CALLED = { slug: 'called', published: '2025-01-05', deadline: '2025-02-01', awarded: '2025-06-01' };
const DECIDED = { slug: 'decided', won: '2024-12', awarded: '2025-01-01', amountMinor: 300 };
const AWARDED = { slug: 'awarded', awarded: '2024-11-30', rank: 2, amountMinor: 500 };
const PUBLISHED = { slug: 'published', published: '2024', rank: 1 };
const BARE = { slug: 'bare', bidsFrom: '2025-05-01' };
const UNDATED = { slug: 'undated' };
const ALL = [MADE, CALLED, DECIDED, AWARDED, PUBLISHED, BARE, UNDATED];

const slugs = (nodes: Answer[]) => nodes.map(({ tender }) => tender.slug);

describe('the date of a bid', () => {
  it('is the first that is known: made, due, decided, called for', () =>
    withGraph(async (graph) => {
      for (const told of ALL) write(graph, '2026-01-01', told);
      const { organisation } = await graph.query(
        '{ organisation(by: { slug: "company" }) { bids { nodes { tender { slug } date dateKind } } } }',
      );
      expect(organisation.bids.nodes.map((bid: Answer) => [bid.tender.slug, bid.date, bid.dateKind])).toEqual(
        [
          ['made', '2025-02-20T10:00:00Z', 'SUBMITTED'],
          ['called', '2025-02-01', 'DEADLINE'],
          ['decided', '2024-12', 'DECIDED'],
          ['awarded', '2024-11-30', 'DECIDED'],
          ['published', '2024', 'TENDER'],
          ['undated', null, null],
          ['bare', null, null],
        ],
      );
    }));

  it('is that of the day asked, also where a later document moves the deadline', () =>
    withGraph(async (graph) => {
      write(graph, '2025-01-10', CALLED);
      write(graph, '2025-01-20', { ...CALLED, deadline: '2025-02-15', submitted: '2025-02-14' });
      const on = async (day?: string) => {
        const { tender } = await graph.query(
          'query ($day: Date) @asOf(knownOn: $day) { tender(by: { slug: "called" }) { date dateKind bids { nodes { date dateKind } } } }',
          { day },
        );
        return [tender.date, ...tender.bids.nodes.map(({ date, dateKind }: Answer) => `${date} ${dateKind}`)];
      };
      expect(await on()).toEqual(['2025-01-05', '2025-02-14 SUBMITTED']);
      expect(await on('2025-01-15')).toEqual(['2025-01-05', '2025-02-01 DEADLINE']);
    }));

  it('can be filtered by, now and as known on a day', () =>
    withGraph(async (graph) => {
      for (const told of ALL) write(graph, '2026-01-01', told);
      const query = (asOf: string) =>
        graph.query(
          `query ${asOf} { organisation(by: { slug: "company" }) { bids(filter: { date: { from: "2025-01-01" } }) { totalCount } } }`,
        );
      expect((await query('')).organisation.bids.totalCount).toBe(2);
      expect((await query('@asOf(knownOn: "2026-02-01")')).organisation.bids.totalCount).toBe(2);
    }));

  it.each([
    ['DATE_ASC', ['bare', 'undated', 'published', 'awarded', 'decided', 'called', 'made']],
    ['VALUE_DESC', ['awarded', 'decided', 'undated', 'bare', 'published', 'called', 'made']],
    ['RANK_ASC', ['published', 'awarded', 'made', 'called', 'decided', 'bare', 'undated']],
  ])('orders bids by %s, page by page', (order, expected) =>
    withGraph(async (graph) => {
      for (const told of ALL) write(graph, '2026-01-01', told);
      const found: string[] = [];
      let after: string | null = null;
      do {
        const { organisation }: Answer = await graph.query(
          `query ($after: String) { organisation(by: { slug: "company" }) { bids(first: 3, after: $after, orderBy: ${order}) { nodes { tender { slug } } pageInfo { endCursor hasNextPage } } } }`,
          { after },
        );
        found.push(...slugs(organisation.bids.nodes));
        after = organisation.bids.pageInfo.hasNextPage ? organisation.bids.pageInfo.endCursor : null;
      } while (after !== null);
      expect(found).toEqual(expected);
    }),
  );

  it('orders the bids of a company by an index, without a sort', () =>
    withGraph((graph) => {
      const plan = graph.database.sqlite
        .prepare(
          "EXPLAIN QUERY PLAN SELECT l.bid_id FROM bid_parties l WHERE l.organisation_id = 1 AND l.withdrawn = 0 AND (l.date_key, l.bid_id) < ('2025', 5) ORDER BY l.date_key DESC, l.bid_id DESC LIMIT 20",
        )
        .all() as { detail: string }[];
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(/^SEARCH l USING COVERING INDEX bid_parties_date \(organisation_id=\? AND/),
      ]);
    }));
});

describe('the date of a tender', () => {
  it('is the first that is known, and lists go by it', () =>
    withGraph(async (graph) => {
      for (const told of ALL) write(graph, '2026-01-01', told);
      const list = async (asOf: string) => {
        const { tenders } = await graph.query(`query ${asOf} { tenders { nodes { slug date dateKind } } }`);
        return tenders.nodes.map(({ slug, date, dateKind }: Answer) => `${slug} ${date} ${dateKind}`);
      };
      const expected = [
        'undated 2026-01-01 DOCUMENT',
        'bare 2025-05-01 CALL',
        'made 2025-03-01 DEADLINE',
        'called 2025-01-05 CALL',
        'decided 2025-01-01 AWARD',
        'awarded 2024-11-30 AWARD',
        'published 2024 CALL',
      ];
      expect(await list('')).toEqual(expected);
      expect(await list('@asOf(knownOn: "2026-01-01")')).toEqual(expected);
      const { tenders } = await graph.query(
        '{ tenders(filter: { date: { from: "2025-03-01", until: "2025-05-31" } }, orderBy: DATE_ASC) { nodes { slug } } }',
      );
      expect(tenders.nodes).toEqual([{ slug: 'made' }, { slug: 'bare' }]);
    }));

  const DATES =
    'query ($day: Date) @asOf(knownOn: $day) { tender(by: { slug: "called" }) { published firstDocument date dateKind bids { nodes { date dateKind } } } }';
  const datesOn = async (graph: TestGraph, day?: string) => {
    const { tender } = await graph.query(DATES, { day });
    const [bid] = tender.bids.nodes;
    return [
      tender.published,
      tender.firstDocument,
      `${tender.date} ${tender.dateKind}`,
      `${bid.date} ${bid.dateKind}`,
    ];
  };

  it('is its first launch where no document dates the call, on each day as it was known then', () =>
    withGraph(async (graph) => {
      write(graph, '2025-01-10', { slug: 'called' });
      write(graph, '2025-02-10', { slug: 'called', launched: '2025-01-07' });
      write(graph, '2025-03-10', { slug: 'called', launched: '2025-01-05', published: '2025-01-02' });
      const undated = [null, '2025-01-10', '2025-01-10 DOCUMENT', 'null null'];
      const launched = ['2025-01-07', '2025-01-10', '2025-01-07 CALL', '2025-01-07 TENDER'];
      const published = ['2025-01-02', '2025-01-10', '2025-01-02 CALL', '2025-01-02 TENDER'];
      expect(await datesOn(graph, '2025-01-31')).toEqual(undated);
      expect(await datesOn(graph, '2025-02-28')).toEqual(launched);
      expect(await datesOn(graph, '2025-12-31')).toEqual(published);
      expect(await datesOn(graph)).toEqual(published);
      const of = (from: string) => `{ tenders(filter: { publishedOn: { from: "${from}" } }) { totalCount } }`;
      expect((await graph.query(of('2025-01-02'))).tenders.totalCount).toBe(1);
      expect((await graph.query(of('2025-01-03'))).tenders.totalCount).toBe(0);
    }));

  it('has no first document where none is dated', () =>
    withGraph(async (graph) => {
      write(graph, '2025-01-10', { slug: 'called' });
      graph.database.sqlite.exec('UPDATE articles SET published = NULL');
      expect((await datesOn(graph)).slice(0, 2)).toEqual([null, null]);
    }));
});
