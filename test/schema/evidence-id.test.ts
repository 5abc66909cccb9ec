import { expect, it } from 'vitest';
import { withGraph } from '../graph.ts';

it.each(['compiled', 'ordinary'] as const)('a piece of evidence is found by its global id (%s)', (executor) =>
  withGraph(
    async (graph) => {
      graph.importSeed();
      const { tenders } = await graph.query(
        '{ tenders(first: 1) { nodes { bids(first: 1) { nodes { evidence(first: 1) { nodes { id knownFrom article { slug } } } } } } } }',
      );
      const [piece] = tenders.nodes[0].bids.nodes[0].evidence.nodes;
      expect(piece.id).toMatch(/^evidence:\d+$/);
      const found = await graph.query(
        `{ node(id: "${piece.id}") { id ... on Evidence { knownFrom article { slug } } } nodes(ids: ["evidence:99999999"]) { id } }`,
      );
      expect(found).toEqual({ node: piece, nodes: [null] });
      const before = await graph.query(
        `query @asOf(knownOn: "2000-01-01") { node(id: "${piece.id}") { id } }`,
      );
      expect(before).toEqual({ node: null });
    },
    { executor },
  ),
);
