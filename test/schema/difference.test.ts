import { describe, expect, it } from 'vitest';
import { type Answer, withGraph } from '../graph.ts';
import { NOTICES, publish, TENDER } from './taken-back-graph.ts';

const DIFF = `query ($of: NodeBy!, $from: Date!, $to: Date!) {
  diff(of: $of, from: $from, to: $to) {
    complete addedCount withdrawnCount changedCount
    added { id kind } withdrawn { id kind } changed { claim { id kind } changes { attribute before after } }
    attributes { attribute before after }
  }
  days(of: $of) { complete days }
}`;
const STATE = `query ($tender: NodeBy!) @asOf(knownOn: "DAY") { tender(by: $tender) { bids(first: 100) { nodes { id } } events(first: 100) { nodes { id } } valuations(first: 100) { nodes { id } } procurementRoles(first: 100) { nodes { id } } } }`;

describe('what changed between two days', () => {
  it('is told by claim: added, withdrawn, said otherwise; and by attribute of the tender', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const { diff, days } = await graph.query(DIFF, { of: TENDER, from: '2025-03-31', to: '2025-04-30' });
      expect(days).toEqual({ complete: true, days: ['2025-04-10', '2025-03-10', '2025-01-10'] });
      expect(diff).toMatchObject({ complete: true, withdrawnCount: 2 });
      expect(diff.changed).toEqual([
        {
          claim: { id: expect.stringMatching(/^bid:/), kind: 'BID' },
          changes: [
            { attribute: 'status', before: 'SUBMITTED', after: 'WON' },
            { attribute: 'value', before: '95.00 EUR', after: '99.00 EUR' },
            { attribute: 'rank', before: '2', after: '1' },
          ],
        },
      ]);
      expect(diff.withdrawn.map(({ kind }: Answer) => kind)).toEqual(['BID', 'TENDER_EVENT']);
      expect(diff.attributes).toContainEqual({
        attribute: 'deadline',
        before: '2025-02-01',
        after: '2025-02-15',
      });
      expect(diff.attributes).toContainEqual({
        attribute: 'name',
        before: 'Roof',
        after: 'Roof of the school',
      });
    }));

  it('is what the answers of the two days differ in, whatever the days', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const days = ['2024-12-31', '2025-01-10', '2025-03-09', '2025-03-10', '2025-04-10', '2026-01-01'];
      const stateOn = async (day: string): Promise<Set<string>> => {
        const { tender } = await graph.query(STATE.replace('DAY', day), { tender: TENDER });
        if (!tender) return new Set();
        return new Set(
          Object.values(tender).flatMap((list) => (list as Answer).nodes.map(({ id }: Answer) => id)),
        );
      };
      for (const [index, from] of days.entries()) {
        for (const to of days.slice(index)) {
          const [before, after] = [await stateOn(from), await stateOn(to)];
          const { diff } = await graph.query(DIFF, { of: TENDER, from, to });
          const ids = (list: Answer[]) => list.map(({ id }) => id).sort();
          expect(ids(diff.added)).toEqual([...after].filter((id) => !before.has(id)).sort());
          expect(ids(diff.withdrawn)).toEqual([...before].filter((id) => !after.has(id)).sort());
          if (from === to) expect(diff).toMatchObject({ changedCount: 0, attributes: [] });
        }
      }
    }));

  it('is asked of a bidder too, whose bid was won in between', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const { diff } = await graph.query(DIFF, {
        of: { slug: 'alpha' },
        from: '2025-03-31',
        to: '2025-04-30',
      });
      expect(diff).toMatchObject({ addedCount: 0, withdrawnCount: 1, changedCount: 0, attributes: [] });
    }));

  it('refuses days in the wrong order, naming them, and knows no node that is not there', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const refused = await graph.refusal(DIFF, { of: TENDER, from: '2025-05-01', to: '2025-04-01' });
      expect(refused).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringMatching(/from: 2025-05-01 is after to, 2025-04-01/),
      });
      const { diff, days } = await graph.query(DIFF, {
        of: { slug: 'nobody' },
        from: '2025-04-01',
        to: '2025-04-01',
      });
      expect([diff, days]).toEqual([null, null]);
    }));
});

describe('the documents that speak of a node', () => {
  it('are counted by their current claims, most first, as of the day', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const sources = async (asOf: string) => {
        const { tender } = await graph.query(
          `query ($tender: NodeBy!) ${asOf} { tender(by: $tender) { sources(first: 2) { totalCount complete nodes { claimCount article { name } } pageInfo { hasNextPage } } } }`,
          { tender: TENDER },
        );
        return tender.sources;
      };
      expect(await sources('')).toMatchObject({ complete: true, totalCount: 3 });
      expect((await sources('')).nodes[0]).toEqual({
        claimCount: 5,
        article: { name: 'notice 2025-04-10' },
      });
      expect(await sources('@asOf(knownOn: "2025-01-31")')).toEqual({
        totalCount: 1,
        complete: true,
        nodes: [{ claimCount: 2, article: { name: 'notice 2025-01-10' } }],
        pageInfo: { hasNextPage: false },
      });
    }));
});
