import { describe, expect, it } from 'vitest';
import { mergeNodes } from '../../../../src/db/merge/merge.ts';
import type { ClaimRecord } from '../../../../src/model/record.ts';
import { keyOf, known } from '../../../graph/analysis.ts';
import { bid, organisations, tender } from '../../../graph/competition/bidding-records.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../../../graph.ts';

const JOINT =
  'jointBids { certain possible } won { certain possible } tenderCount first last bids(first: 10) { status tender { name } }';
const BUYER: ClaimRecord = {
  kind: 'PROCUREMENT_ROLE',
  organisation: 'buyer',
  tender: 't2',
  role: 'BUYER',
  ...known(),
};

/** Bids of which a makes three with b, two with c, and one alone. */
function writeBids(graph: TestGraph): void {
  graph.write({
    nodes: [
      ...organisations('a', 'b', 'c', 'd', 'buyer'),
      tender('t1', { deadline: '2025-03' }),
      tender('t2', { deadline: '2025-05', publishedBidCount: 4 }),
      tender('t3'),
      tender('t4', { deadline: '2024-12-01', lotNumbers: ['1', '2'] }),
    ],
    claims: [
      BUYER,
      ...bid('t1', ['a', 'b'], { status: 'WON' }),
      ...bid('t1', ['d']),
      ...bid('t2', ['a', 'b', 'c'], { status: 'WITHDRAWN' }),
      ...bid('t2', ['a']),
      ...bid('t3', ['a', 'c'], { modality: 'EXPECTED' }),
      ...bid('t4', ['b', 'a'], { lot: '2' }),
    ],
  });
}

async function coBiddersOf(graph: TestGraph, slug: string, directive = ''): Promise<Answer> {
  const { organisation } = await graph.query(
    `query ${directive} { organisation(by: { slug: "${slug}" }) { coBidders { totalCount complete bids { certain possible } jointBids { certain possible } nodes { organisation { name } ${JOINT} } } } }`,
  );
  return organisation.coBidders;
}

async function coBiddings(graph: TestGraph, args = ''): Promise<Answer> {
  const answer = await graph.query(
    `{ coBiddings${args} { totalCount complete bids { certain possible } jointBids { certain possible } coverage { complete winnersOnly partial unknown } nodes { organisations { name } ${JOINT} } } }`,
  );
  return answer.coBiddings;
}

const pairsOf = ({ nodes }: Answer) =>
  nodes.map(({ organisations: pair, jointBids }: Answer) => [
    pair.map(({ name }: Answer) => name).join('+'),
    jointBids.certain,
    jointBids.possible,
  ]);

describe('co-bidders', () => {
  it('are the other parties of a bid, with how many won, on which tenders, and when', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      expect(await coBiddersOf(graph, 'a')).toEqual({
        totalCount: 2,
        complete: true,
        bids: { certain: 4, possible: 1 },
        jointBids: { certain: 3, possible: 1 },
        nodes: [
          {
            organisation: { name: 'b' },
            jointBids: { certain: 3, possible: 0 },
            won: { certain: 1, possible: 0 },
            tenderCount: 3,
            first: '2024-12-01',
            last: '2025-05',
            bids: [
              { status: 'WITHDRAWN', tender: { name: 't2' } },
              { status: 'WON', tender: { name: 't1' } },
              { status: 'SUBMITTED', tender: { name: 't4' } },
            ],
          },
          {
            organisation: { name: 'c' },
            jointBids: { certain: 1, possible: 1 },
            won: { certain: 0, possible: 0 },
            tenderCount: 2,
            first: '2025-05',
            last: '2025-05',
            bids: [
              { status: 'WITHDRAWN', tender: { name: 't2' } },
              { status: 'EXPECTED', tender: { name: 't3' } },
            ],
          },
        ],
      });
      expect((await coBiddersOf(graph, 'd')).nodes).toEqual([]);
    }));

  it('that were merged into one count each bid once', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      const [from, into] = ['c', 'b'].map(
        (slug) => ({ type: 'ORGANISATION', id: keyOf(graph, slug) }) as const,
      );
      if (from && into) mergeNodes(graph.database, from, into, { now: WRITTEN });
      const { nodes } = await coBiddersOf(graph, 'a');
      expect(nodes).toMatchObject([
        { organisation: { name: 'b' }, jointBids: { certain: 3, possible: 1 }, tenderCount: 4 },
      ]);
    }));

  it('are those of the day asked', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b', 'c'), tender('t1'), tender('t2')],
        claims: [
          ...bid('t1', ['a', 'b'], { knownFrom: '2025-01-10', standing: 'UNCONFIRMED' }),
          ...bid('t2', ['a', 'c'], { knownFrom: '2025-02-10' }),
        ],
      });
      graph.write({
        nodes: [...organisations('a', 'b'), tender('t1')],
        claims: bid('t1', ['a', 'b'], { knownFrom: '2025-03-10', standing: 'OFFICIAL' }),
      });
      const on = async (day: string) => {
        const { nodes } = await coBiddersOf(graph, 'a', `@asOf(knownOn: "${day}")`);
        return nodes.map((each: Answer) => [
          each.organisation.name,
          each.jointBids.certain,
          each.jointBids.possible,
        ]);
      };
      expect(await on('2025-01-09')).toEqual([]);
      expect(await on('2025-01-31')).toEqual([['b', 0, 1]]);
      expect(await on('2025-02-28')).toEqual([
        ['c', 1, 0],
        ['b', 0, 1],
      ]);
      expect(await on('2025-03-31')).toEqual([
        ['b', 1, 0],
        ['c', 1, 0],
      ]);
    }));
});

describe('co-biddings', () => {
  it('are the pairs of parties of joint bids on all tenders, with what of them can not be seen', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      const found = await coBiddings(graph);
      expect(pairsOf(found)).toEqual([
        ['a+b', 3, 0],
        ['a+c', 1, 1],
        ['b+c', 1, 0],
      ]);
      expect(found).toMatchObject({
        totalCount: 3,
        complete: true,
        bids: { certain: 5, possible: 1 },
        jointBids: { certain: 3, possible: 1 },
        coverage: { complete: 0, winnersOnly: 0, partial: 1, unknown: 3 },
      });
      expect(found.nodes[0]).toMatchObject({ first: '2024-12-01', last: '2025-05', tenderCount: 3 });
      expect(found.nodes[0].bids.map((each: Answer) => each.tender.name)).toEqual(['t2', 't1', 't4']);
    }));

  it('are those on the tenders of a filter', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      const bought = await coBiddings(graph, '(filter: { buyer: { slug: "buyer" } })');
      expect(pairsOf(bought)).toEqual([
        ['a+b', 1, 0],
        ['a+c', 1, 0],
        ['b+c', 1, 0],
      ]);
      expect(bought).toMatchObject({
        bids: { certain: 2, possible: 0 },
        coverage: { partial: 1, unknown: 0 },
      });
      const others = await coBiddings(graph, '(filter: { not: { buyer: { slug: "buyer" } } })');
      expect(pairsOf(others)).toEqual([
        ['a+b', 2, 0],
        ['a+c', 0, 1],
      ]);
      expect(pairsOf(await coBiddings(graph, '(filter: { deadline: { from: "2030" } })'))).toEqual([]);
    }));

  it('tell how often each of the two bid at all, and show only those who never bid without the other', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      graph.write({
        nodes: [...organisations('e', 'f', 'g'), tender('t5'), tender('t6')],
        claims: [
          ...bid('t5', ['e', 'f']),
          ...bid('t6', ['e', 'f', 'g'], { modality: 'EXPECTED' }),
          ...bid('t6', ['g']),
        ],
      });
      const ask = async (args: string) => {
        const { coBiddings: found } = await graph.query(
          `{ coBiddings(${args}) { totalCount nodes { organisations { name } jointBids { certain possible } bidsOfEach { certain possible } } } }`,
        );
        return { total: found.totalCount, pairs: pairsOf(found), each: found.nodes[0]?.bidsOfEach };
      };
      const all = await ask('first: 1');
      expect(all.pairs).toEqual([['a+b', 3, 0]]);
      // Of a one bid is expected, and one it made alone.
      expect(all.each).toEqual([
        { certain: 4, possible: 1 },
        { certain: 3, possible: 0 },
      ]);
      expect(await ask('always: true')).toEqual({
        total: 1,
        pairs: [['e+f', 1, 1]],
        each: [
          { certain: 1, possible: 1 },
          { certain: 1, possible: 1 },
        ],
      });
      // On the tenders of a filter only what they did there counts.
      expect((await ask('always: true, filter: { buyer: { slug: "buyer" } }')).pairs).toEqual([
        ['b+c', 1, 0],
      ]);
    }));

  it('page from where the last page ended', () =>
    withGraph(async (graph) => {
      writeBids(graph);
      const ask = async (after: string | null) =>
        (
          await graph.query(
            'query($after: String) { coBiddings(first: 2, after: $after) { pageInfo { hasNextPage hasPreviousPage endCursor } nodes { organisations { name } jointBids { certain possible } } } }',
            { after },
          )
        ).coBiddings;
      const start = await ask(null);
      const rest = await ask(start.pageInfo.endCursor);
      expect([...pairsOf(start), ...pairsOf(rest)].map(([pair]) => pair)).toEqual(['a+b', 'a+c', 'b+c']);
      expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    }));

  it.each([
    ['after: "x"', 'after: "x" is not a cursor of this list.'],
    ['first: 101', 'first: 101 is not a page size; ask for 1 to 100.'],
    ['filter: { publishedOn: { from: "2025", until: "2024" } }', 'filter.publishedOn: 2024 is before 2025.'],
  ])('refuse %s', (args, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ coBiddings(${args}) { totalCount } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message,
      });
    }),
  );
});
