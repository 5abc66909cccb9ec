import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterValue } from '../../../src/db/read/collection/filter-value.ts';
import { TENDER_STATUSES } from '../../../src/domain/node.ts';
import { Figures } from '../../../src/graph/statistics/figures.ts';
import { GROUPINGS, type GroupingName } from '../../../src/graph/statistics/grouping.ts';
import {
  computeTenderStatistics,
  type TenderStatistics,
} from '../../../src/graph/statistics/tender-statistics.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../../src/model/record.ts';
import { PROCEDURE_KIND } from '../../../src/model/words/node.ts';
import { rankGroups } from '../../../src/schema/analysis/statistics/ranked-group.ts';
import { type TestGraph, withGraph } from '../../graph.ts';
import { finish, known, node, openSession } from '../analysis.ts';

const ORGANISATIONS = ['o0', 'o1', 'o2', 'o3'];
const organisation = fc.constantFrom(...ORGANISATIONS);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** What is said of one tender. */
const story = fc.record({
  published: maybe(fc.constantFrom('2023', '2024-02', '2024-12-31')),
  procedure: maybe(fc.constantFrom(...PROCEDURE_KIND.list)),
  cpvs: fc.subarray(['45000000', '72000000', '72100000']),
  places: fc.subarray(['FR', 'FRB', 'FRJ1', 'FRJ13', 'FRJ12']),
  publishedBidCount: maybe(fc.nat(3)),
  status: maybe(fc.constantFrom(...TENDER_STATUSES)),
  amount: maybe(fc.integer({ min: -1, max: 9e15 })),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  valuation: fc.constantFrom('ESTIMATE' as const, 'CONTRACT' as const),
  buyer: maybe(organisation),
  bids: fc.array(
    fc.record({
      parties: fc.uniqueArray(organisation, { minLength: 1 }),
      modality: fc.constantFrom('ACTUAL' as const, 'EXPECTED' as const),
      standing: fc.constantFrom('OFFICIAL' as const, 'UNCONFIRMED' as const),
      hasWon: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

function recordsOf(stories: readonly Story[]): GraphRecords {
  const nodes: NodeRecord[] = ORGANISATIONS.map((slug) => node('ORGANISATION', slug));
  const claims: ClaimRecord[] = [];
  stories.forEach(({ status, amount, currency, valuation, buyer, bids, ...fields }, index) => {
    const tender = `t${index}`;
    const stated = Object.entries(fields).filter(([, value]) => value !== undefined);
    nodes.push({ ...node('TENDER', tender), ...Object.fromEntries(stated) } as NodeRecord);
    if (status) claims.push({ kind: 'TENDER_EVENT', tender, event: status, ...known() });
    if (buyer)
      claims.push({ kind: 'PROCUREMENT_ROLE', organisation: buyer, tender, role: 'BUYER', ...known() });
    if (amount !== undefined) {
      const flags =
        amount > 0
          ? []
          : [{ flag: amount === 0 ? 'ZERO_AMOUNT' : 'NEGATIVE_AMOUNT', field: 'value' } as const];
      const value = { status: 'KNOWN', amountMinor: amount, currency } as const;
      claims.push({ kind: 'VALUATION', tender, valuation, value, flags, ...known() });
    }
    bids.forEach(({ parties, modality, standing, hasWon }, place) => {
      const ref = `${tender} ${place}`;
      claims.push({
        kind: 'BID',
        key: `test:${tender}:${place}`,
        ref,
        tender,
        modality,
        parties: parties.map((each) => ({ organisation: each, role: 'MEMBER' })),
        ...known(undefined, standing),
      });
      if (hasWon) claims.push({ kind: 'TENDER_EVENT', tender, bid: ref, event: 'WON', ...known() });
    });
  });
  return { nodes, claims, mentions: [] };
}

function statisticsOf(graph: TestGraph, filter?: FilterValue): TenderStatistics {
  return finish(
    computeTenderStatistics(openSession(graph), filter, {
      groupings: new Set(Object.keys(GROUPINGS) as GroupingName[]),
      parts: new Set(['VALUES', 'BIDS', 'BIDDERS']),
      ranksBidders: new Set(['UNIT', 'ESTABLISHMENT'] as const),
    }),
  );
}

/** What figures of groups that share no tender add up to. */
function added(groups: Iterable<Figures>) {
  const sums: Record<string, bigint> = {};
  const add = (name: string, value: bigint | number) => {
    if (BigInt(value) !== 0n) sums[name] = (sums[name] ?? 0n) + BigInt(value);
  };
  const bidders = new Set<number>();
  for (const figures of groups) {
    add('tenders', figures.tenders);
    add('duplicates', figures.duplicates);
    add('unknownValues', figures.unknownValues);
    add('unpublishedBidCounts', figures.unpublishedBidCounts);
    for (const [name, count] of Object.entries(figures.bids)) add(`bids ${name}`, count);
    for (const [name, count] of Object.entries(figures.singleBids)) add(`single ${name}`, count);
    for (const [currency, { sum, usual, ...counts }] of figures.amounts) {
      add(`${currency} sum`, sum.total);
      add(`${currency} usual`, usual.total);
      for (const [name, count] of Object.entries(counts)) add(`${currency} ${name}`, count);
    }
    for (const bidder of figures.bidders) bidders.add(bidder);
  }
  return { sums, bidders: [...bidders].sort() };
}

const groupsOf = (statistics: TenderStatistics, name: GroupingName): Figures[] => [
  ...(statistics.groups.get(name)?.values() ?? []),
];

const check = (test: (graph: TestGraph) => void) =>
  fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 12 }), (stories) =>
      withGraph((graph) => {
        graph.write(recordsOf(stories));
        test(graph);
      }),
    ),
    { numRuns: 15 },
  );

/** Groupings that have each tender in one group. */
const DIVIDING = [
  'STATUS',
  'PROCEDURE',
  'YEAR_PUBLISHED',
  'YEAR_AWARDED',
  'MONTH_PUBLISHED',
  'MONTH_AWARDED',
  'BUYER',
] as const;

describe('statistics over any tenders', () => {
  it('add up to the total over the groups of each grouping whose groups share no tender', () =>
    check((graph) => {
      const statistics = statisticsOf(graph);
      const total = added(groupsOf(statistics, 'TOTAL'));
      for (const name of DIVIDING) {
        expect(added(groupsOf(statistics, name))).toEqual(total);
      }
    }));

  it('add up to the total over the first winners, all others and none, less what is counted again', () =>
    check((graph) => {
      const statistics = statisticsOf(graph);
      const groups = statistics.groups.get('WINNER') ?? new Map();
      const repeated = statistics.repeated.get('WINNER') ?? new Figures();
      const total = added(groupsOf(statistics, 'TOTAL'));
      for (const first of [1, 2, 20]) {
        const { nodes, rest, unknown } = rankGroups(groups, { first });
        const all = added([...nodes.map(({ figures }) => figures), rest, unknown]).sums;
        for (const [name, again] of Object.entries(added([repeated]).sums)) {
          const left = (all[name] ?? 0n) - again;
          if (left === 0n) delete all[name];
          else all[name] = left;
        }
        expect(all).toEqual(total.sums);
      }
      const won = graph.database.sqlite
        .prepare<[], number>(
          "SELECT count(DISTINCT b.tender_id || ' ' || p.organisation_id) FROM bids b JOIN claims c ON c.id = b.id JOIN bid_parties p ON p.bid_id = b.id WHERE b.status = 'WON' AND c.modality = 'ACTUAL'",
        )
        .pluck();
      const counted = [...groups].reduce((sum, [key, { tenders }]) => sum + (key === null ? 0 : tenders), 0);
      expect(counted).toBe(won.get());
    }));

  it('of a filter and of its negation add up to those of all', () =>
    check((graph) => {
      const all = added(groupsOf(statisticsOf(graph), 'TOTAL'));
      const filters: FilterValue[] = [
        { cpv: '72' },
        { status: ['AWARDED', 'PLANNED'] },
        { publishedBidCount: { min: 1, max: 1 } },
        { value: { currency: 'EUR' } },
      ];
      for (const filter of filters) {
        const both = [filter, { not: filter }].flatMap((each) =>
          groupsOf(statisticsOf(graph, each), 'TOTAL'),
        );
        expect(added(both)).toEqual(all);
      }
    }));

  it('leave no tender out of sums and counts, and count it in each of its divisions', () =>
    check((graph) => {
      const statistics = statisticsOf(graph);
      const [total] = groupsOf(statistics, 'TOTAL');
      const amounts = [...(total?.amounts.values() ?? [])];
      const valued = amounts.reduce((sum, { count, flagged }) => sum + count + flagged, 0);
      expect(valued + (total?.unknownValues ?? 0)).toBe(statistics.tenderCount);
      const divisions = graph.database.sqlite
        .prepare<[], number>('SELECT count(DISTINCT tender_id || substr(code, 1, 2)) FROM tender_cpvs')
        .pluck()
        .get() as number;
      const without = statistics.groups.get('CPV_DIVISION')?.get(null)?.tenders ?? 0;
      const inDivisions = groupsOf(statistics, 'CPV_DIVISION').reduce((sum, { tenders }) => sum + tenders, 0);
      expect(inDivisions - without).toBe(divisions);
    }));

  it('count a tender in each of its regions, and those without one among them', () =>
    check((graph) => {
      const statistics = statisticsOf(graph);
      const placed = graph.database.sqlite.prepare<[number, number], number>(
        "SELECT count(DISTINCT tender_id || substr(place, 1, ?)) FROM tender_places WHERE length(place) >= ? AND place LIKE 'FR%'",
      );
      const located = graph.database.sqlite.prepare<[number], number>(
        'SELECT count(DISTINCT tender_id) FROM tender_places WHERE length(place) >= ?',
      );
      for (const level of [1, 2, 3] as const) {
        const groups = groupsOf(statistics, `REGION_${level}`);
        const without = statistics.groups.get(`REGION_${level}`)?.get(null)?.tenders ?? 0;
        const counted = groups.reduce((sum, { tenders }) => sum + tenders, 0);
        expect(counted - without).toBe(placed.pluck().get(2 + level, 2 + level));
        expect(without).toBe(statistics.tenderCount - (located.pluck().get(2 + level) ?? 0));
      }
    }));

  it('know as many bidders as are ranked', () =>
    check((graph) => {
      const statistics = statisticsOf(graph);
      expect(statistics.bidders.UNIT.bidderCount).toBe(groupsOf(statistics, 'TOTAL')[0]?.bidders.size);
    }));
});

describe('statistics over many tenders', () => {
  it('stop at their limits and say so', () =>
    withGraph((graph) => {
      const nodes = Array.from({ length: 250 }, (_, index) => node('TENDER', `t${index}`));
      graph.write({ nodes });
      const request = {
        groupings: new Set(['TOTAL'] as const),
        parts: new Set<never>(),
        ranksBidders: new Set<never>(),
      };
      const read = (limits?: { edges: number; timeoutMs: number }) => {
        const { tenderCount, stopped, groups } = finish(
          computeTenderStatistics(openSession(graph), undefined, request, limits),
        );
        expect(groups.get('TOTAL')?.get('ALL')?.tenders ?? 0).toBe(tenderCount);
        return { tenderCount, stopped };
      };
      expect(read()).toEqual({ tenderCount: 250, stopped: undefined });
      expect(read({ edges: 4 * 100, timeoutMs: 60_000 })).toEqual({
        tenderCount: 100,
        stopped: 'EDGE_BUDGET',
      });
      expect(read({ edges: 1_000_000, timeoutMs: 0 })).toEqual({ tenderCount: 0, stopped: 'DEADLINE' });
    }));

  it('give way after every statement or two, however many bids there are on one tender', () =>
    withGraph((graph) => {
      const bidders = Array.from({ length: 1_600 }, (_, index) => `b${index}`);
      graph.write({
        nodes: [node('TENDER', 't'), ...bidders.map((slug) => node('ORGANISATION', slug))],
        claims: bidders.map((bidder) => ({
          kind: 'BID',
          tender: 't',
          parties: [{ organisation: bidder, role: 'SOLE' }],
          ...known(),
        })),
      });
      const session = openSession(graph);
      const work = computeTenderStatistics(session, undefined, {
        groupings: new Set(['TOTAL']),
        parts: new Set(['BIDS', 'BIDDERS']),
        ranksBidders: new Set(['UNIT', 'ESTABLISHMENT'] as const),
      });
      const statements: number[] = [];
      let step = work.next();
      for (let before = 0; !step.done; step = work.next()) {
        statements.push(session.statements - before);
        before = session.statements;
      }
      expect(Math.max(...statements)).toBeLessThanOrEqual(2);
      expect(statements.length).toBeGreaterThan(10);
      const total = step.value.groups.get('TOTAL')?.get('ALL');
      expect(total?.bids).toEqual({ certain: 1_600, possible: 0, unknown: 0 });
      expect([total?.bidders.size, step.value.bidders.UNIT.bidderCount]).toEqual([1_600, 1_600]);
    }));
});
