import { describe, expect, it } from 'vitest';
import { takesDays } from '../../../src/db/dialect/neutral.ts';
import { bidsOfStatement, bidsOnStatement } from '../../../src/db/read/bid/bidding.ts';
import { Session } from '../../../src/db/read/row/session.ts';
import { SqliteReader } from '../../../src/db/read/row/sqlite-reader.ts';
import { lotsStatement, tenderFactsStatement } from '../../../src/db/read/tender/tender-fact.ts';
import { walkTenders } from '../../../src/db/read/tender/tender-walk.ts';
import type { Fragment, SqlRow } from '../../../src/db/statement/fragment.ts';
import { findCoBidders } from '../../../src/graph/competition/co-bidder.ts';
import { findCoBiddings } from '../../../src/graph/competition/co-bidding.ts';
import { findCompetitions } from '../../../src/graph/competition/find-competition.ts';
import { findRivals } from '../../../src/graph/competition/rival.ts';
import { findRivalries } from '../../../src/graph/competition/rivalry.ts';
import type { Work } from '../../../src/graph/scheduler.ts';
import { CATALOGUE, type TestGraph, withGraph } from '../../graph.ts';
import { finish, keyOf } from '../analysis.ts';
import { bid, organisations, tender } from './bidding-records.ts';

/** A session that knows the most rows that one of its statements gave. */
class CountingSession extends Session {
  most = 0;

  override rows(statement: Fragment): SqlRow[] {
    const rows = super.rows(statement);
    this.most = Math.max(this.most, rows.length);
    return rows;
  }
}

const counting = ({ database }: TestGraph) =>
  new CountingSession(new SqliteReader(database.sqlite), CATALOGUE);

/** How often work gives way, and what it returns. */
function stepsOf<R>(work: Work<R>): { steps: number; result: R } {
  for (let steps = 0; ; steps += 1) {
    const step = work.next();
    if (step.done) return { steps, result: step.value };
  }
}

const TENDERS = 600;
/** More bids on the first tender than several statements read. */
const CROWD = 700;

/** A hub that bids on all tenders, jointly with one partner on every other, against one of ten rivals each; all in a crowd on the first. */
function writeHub(graph: TestGraph): void {
  const crowd = Array.from({ length: CROWD }, (_, index) => `c${index}`);
  const rivals = Array.from({ length: 10 }, (_, index) => `r${index}`);
  const tenders = Array.from({ length: TENDERS }, (_, index) => `t${index}`);
  graph.write({
    nodes: [
      ...organisations('hub', 'partner', ...rivals, ...crowd),
      ...tenders.map((slug, index) => tender(slug, { deadline: `${2000 + (index % 20)}` })),
    ],
    claims: [
      ...tenders.flatMap((slug, index) => [
        ...bid(slug, index % 2 === 0 ? ['hub', 'partner'] : ['hub']),
        ...bid(slug, [`r${index % 10}`]),
      ]),
      ...crowd.flatMap((slug) => bid('t0', [slug])),
    ],
  });
}

describe('the competition of a hub', () => {
  it('is read whole in statements of at most 200 bids, giving way after each', () =>
    withGraph((graph) => {
      writeHub(graph);
      const hub = keyOf(graph, 'hub');
      const session = counting(graph);
      const rivals = stepsOf(findRivals(session, hub));
      expect(rivals.result.stopped).toBeUndefined();
      expect(rivals.result.rivals).toHaveLength(10 + CROWD);
      expect(
        rivals.result.rivals.slice(0, 10).map(({ contests, tenders }) => [contests.certain, tenders.length]),
      ).toEqual(Array(10).fill([TENDERS / 10, TENDERS / 10]));
      expect(rivals.result.bids).toEqual({ certain: TENDERS, possible: 0 });
      expect(session.most).toBe(200);
      expect(session.statements).toBeLessThan(40);
      expect(rivals.steps).toBeGreaterThan(session.statements);

      const { coBidders, jointBids, stopped } = finish(findCoBidders(counting(graph), hub));
      expect([coBidders.length, jointBids.certain, stopped]).toEqual([1, TENDERS / 2, undefined]);
      expect(coBidders[0]).toMatchObject({ first: '2000', last: '2018', tenderCount: TENDERS / 2 });
      const latest = coBidders[0]?.latest.items.map(({ day }) => day);
      expect(latest).toEqual([
        ...Array(30).fill('2018'),
        ...Array(30).fill('2016'),
        ...Array(30).fill('2014'),
        ...Array(10).fill('2012'),
      ]);

      const pairs = finish(findCoBiddings(session, walkTenders(session)));
      expect(pairs).toMatchObject({
        bids: { certain: 2 * TENDERS + CROWD },
        jointBids: { certain: TENDERS / 2 },
      });
      expect(
        pairs.coBiddings.map(({ joint, latest: kept }) => [joint.certain, kept.items.map(({ day }) => day)]),
      ).toEqual([[TENDERS / 2, latest]]);
    }));

  it('is cut at a budget or a time, and says so', () =>
    withGraph((graph) => {
      writeHub(graph);
      const session = counting(graph);
      const hub = keyOf(graph, 'hub');
      const few = { edges: 1_000, timeoutMs: 60_000 };
      const late = { edges: 1_000_000, timeoutMs: 0 };

      const rivals = finish(findRivals(session, hub, few));
      expect(rivals.stopped).toBe('EDGE_BUDGET');
      expect(rivals.bids.certain).toBeLessThan(TENDERS);
      expect(finish(findRivals(session, hub, late))).toMatchObject({ stopped: 'DEADLINE', rivals: [] });

      const coBidders = finish(findCoBidders(session, hub, { edges: 300, timeoutMs: 60_000 }));
      expect(coBidders.stopped).toBe('EDGE_BUDGET');
      expect(coBidders.jointBids.certain).toBeLessThan(TENDERS / 2);
      expect(finish(findCoBidders(session, hub, late)).stopped).toBe('DEADLINE');

      const pairs = finish(findCoBiddings(session, walkTenders(session), few));
      expect(pairs.stopped).toBe('EDGE_BUDGET');
      expect(finish(findCoBiddings(session, walkTenders(session), late)).stopped).toBe('DEADLINE');

      const crowded = keyOf(graph, 't0');
      const competition = finish(findCompetitions(session, [crowded], { edges: 300, timeoutMs: 60_000 })).get(
        crowded,
      );
      expect(competition?.stopped).toBe('EDGE_BUDGET');
      expect(competition?.bids.certain).toBeLessThan(CROWD);
    }));

  it('holds no pairs of a bid with more parties than the budget allows for', () =>
    withGraph((graph) => {
      const parties = Array.from({ length: 100 }, (_, index) => `p${index}`);
      graph.write({ nodes: [...organisations(...parties), tender('t')], claims: bid('t', parties) });
      const session = counting(graph);
      const all = finish(findCoBiddings(session, walkTenders(session)));
      expect([all.coBiddings.length, all.stopped]).toEqual([4_950, undefined]);
      const few = finish(findCoBiddings(session, walkTenders(session), { edges: 20_000, timeoutMs: 60_000 }));
      expect([few.coBiddings.length, few.stopped]).toEqual([0, 'EDGE_BUDGET']);
    }));

  it('compares no two of a tender with more bidders than the budget allows for, and goes on with the others', () =>
    withGraph((graph) => {
      const crowd = Array.from({ length: 100 }, (_, index) => `p${index}`);
      graph.write({
        nodes: [...organisations(...crowd), tender('crowded'), tender('small')],
        claims: [
          ...crowd.flatMap((slug) => bid('crowded', [slug])),
          ...bid('small', ['p0']),
          ...bid('small', ['p1']),
        ],
      });
      const session = counting(graph);
      const whole = stepsOf(findRivalries(session, walkTenders(session)));
      expect([whole.result.rivalries.length, whole.result.stopped]).toEqual([4_950, undefined]);
      expect(whole.result.rivalries[0]).toMatchObject({ contests: { certain: 2 }, tenderCount: 2 });
      expect(whole.steps).toBeGreaterThan(4);
      const few = { edges: 20_000, timeoutMs: 60_000 };
      const cut = finish(findRivalries(session, walkTenders(session), few));
      expect([cut.rivalries.length, cut.bids.certain, cut.stopped]).toEqual([1, 102, 'EDGE_BUDGET']);
    }));

  it('is read by statements that each look into an index', () =>
    withGraph(({ database }) => {
      for (const asOf of [{}, { knownOn: '2025-01-01', validOn: '2025-01-01' }]) {
        const statements = [
          bidsOnStatement(asOf, [1, 2], undefined),
          bidsOnStatement(asOf, [1], 5),
          bidsOfStatement(asOf, 1, 5),
          tenderFactsStatement(asOf, [1, 2]),
          lotsStatement({}, [1, 2], undefined),
          lotsStatement({}, [1], '3'),
        ];
        for (const { text, values } of statements) {
          const plan = database.sqlite.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
          const steps = plan.all(...values, ...(takesDays(text) ? [asOf] : [])).map(({ detail }) => detail);
          expect(steps.filter((step) => /\bSCAN (?!k VIRTUAL TABLE|\(subquery)/.test(step))).toEqual([]);
        }
      }
    }));
});
