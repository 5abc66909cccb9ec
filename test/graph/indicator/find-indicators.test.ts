import { describe, expect, it } from 'vitest';
import { walkTenders } from '../../../src/db/read/tender/tender-walk.ts';
import { findIndicators } from '../../../src/graph/indicator/find-indicators.ts';
import { INDICATORS } from '../../../src/graph/indicator/indicator-list.ts';
import { withGraph } from '../../graph.ts';
import { finish, hubRecords, openSession } from '../analysis.ts';

describe('judging many tenders', () => {
  const all = { indicators: INDICATORS, settings: {}, keeps: () => true };

  it('stops at its limits, and says so', () =>
    withGraph((graph) => {
      graph.write(hubRecords(30, 3));
      const session = openSession(graph);
      const judge = (edges: number, timeoutMs: number) => {
        const limits = { edges, timeoutMs };
        const { tenderCount, stopped } = finish(
          findIndicators(session, { ...all, tenders: walkTenders(session), limits }),
        );
        return [tenderCount, stopped];
      };
      expect(judge(30, 60_000)).toEqual([30, undefined]);
      expect(judge(29, 60_000)).toEqual([29, 'EDGE_BUDGET']);
      expect(judge(1_000, -1)).toEqual([30, 'DEADLINE']);
    }));

  it('gives way after each short statement, in a number of statements that grows with the tenders', () =>
    withGraph((graph) => {
      graph.write(hubRecords(250, 20));
      const session = openSession(graph);
      const work = findIndicators(session, { ...all, tenders: walkTenders(session) });
      let mostBetween = 0;
      for (let before = 0; ; before = session.statements) {
        const { done } = work.next();
        mostBetween = Math.max(mostBetween, session.statements - before);
        if (done) break;
      }
      expect(mostBetween).toBeLessThanOrEqual(2);
      // Three for each hundred tenders (with their lots and bids), and those that find the tenders.
      expect(session.statements).toBeLessThanOrEqual(3 * 3 + 3);
    }));
});
