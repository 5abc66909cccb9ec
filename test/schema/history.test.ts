import { describe, expect, it } from 'vitest';
import { exampleQuery, withGraph } from '../graph.ts';
import { NOTICES, publish, TENDER } from './taken-back-graph.ts';

const asOf = (day: string) =>
  `query ($tender: NodeBy!) @asOf(knownOn: "${day}") { tender(by: $tender) { history { totalCount nodes { day withdrawsCount } } } }`;

describe('Tender.history', () => {
  it('tells which documents speak of a tender, what each took back, and what it changed', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const { tender } = await graph.query(exampleQuery('25-tender-history'), { tender: TENDER });
      expect(tender.history).toMatchObject({ totalCount: 3, complete: true });
      const [first, second, third] = tender.history.nodes;
      expect([first.day, second.day, third.day]).toEqual(['2025-01-10', '2025-03-10', '2025-04-10']);
      expect([first.statesCount, second.statesCount, third.statesCount]).toEqual([2, 6, 5]);
      expect([first.withdraws, first.changes, second.withdraws, second.changes]).toEqual([[], [], [], []]);
      expect(third.article.title).toBe('notice 2025-04-10');
      expect(third.withdraws).toMatchObject([
        { kind: 'BID', knownFrom: '2025-03-10', knownUntil: '2025-04-10' },
        { kind: 'TENDER_EVENT', event: 'WON', knownUntil: '2025-04-10' },
      ]);
      expect(third.changes).toEqual([
        { attribute: 'name', before: 'Roof', after: 'Roof of the school' },
        { attribute: 'deadline', before: '2025-02-01', after: '2025-02-15' },
      ]);
    }));

  it('of a day in the past knows nothing of what came later', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const { tender } = await graph.query(asOf('2025-03-31'), { tender: TENDER });
      expect(tender.history).toEqual({
        totalCount: 2,
        nodes: [
          { day: '2025-01-10', withdrawsCount: 0 },
          { day: '2025-03-10', withdrawsCount: 0 },
        ],
      });
    }));

  it('refuses a cursor of another list, naming the argument', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const text = '{ tender(by: $tender) { history(after: "Tender.bids~1") { totalCount } } }';
      await expect(graph.query(`query ($tender: NodeBy!) ${text}`, { tender: TENDER })).rejects.toThrow(
        /after/,
      );
    }));
});
