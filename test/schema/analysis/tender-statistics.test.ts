import { describe, expect, it } from 'vitest';
import type { NodeRecord } from '../../../src/model/record.ts';
import { known, node } from '../../graph/analysis.ts';
import { type Answer, withGraph } from '../../graph.ts';
import {
  amount,
  ask,
  bid,
  buys,
  CLOUD,
  DESKS,
  euros,
  ROADS,
  tender,
  VAGUE,
  worth,
  writeMarket,
} from './counted-market.ts';

describe('tender statistics', () => {
  it('count tenders, values, bids and bidders, and what they can not see', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { total } = await ask(graph, 'total { ...F }');
      expect(total).toEqual({
        tenderCount: 4,
        values: [amount('EUR', '1000.00', { estimateCount: 1, flaggedCount: 1 }), amount('JPY', '5000', {})],
        unknownValueCount: 1,
        bids: { certain: 3, possible: 2, unknown: 2 },
        withoutBidCount: 2,
        bidderCount: 3,
        singleBids: { certain: 1, possible: 1, unknown: 1 },
      });
    }));

  it('group by year, and show what has no date last', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { published, awarded, dated } = await ask(
        graph,
        'published: byYear { year figures { ...F } } awarded: byYear(of: AWARDED) { year figures { tenderCount } } dated: byYear(of: DATE) { year figures { tenderCount } }',
      );
      // Every tender goes by some date.
      expect(dated.map(({ year, figures }: Answer) => [year, figures.tenderCount])).toEqual([
        [2024, 1],
        [2025, 3],
      ]);
      expect(published.map(({ year }: Answer) => year)).toEqual([2024, 2025, null]);
      expect(published[0].figures).toEqual(ROADS);
      expect(published[1].figures).toMatchObject({ tenderCount: 2, bidderCount: 1 });
      expect(published[2].figures).toEqual(VAGUE);
      expect(awarded).toEqual([
        { year: 2025, figures: { tenderCount: 1 } },
        { year: null, figures: { tenderCount: 3 } },
      ]);
    }));

  it('group by status and procedure in the order of their words', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { byStatus, byProcedure } = await ask(
        graph,
        'byStatus { status figures { tenderCount } } byProcedure { procedure figures { tenderCount } }',
      );
      expect(byStatus).toEqual([
        { status: 'AWARDED', figures: { tenderCount: 1 } },
        { status: 'CANCELLED', figures: { tenderCount: 1 } },
        { status: null, figures: { tenderCount: 2 } },
      ]);
      expect(byProcedure).toEqual([
        { procedure: 'OPEN', figures: { tenderCount: 2 } },
        { procedure: 'DIRECT', figures: { tenderCount: 1 } },
        { procedure: null, figures: { tenderCount: 1 } },
      ]);
    }));

  it('count a tender once in each of its CPV divisions, and say that it is shared', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { byCpvDivision } = await ask(
        graph,
        'byCpvDivision { division sharedCount figures { tenderCount } }',
      );
      expect(byCpvDivision).toEqual([
        { division: '45', sharedCount: 1, figures: { tenderCount: 1 } },
        { division: '72', sharedCount: 1, figures: { tenderCount: 2 } },
        { division: null, sharedCount: 0, figures: { tenderCount: 2 } },
      ]);
    }));

  it('rank buyers by tenders, or by value in a currency, and count tenders without one', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const shown = 'buyerCount nodes { organisation { name } figures { ...F } } unknown { ...F }';
      const { all, one, byYen } = await ask(
        graph,
        `all: topBuyers { ${shown} } one: topBuyers(first: 1) { ${shown} } byYen: topBuyers(by: VALUE, currency: "JPY") { nodes { organisation { name } } }`,
      );
      expect(all.buyerCount).toBe(2);
      expect(all.nodes.map(({ organisation }: Answer) => organisation.name)).toEqual(['city', 'state']);
      expect(all.nodes[1].figures).toEqual(DESKS);
      expect(all.unknown).toEqual(VAGUE);
      expect(one.nodes).toEqual(all.nodes.slice(0, 1));
      expect(byYen.nodes.map(({ organisation }: Answer) => organisation.name)).toEqual(['city', 'state']);
    }));

  it('group by winner: a tender whole for each of several, those without a named one apart', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { topWinners, total, topBuyers } = await ask(
        graph,
        'total { tenderCount } topWinners(first: 1) { winnerCount nodes { organisation { name } sharedCount figures { tenderCount } } rest { tenderCount } unknown { tenderCount } repeated { tenderCount } } topBuyers(first: 1) { rest { tenderCount } unknown { tenderCount } nodes { figures { tenderCount } } }',
      );
      expect(topWinners).toEqual({
        winnerCount: 2,
        nodes: [{ organisation: { name: 'a' }, sharedCount: 1, figures: { tenderCount: 1 } }],
        rest: { tenderCount: 1 },
        unknown: { tenderCount: 3 },
        repeated: { tenderCount: 1 },
      });
      const { nodes, rest, unknown } = topBuyers;
      expect(nodes[0].figures.tenderCount + rest.tenderCount + unknown.tenderCount).toBe(total.tenderCount);
    }));

  it('rank bidders by bids that won', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const { topBidders } = await ask(
        graph,
        'topBidders(by: WON) { bidderCount tenderCount complete nodes { organisation { name } bidCount wonCount awarded { amount currency } } }',
      );
      const awarded = [{ amount: '900.00', currency: 'EUR' }];
      expect(topBidders).toEqual({
        bidderCount: 3,
        tenderCount: 4,
        complete: true,
        nodes: [
          { organisation: { name: 'a' }, bidCount: 3, wonCount: 1, awarded },
          { organisation: { name: 'b' }, bidCount: 1, wonCount: 1, awarded },
          { organisation: { name: 'c' }, bidCount: 1, wonCount: 0, awarded: [] },
        ],
      });
    }));

  it('speak of the tenders of a filter only', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      const only = async (filter: string) =>
        (await ask(graph, 'total { ...F }', `(filter: ${filter})`)).total;
      expect(await only('{ cpv: "72", status: [CANCELLED] }')).toEqual(CLOUD);
      expect(await only('{ buyer: { slug: "state" } }')).toEqual(DESKS);
      expect(await only('{ cpv: "99" }')).toMatchObject({ tenderCount: 0, values: [], bidderCount: 0 });
    }));

  it('are those of the day asked', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      graph.write({
        nodes: [
          ...['roads', 'desks', 'vague'].map((slug) => tender(slug)),
          node('ORGANISATION', 'first'),
          node('ORGANISATION', 'd'),
        ],
        claims: [
          worth('roads', euros(800), known('2025-07-01')),
          buys('first', 'vague', '2025-07-01'),
          bid('desks', ['d'], known('2025-07-01')),
        ],
      });
      const selection =
        'total { ...F } byStatus { status figures { tenderCount } } byYear(of: AWARDED) { year } topBuyers { nodes { organisation { name } } } topBidders(by: WON, first: 1) { bidderCount nodes { wonCount } }';
      const now = await ask(graph, selection);
      const before = await ask(graph, selection, '', '@asOf(knownOn: "2025-01-10")');
      expect(now.total.values).toEqual([
        amount('EUR', '800.00', { flaggedCount: 1 }),
        amount('JPY', '5000', {}),
      ]);
      expect(before.total.values).toEqual([
        amount('EUR', '1000.00', { estimateCount: 1, flaggedCount: 1 }),
        amount('JPY', '5000', {}),
      ]);
      expect([now.total.bids.certain, before.total.bids.certain]).toEqual([4, 3]);
      expect([now.total.singleBids.possible, before.total.singleBids.possible]).toEqual([0, 1]);
      expect(before.byStatus).toEqual([{ status: null, figures: { tenderCount: 4 } }]);
      expect([now.byYear, before.byYear]).toEqual([[{ year: 2025 }, { year: null }], [{ year: null }]]);
      expect(now.topBuyers.nodes).toHaveLength(3);
      expect(before.topBuyers.nodes).toHaveLength(2);
      expect(now.topBidders).toEqual({ bidderCount: 4, nodes: [{ wonCount: 1 }] });
      expect(before.topBidders).toEqual({ bidderCount: 3, nodes: [{ wonCount: 0 }] });
    }));

  it('count only bids that are valid on the day asked', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      graph.write({
        nodes: [tender('vague'), node('ORGANISATION', 'a')],
        claims: [bid('vague', ['a'], { validFrom: '2025-03', validUntil: '2025-05' })],
      });
      const bidsOn = async (day: string) =>
        (await ask(graph, 'total { bids { certain } }', '', `@asOf(validOn: "${day}")`)).total.bids.certain;
      expect([await bidsOn('2025-02-28'), await bidsOn('2025-05-31'), await bidsOn('2025-06-01')]).toEqual([
        3, 4, 3,
      ]);
    }));

  it('look only at the tenders that the index of CPV codes gives, where the filter asks for one', () =>
    withGraph(async (graph) => {
      const coded = (index: number) =>
        index % 1_000 === 999 ? { cpvs: [index < 2_000 ? '72000000' : '72100000', '72200000'] } : {};
      const nodes = Array.from({ length: 4_000 }, (_, index) => ({
        ...node('TENDER', `t${index}`),
        ...coded(index),
      }));
      graph.write({ nodes: nodes as NodeRecord[] });
      const counted = async (filter: string) => {
        const { total } = await ask(graph, 'total { tenderCount }', `(filter: ${filter})`);
        return [total.tenderCount, graph.statements()];
      };
      // Which have the code, which of these there are, and what is counted of them; without it, a statement for each thousand ids.
      expect(await counted('{ cpv: "72" }')).toEqual([4, 3]);
      expect(await counted('{ and: [{ cpv: "721" }, { status: [] }] }')).toEqual([0, 2]);
      expect(await counted('{ cpv: "45" }')).toEqual([0, 1]);
      expect((await counted('{ or: [{ cpv: "721" }] }'))[0]).toBe(2);
      expect((await counted('{ not: { cpv: "721" } }'))[0]).toBe(3_998);
    }));

  it('read nothing that is not asked for, and all that is in one walk', () =>
    withGraph(async (graph) => {
      writeMarket(graph);
      await ask(graph, 'total { tenderCount }');
      const least = graph.statements();
      await ask(
        graph,
        'total { ...F } byStatus { figures { ...F } } byYear { figures { ...F } } topBidders { bidderCount }',
      );
      // Beside the walk and the tenders: which bids there are, how many on each tender, who made them, and what they won.
      expect([least, graph.statements()]).toEqual([3, 7]);
    }));

  it.each([
    [
      '(filter: { cpv: "7" })',
      'total { tenderCount }',
      'filter.cpv: "7" is not the start of a code: two to eight digits.',
    ],
    ['', 'topBuyers(first: 0) { buyerCount }', 'first: 0 is not a page size; ask for 1 to 100.'],
    [
      '',
      'topBuyers(by: VALUE) { buyerCount }',
      'currency: sums are compared in one currency; name it, such as "EUR".',
    ],
    [
      '',
      'topBidders(currency: "euro") { bidderCount }',
      'currency: "euro" is no ISO 4217 code, such as "EUR".',
    ],
  ])('refuse %s %s', (args, selection, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ tenderStatistics${args} { ${selection} } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message,
      });
    }),
  );
});
