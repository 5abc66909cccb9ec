import { describe, expect, it } from 'vitest';
import { hubRecords } from '../../graph/analysis.ts';
import { withGraph } from '../../graph.ts';

describe('a neighbourhood', () => {
  it('names every end of its edges among its nodes, in few statements', () =>
    withGraph(async (graph) => {
      graph.write(hubRecords(300, 30));
      const { neighbourhood } = await graph.query(
        '{ neighbourhood(of: { slug: "hub" }, depth: 2, limit: 200) { nodes { node { id } distance hiddenClaims } edges { from { id } to { id } reading claim { kind } } cutNodes complete } }',
      );
      const ids = new Set(neighbourhood.nodes.map(({ node }: { node: { id: string } }) => node.id));
      expect(ids.size).toBe(200);
      for (const { from, to } of neighbourhood.edges)
        expect([ids.has(from.id), ids.has(to.id)]).toEqual([true, true]);
      expect(neighbourhood).toMatchObject({ cutNodes: 101 + 30, complete: true });
      expect(neighbourhood.nodes[0]).toMatchObject({ distance: 0, hiddenClaims: 101 });
      expect(graph.statements()).toBeLessThan(40);
    }));

  it.each([
    ['depth: 4', 'depth: 4 is out of range; ask for 1 to 3.'],
    ['limit: 501', 'limit: 501 is out of range; ask for 1 to 500.'],
  ])('refuses %s', (more, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ neighbourhood(of: { slug: "x" }, ${more}) { complete } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message,
      });
    }),
  );

  it('costs what its limit lets it return', () =>
    withGraph(async ({ run }) => {
      const cost = async (limit: number) => {
        const { extensions } = await run(
          `{ neighbourhood(of: { slug: "x" }, limit: ${limit}) { nodes { node { name } } } }`,
        );
        return extensions.cost.estimated;
      };
      expect(await cost(400)).toBe(50 + 400 * 2);
    }));
});
