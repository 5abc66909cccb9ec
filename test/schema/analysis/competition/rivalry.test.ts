import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../../src/model/record.ts';
import { known } from '../../../graph/analysis.ts';
import { bid, organisations, tender } from '../../../graph/competition/bidding-records.ts';
import { type Answer, type TestGraph, withGraph } from '../../../graph.ts';

const sure = (certain: number) => ({ certain, possible: 0 });

const PAIR =
  'organisations { name } contestCount { certain possible } wonByEach { certain possible } bothWon { certain possible } neitherWon { certain possible } neverWinner { name }';

async function rivalries(graph: TestGraph, args = '', directive = ''): Promise<Answer> {
  const { rivalries: found } = await graph.query(
    `query ${directive} { rivalries${args} {
      totalCount complete reason duplicateCount bids { certain possible } coverage { complete winnersOnly partial unknown }
      pageInfo { hasNextPage hasPreviousPage endCursor }
      nodes { ${PAIR} tenderCount first last contests(first: 10) { outcome tender { name } bids { status } rivalBids { status } } }
      matrix { organisations { name } rivalries { organisations { name } } }
    } }`,
  );
  return found;
}

const name = (of: Answer): string => of.name;
const pair = ({ organisations: two }: Answer): string => two.map(name).join('-');

/** Two towns: b loses to a twice and never wins, c and a each win once; winners alone are named of t5. */
function writeContests(graph: TestGraph): void {
  const won = { status: 'WON' } as const;
  const buyer: ClaimRecord = {
    kind: 'PROCUREMENT_ROLE',
    organisation: 'town',
    tender: 't3',
    role: 'BUYER',
    ...known(),
  };
  graph.write({
    nodes: [
      ...organisations('a', 'b', 'c', 'd', 'town'),
      tender('t1', { deadline: '2025-03', publishedBidCount: 3 }),
      tender('t2', { deadline: '2025-05' }),
      tender('t3', { deadline: '2024-12', lotNumbers: ['1', '2'] }),
      tender('t4', { deadline: '2025-06' }),
      tender('t5', { deadline: '2025-01', publishedBidCount: 4 }),
    ],
    claims: [
      buyer,
      ...bid('t1', ['a'], won),
      ...bid('t1', ['b']),
      ...bid('t1', ['c']),
      ...bid('t2', ['a'], won),
      ...bid('t2', ['b']),
      // On a lot each: they met nobody but who bid on the same.
      ...bid('t3', ['a'], { lot: '1' }),
      ...bid('t3', ['c'], { lot: '1', ...won }),
      ...bid('t3', ['b'], { lot: '2', ...won }),
      // A joint bid is none against the other; d is only said to have bid.
      ...bid('t4', ['a', 'b']),
      ...bid('t4', ['d'], { standing: 'UNCONFIRMED' }),
      ...bid('t5', ['d'], won),
    ],
  });
}

describe('rivalries', () => {
  it('are the pairs that bid against each other, with wins of each, the time, and what can not be seen', () =>
    withGraph(async (graph) => {
      writeContests(graph);
      const found = await rivalries(graph);
      expect(found).toMatchObject({
        totalCount: 5,
        complete: true,
        reason: null,
        bids: { certain: 10, possible: 1 },
        coverage: { complete: 1, winnersOnly: 1, partial: 0, unknown: 3 },
      });
      expect(found.nodes.map(pair)).toEqual(['a-b', 'a-c', 'b-c', 'a-d', 'b-d']);
      const [ab, ac, bc, ad] = found.nodes;
      expect(ab).toMatchObject({
        contestCount: sure(2),
        wonByEach: [sure(2), sure(0)],
        neverWinner: { name: 'b' },
        tenderCount: 2,
        first: '2025-03',
        last: '2025-05',
      });
      expect(ab.contests).toEqual([
        {
          outcome: 'WON',
          tender: { name: 't2' },
          bids: [{ status: 'WON' }],
          rivalBids: [{ status: 'SUBMITTED' }],
        },
        {
          outcome: 'WON',
          tender: { name: 't1' },
          bids: [{ status: 'WON' }],
          rivalBids: [{ status: 'SUBMITTED' }],
        },
      ]);
      expect(ac).toMatchObject({ contestCount: sure(2), wonByEach: [sure(1), sure(1)], neverWinner: null });
      expect(bc).toMatchObject({ contestCount: sure(1), neitherWon: sure(1), neverWinner: null });
      expect(ad).toMatchObject({
        contestCount: { certain: 0, possible: 1 },
        neitherWon: { certain: 0, possible: 1 },
        neverWinner: null,
      });
    }));

  it('are one-sided where one won against the other for certain, and the other not even possibly', () =>
    withGraph(async (graph) => {
      writeContests(graph);
      const found = await rivalries(graph, '(oneSided: true)');
      expect([found.totalCount, found.nodes.map(pair)]).toEqual([1, ['a-b']]);
      // On the tenders of a filter only what happened there counts.
      const bought = await rivalries(graph, '(oneSided: true, filter: { buyer: { slug: "town" } })');
      expect(bought.nodes.map((each: Answer) => [pair(each), each.neverWinner.name])).toEqual([['a-c', 'a']]);
      graph.write({
        nodes: [...organisations('a', 'b'), tender('t6')],
        claims: [...bid('t6', ['a']), ...bid('t6', ['b'], { status: 'WON', standing: 'UNCONFIRMED' })],
      });
      expect((await rivalries(graph, '(oneSided: true)')).nodes).toEqual([]);
    }));

  it('are in the matrix of those that met most often whatever page is asked, and all of them among these', () =>
    withGraph(async (graph) => {
      writeContests(graph);
      const { matrix } = await rivalries(graph, '(oneSided: true, first: 1)');
      expect(matrix.organisations.map(name)).toEqual(['a', 'b', 'c', 'd']);
      expect(matrix.rivalries.map(pair)).toEqual(['a-b', 'a-c', 'b-c', 'a-d', 'b-d']);
      const { rivalries: small } = await graph.query(
        '{ rivalries { matrix(first: 3) { organisations { name } rivalries { organisations { name } contests { tender { name } } } } } }',
      );
      expect(small.matrix.organisations.map(name)).toEqual(['a', 'b', 'c']);
      expect(small.matrix.rivalries.map(pair)).toEqual(['a-b', 'a-c', 'b-c']);
      expect(small.matrix.rivalries[2].contests).toEqual([{ tender: { name: 't1' } }]);
    }));

  it('are those of the day asked', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b'), tender('t')],
        claims: [
          ...bid('t', ['a'], { knownFrom: '2025-01-10', status: 'WON' }),
          ...bid('t', ['b'], { knownFrom: '2025-02-10' }),
        ],
      });
      const on = async (day: string) =>
        (await rivalries(graph, '', `@asOf(knownOn: "${day}")`)).nodes.map(pair);
      expect(await on('2025-01-31')).toEqual([]);
      expect(await on('2025-02-28')).toEqual(['a-b']);
    }));

  it('page from where the last page ended', () =>
    withGraph(async (graph) => {
      writeContests(graph);
      const start = await rivalries(graph, '(first: 2)');
      expect(start.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      const rest = await rivalries(graph, `(first: 10, after: "${start.pageInfo.endCursor}")`);
      expect([...start.nodes, ...rest.nodes].map(pair)).toEqual(['a-b', 'a-c', 'b-c', 'a-d', 'b-d']);
    }));

  it('say of each pair what the rivals of either say', () =>
    withGraph(async (graph) => {
      writeContests(graph);
      const { nodes } = await rivalries(graph);
      for (const one of ['a', 'b', 'c', 'd']) {
        const { organisation } = await graph.query(
          `{ organisation(by: { slug: "${one}" }) { rivals { nodes { organisation { name } contestCount { certain possible } won { certain possible } lost { certain possible } tenderCount first last } } } }`,
        );
        const seen = nodes.flatMap((each: Answer) => {
          const index = each.organisations.map(name).indexOf(one);
          if (index < 0) return [];
          const { contestCount, wonByEach, tenderCount, first, last } = each;
          return [
            {
              organisation: each.organisations[1 - index],
              contestCount,
              won: wonByEach[index],
              lost: wonByEach[1 - index],
              tenderCount,
              first,
              last,
            },
          ];
        });
        expect(organisation.rivals.nodes).toHaveLength(seen.length);
        expect(organisation.rivals.nodes).toEqual(expect.arrayContaining(seen));
      }
    }));

  it.each([
    ['(after: "x")', 'after: "x" is not a cursor of this list.'],
    ['(first: 101)', 'first: 101 is not a page size; ask for 1 to 100.'],
    [
      '(filter: { publishedOn: { from: "2025", until: "2024" } })',
      'filter.publishedOn: 2024 is before 2025.',
    ],
  ])('refuse %s', (args, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ rivalries${args} { totalCount } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message,
      });
    }),
  );
});
