import { expect, it } from 'vitest';
import { withGraph } from '../graph.ts';

const DAY = '2025-01-31';

for (const executor of ['compiled', 'ordinary'] as const) {
  it(`a lot is found by its global id, once its tender is known (${executor})`, () =>
    withGraph(
      async (graph) => {
        graph.write({
          nodes: [
            // Ids of lots and of nodes are counted apart: the first lot is not the first node.
            { ref: 'o', type: 'ORGANISATION', slug: 'o', name: 'Bidder', statedOn: DAY },
            {
              ref: 't',
              type: 'TENDER',
              slug: 't',
              name: 'Tender',
              statedOn: DAY,
              lots: [
                { number: 'z7', title: 'Roads' },
                { number: 'c9', title: 'Bridges' },
              ],
            },
          ],
        });
        const { tender } = await graph.query(
          '{ tender(by: { slug: "t" }) { id lots { nodes { id number position } } } }',
        );
        const [second, first] = tender.lots.nodes;
        expect([first.position, second.position]).toEqual([1, 2]);
        expect(first.id).toMatch(/^lot:\d+$/);
        const found = await graph.query(
          `{ node(id: "${second.id}") { __typename id ... on Lot { title tender { slug } bids { totalCount } } }
             nodes(ids: ["${tender.id}", "${first.id}", "lot:999"]) { __typename id } }`,
        );
        expect(found).toEqual({
          node: {
            __typename: 'Lot',
            id: second.id,
            title: 'Bridges',
            tender: { slug: 't' },
            bids: { totalCount: 0 },
          },
          nodes: [{ __typename: 'Tender', id: tender.id }, { __typename: 'Lot', id: first.id }, null],
        });
        const before = await graph.query(
          `query @asOf(knownOn: "2024-12-31") { node(id: "${second.id}") { id } nodes(ids: ["${first.id}"]) { id } }`,
        );
        expect(before).toEqual({ node: null, nodes: [null] });
        const since = await graph.query(`query @asOf(knownOn: "${DAY}") { node(id: "${second.id}") { id } }`);
        expect(since).toEqual({ node: { id: second.id } });
      },
      { executor },
    ));
}
