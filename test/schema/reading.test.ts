import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BidRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { type Answer, type TestGraph, withGraph } from '../graph.ts';

const EVIDENCE = [{ article: 'notice', standing: 'OFFICIAL' as const }];
const NOTICE: NodeRecord = {
  ref: 'notice',
  type: 'ARTICLE',
  kind: 'NOTICE',
  name: 'Notice',
  slug: 'notice',
  published: '2025-01-31',
  statedOn: '2025-01-31',
};

function organisations(count: number): NodeRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    ref: `o${index}`,
    type: 'ORGANISATION' as const,
    slug: `o${index}`,
    name: `Organisation ${index}`,
    statedOn: '2025-01-31',
  }));
}

function tenders(published: readonly (string | undefined)[]): NodeRecord[] {
  return published.map((date, index) => ({
    ref: `t${index}`,
    type: 'TENDER' as const,
    slug: `t${index}`,
    name: `Tender ${index}`,
    statedOn: '2025-01-31',
    ...(date && { published: date }),
  }));
}

/** `perTender` bids on each tender, bidders in turn, and one buyer for all. */
function market(tenderCount: number, perTender: number): GraphRecords {
  const bids: BidRecord[] = [];
  for (let tender = 0; tender < tenderCount; tender++) {
    for (let bid = 0; bid < perTender; bid++) {
      bids.push({
        kind: 'BID',
        tender: `t${tender}`,
        parties: [{ organisation: `o${1 + ((tender + bid) % 30)}`, role: 'SOLE' }],
        evidence: EVIDENCE,
      });
    }
  }
  return {
    nodes: [
      NOTICE,
      ...organisations(31),
      ...tenders(Array.from({ length: tenderCount }, (_, i) => `2025-01-${10 + (i % 20)}`)),
    ],
    claims: [
      ...bids,
      ...Array.from({ length: tenderCount }, (_, tender) => ({
        kind: 'PROCUREMENT_ROLE' as const,
        organisation: 'o0',
        tender: `t${tender}`,
        role: 'BUYER' as const,
        evidence: EVIDENCE,
      })),
    ],
    mentions: [],
  };
}

const Q1 = `query ($first: Int) { tenders(first: $first) { nodes { title published buyer { name } bids(first: 10) { nodes { status bidder { name slug } } } } } }`;
const Q2 = `query ($first: Int) { organisation(by: { slug: "o5" }) { name bids(first: $first) { nodes { tender { title bids(first: 5) { nodes { bidder { name } } } } } } } }`;

const ORDINARY = { executor: 'ordinary' } as const;

describe('statements', () => {
  it('reads tenders with buyer and bids with bidder in four statements, whatever the page size', () =>
    withGraph(async (graph) => {
      graph.write(market(40, 12));
      for (const first of [1, 7, 40]) {
        const { tenders: page } = await graph.query(Q1, { first });
        expect(page.nodes).toHaveLength(first);
        expect(page.nodes[0].bids.nodes).toHaveLength(10);
        expect(graph.statements()).toBe(4);
      }
    }, ORDINARY));

  it('reads from an organisation over its bids and their tenders to rivals in five statements', () =>
    withGraph(async (graph) => {
      graph.write(market(40, 12));
      for (const first of [1, 5, 12]) {
        const { organisation } = await graph.query(Q2, { first });
        expect(organisation.bids.nodes).toHaveLength(first);
        expect(graph.statements()).toBe(5);
      }
    }, ORDINARY));

  it('reads either at once when the operation is compiled', () =>
    withGraph(async (graph) => {
      graph.write(market(40, 12));
      for (const operation of [Q1, Q2]) {
        await graph.query(operation, { first: 12 });
        expect(graph.statements()).toBe(1);
      }
    }));
});

/** Follows cursors until a list ends. */
async function readAll(
  graph: TestGraph,
  page: (cursor: string | null) => Promise<Answer>,
  forward: boolean,
): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 100; turn++) {
    const { nodes, pageInfo } = await page(cursor);
    const read = nodes.map((node: { slug: string }) => node.slug);
    slugs.splice(forward ? slugs.length : 0, 0, ...read);
    if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return slugs;
    cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
  }
  throw new Error(`the list does not end: ${graph.statements()}`);
}

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: TenderOrder) {
  tenders(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { slug }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

describe('pages', () => {
  const date = fc.option(fc.constantFrom('2024', '2024-05', '2024-05-06', '2025-01-01', '2025'), {
    nil: undefined,
  });

  it('are together the whole list, in every order and both directions', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(date, { maxLength: 25 }),
        fc.constantFrom(
          'PUBLISHED_ASC',
          'PUBLISHED_DESC',
          'NAME_ASC',
          'NAME_DESC',
          'VALUE_DESC',
          'KNOWN_FROM_ASC',
          'DEADLINE_DESC',
        ),
        fc.integer({ min: 1, max: 7 }),
        async (dates, order, size) => {
          await withGraph(async (graph) => {
            graph.write({ nodes: tenders(dates) });
            const list = async (variables: Record<string, unknown>) =>
              (await graph.query(PAGE, { orderBy: order, ...variables })).tenders;
            const whole = (await list({ first: 100 })).nodes.map((node: { slug: string }) => node.slug);
            expect(whole).toHaveLength(dates.length);
            expect(new Set(whole).size).toBe(dates.length);
            const forward = (after: string | null) => list({ first: size, after });
            const backward = (before: string | null) => list({ last: size, before });
            expect(await readAll(graph, forward, true)).toEqual(whole);
            expect(await readAll(graph, backward, false)).toEqual(whole);
          });
        },
      ),
      { numRuns: 40 },
    ));

  it('of bids below a parent are together the whole list', () =>
    withGraph(async (graph) => {
      graph.write(market(3, 23));
      const page = async (after: string | null) =>
        (
          await graph.query(
            'query ($after: String) { tender(by: {slug: "t1"}) { bids(first: 4, after: $after) { totalCount nodes { slug: id } pageInfo { hasNextPage endCursor } } } }',
            { after },
          )
        ).tender.bids;
      const all = await readAll(graph, page, true);
      expect(all).toHaveLength(23);
      expect(new Set(all).size).toBe(23);
      expect((await page(null)).totalCount).toBe(23);
    }));

  it('have cursors by which any row is the start of the rest', () =>
    withGraph(async (graph) => {
      graph.write({ nodes: tenders(['2024', '2025', '2024-01']) });
      const {
        tenders: { edges },
      } = await graph.query('{ tenders(orderBy: PUBLISHED_ASC) { edges { cursor node { slug } } } }');
      expect(edges.map((edge: Answer) => edge.node.slug)).toEqual(['t0', 't2', 't1']);
      const rest = await graph.query(
        'query ($after: String) { tenders(orderBy: PUBLISHED_ASC, after: $after) { nodes { slug } } }',
        {
          after: edges[0].cursor,
        },
      );
      expect(rest.tenders.nodes).toEqual([{ slug: 't2' }, { slug: 't1' }]);
    }));

  it.each(['compiled', 'ordinary'] as const)(
    'have a claim once that the article supports in two places, and end after it (%s)',
    (executor) =>
      withGraph(
        async (graph) => {
          const role = { kind: 'PROCUREMENT_ROLE', role: 'BUYER', organisation: 'o0', tender: 't0' } as const;
          const places = ['/a', '/b'].map((locator) => ({ ...EVIDENCE[0], locator }) as (typeof EVIDENCE)[0]);
          graph.write({
            nodes: [NOTICE, ...organisations(1), ...tenders([undefined])],
            claims: [{ ...role, evidence: places }],
          });
          const { article } = await graph.query(
            '{ article(by: { slug: "notice" }) { claims(first: 1, filter: { kind: [PROCUREMENT_ROLE] }) { totalCount nodes { kind } pageInfo { hasNextPage } } } }',
          );
          expect(article.claims).toEqual({
            totalCount: 1,
            nodes: [{ kind: 'PROCUREMENT_ROLE' }],
            pageInfo: { hasNextPage: false },
          });
        },
        { executor },
      ),
  );
});
