import { expect, it } from 'vitest';
import type { TenderRecord } from '../../../src/model/record.ts';
import { type Answer, type TestGraph, withGraph } from '../../graph.ts';

const TENDERS = 2_600;

/** Every 13th tender has a single bid; no index knows which. */
function tenders(): TenderRecord[] {
  return Array.from({ length: TENDERS }, (_, index) => ({
    ref: `t${index}`,
    type: 'TENDER',
    keys: [`test:t${index}`],
    name: `Tender ${index}`,
    published: `20${10 + (index % 10)}-03-01`,
    publishedBidCount: index % 13 === 0 ? 1 : 5,
    statedOn: index % 2 === 0 ? '2024-01-01' : '2025-01-01',
  }));
}

const SINGLE = 'filter: { publishedBidCount: { max: 1 } }';

async function allPages(graph: TestGraph, list: (after: string) => string): Promise<string[]> {
  const ids: string[] = [];
  let after = '';
  for (;;) {
    const { tenders: page } = (await graph.query(
      `{ ${list(after)} { nodes { id } pageInfo { hasNextPage endCursor } } }`,
    )) as Answer;
    ids.push(...page.nodes.map(({ id }: { id: string }) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = `, after: ${JSON.stringify(page.pageInfo.endCursor)}`;
  }
}

for (const executor of ['compiled', 'ordinary'] as const) {
  it(`a filter that no index serves is looked through in several statements (${executor})`, () =>
    withGraph(
      async (graph) => {
        graph.write({ nodes: tenders() });
        const { tenders: list } = await graph.query(
          `{ tenders(${SINGLE}, first: 3) { totalCount hiddenCount nodes { publishedBidCount } pageInfo { hasNextPage hasPreviousPage } } }`,
        );
        expect(list).toEqual({
          totalCount: 200,
          hiddenCount: 2_400,
          nodes: Array(3).fill({ publishedBidCount: 1 }),
          pageInfo: { hasNextPage: true, hasPreviousPage: false },
        });
        expect(graph.statements()).toBeGreaterThan(4);
      },
      { executor },
    ));

  it(`page by page it is the same as what another order gives at once (${executor})`, () =>
    withGraph(
      async (graph) => {
        graph.write({ nodes: tenders() });
        const down = await allPages(
          graph,
          (after) => `tenders(${SINGLE}, first: 37, orderBy: PUBLISHED_DESC${after})`,
        );
        const up = await allPages(
          graph,
          (after) => `tenders(${SINGLE}, first: 100, orderBy: PUBLISHED_ASC${after})`,
        );
        expect(down).toHaveLength(200);
        expect(down.toReversed()).toEqual(up);
      },
      { executor },
    ));
}

it('what is known on a day is looked through in the same way', () =>
  withGraph(async (graph) => {
    graph.write({ nodes: tenders() });
    const { tenders: list } = await graph.query(
      `query Q @asOf(knownOn: "2024-06-01") { tenders(${SINGLE}, first: 1) { totalCount hiddenCount } }`,
    );
    expect(list).toEqual({ totalCount: 100, hiddenCount: 1_200 });
    expect(graph.statements()).toBeGreaterThan(4);
  }));

it('a page whose rows are near where it starts is one statement, whatever filters it', () =>
  withGraph(async (graph) => {
    graph.write({ nodes: tenders() });
    const list = `tenders(${SINGLE}, first: 3, orderBy: PUBLISHED_DESC`;
    const first = await graph.query(`{ ${list}) { nodes { id } pageInfo { hasNextPage endCursor } } }`);
    expect(graph.statements()).toBe(1);
    const { endCursor } = first.tenders.pageInfo;
    const second = await graph.query(`{ ${list}, after: "${endCursor}") { nodes { id } } }`);
    expect(graph.statements()).toBe(1);
    const both = await graph.query(`{ ${list.replace('3', '6')}) { nodes { id } } }`);
    expect([...first.tenders.nodes, ...second.tenders.nodes]).toEqual(both.tenders.nodes);
  }));

it.each(['filter: { publishedBidCount: { max: 1 } }', 'filter: { status: [AWARDED] }', ''])(
  'what a list has in all is counted once, until the database changes (%s)',
  (filter) =>
    withGraph(async (graph) => {
      graph.write({ nodes: tenders() });
      const count = async () => {
        const { tenders: list } = await graph.query(
          `{ tenders(first: 1${filter && `, ${filter}`}) { totalCount hiddenCount } }`,
        );
        return [list.totalCount, list.hiddenCount];
      };
      const [total, hidden] = await count();
      expect(total + hidden).toBe(TENDERS);
      expect(graph.statements()).toBeGreaterThan(1);
      expect(await count()).toEqual([total, hidden]);
      expect(graph.statements()).toBe(1);
      graph.write({
        nodes: [{ ...(tenders()[0] as TenderRecord), ref: 'more', keys: ['test:more'], name: 'One more' }],
      });
      expect(await count()).toEqual(filter.includes('status') ? [total, hidden + 1] : [total + 1, hidden]);
    }),
);

it('who asks for what is being counted waits for it', () =>
  withGraph(async (graph) => {
    graph.write({ nodes: tenders() });
    const count = () => graph.query(`{ tenders(${SINGLE}, first: 1) { totalCount } }`);
    const [first, second] = await Promise.all([count(), count()]);
    expect(first).toEqual({ tenders: { totalCount: 200 } });
    expect(second).toEqual(first);
    // Of the second.
    expect(graph.statements()).toBe(1);
  }));

it('a list that an index serves, or that one node bounds, is one statement, besides its count', () =>
  withGraph(async (graph) => {
    const buyer = { ref: 'o', type: 'ORGANISATION', slug: 'o', name: 'O', statedOn: '2025-01-31' } as const;
    graph.write({ nodes: [...tenders(), buyer] });
    const SERVED: readonly [list: string, besides: number][] = [
      ['tenders(first: 5, orderBy: VALUE_ASC) { totalCount nodes { id } }', 1],
      ['tenders(first: 5, filter: { status: [AWARDED] }) { totalCount nodes { id } }', 1],
      ['tenders(first: 5, filter: { status: [AWARDED] }) { nodes { id } }', 0],
      // Another one finds out whether the buyer is there.
      [
        'tenders(first: 5, filter: { buyer: { slug: "o" }, publishedBidCount: { max: 1 } }) { totalCount nodes { id } }',
        1,
      ],
    ];
    for (const [list, besides] of SERVED) {
      await graph.query(`{ ${list} }`);
      expect(graph.statements(), list).toBe(1 + besides);
    }
  }));
