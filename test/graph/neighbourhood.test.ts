import { describe, expect, it } from 'vitest';
import { EDGE_KINDS } from '../../src/db/edge.ts';
import { findNeighbourhood, type NeighbourhoodRequest } from '../../src/graph/neighbourhood.ts';
import { type TestGraph, withGraph } from '../graph.ts';
import { finish, hubRecords, keyOf, known, node, openSession } from './analysis.ts';

const ALL = new Set(EDGE_KINDS);

function around(
  graph: TestGraph,
  slug: string,
  more: Partial<NeighbourhoodRequest> = {},
): NeighbourhoodRequest {
  return { centre: keyOf(graph, slug), depth: 1, kinds: ALL, limit: 100, ...more };
}

describe('a neighbourhood', () => {
  it('of a hub keeps to its limit, the most connected first, and counts what it leaves out', () =>
    withGraph((graph) => {
      const { nodes, claims } = hubRecords(1_200, 300);
      // Two claims link the hub to t900, and t700 has a claim more of its own.
      claims.push({
        kind: 'PROCUREMENT_ROLE',
        organisation: 'hub',
        tender: 't900',
        role: 'FUNDER',
        ...known(),
      });
      claims.push({
        kind: 'SUCCESSION',
        successor: 't700',
        predecessor: 't5',
        relation: 'AMENDS',
        ...known(),
      });
      graph.write({ nodes, claims });
      const found = finish(findNeighbourhood(openSession(graph), around(graph, 'hub', { limit: 50 })));
      expect(found.nodes).toHaveLength(50);
      expect(found.nodes[0]).toEqual({ id: keyOf(graph, 'hub'), distance: 0, hiddenClaims: 1_151 });
      const [, first, ...others] = found.nodes.map(({ id }) => id);
      expect(first).toBe(keyOf(graph, 't900'));
      expect(others.slice(0, 2)).toEqual([keyOf(graph, 't5'), keyOf(graph, 't700')]);
      expect(found.cutNodes).toBe(1_200 - 49);
      expect(found.stopped).toBeUndefined();
      expect(found.edges).toHaveLength(50);
    }));

  it('says so when it could not read all', () =>
    withGraph((graph) => {
      graph.write(hubRecords(1_200, 300));
      const session = openSession(graph);
      const request = around(graph, 'hub', { depth: 2 });
      const few = finish(findNeighbourhood(session, request, { edges: 700, timeoutMs: 60_000 }));
      expect(few.stopped).toBe('EDGE_BUDGET');
      expect(few.nodes).toHaveLength(100);
      const late = finish(findNeighbourhood(session, request, { edges: 700, timeoutMs: 0 }));
      expect(late).toMatchObject({ stopped: 'DEADLINE', nodes: [{ distance: 0 }], edges: [] });
    }));

  it('shows an article and not what lies behind it, unless it is in the middle', () =>
    withGraph((graph) => {
      const nodes = [node('ORGANISATION', 'a'), node('ORGANISATION', 'b'), node('ARTICLE', 'x')];
      const wrote = { kind: 'AUTHORSHIP', article: 'x', role: 'AUTHOR', ...known() } as const;
      graph.write({
        nodes,
        claims: [
          { ...wrote, author: 'a' },
          { ...wrote, author: 'b' },
        ],
      });
      const of = (slug: string) =>
        finish(findNeighbourhood(openSession(graph), around(graph, slug, { depth: 3 }))).nodes.map(
          ({ id }) => id,
        );
      expect(of('a')).toEqual(['a', 'x'].map((slug) => keyOf(graph, slug)));
      expect(of('x')).toEqual(['x', 'a', 'b'].map((slug) => keyOf(graph, slug)));
    }));

  it('is that of the day asked', () =>
    withGraph((graph) => {
      const nodes = ['a', 'b', 'c'].map((slug) => node('ORGANISATION', slug));
      graph.write({
        nodes,
        claims: [
          { kind: 'HOSTING', host: 'a', hosted: 'b', ...known('2024-01-01') },
          { kind: 'HOSTING', host: 'a', hosted: 'c', ...known('2026-01-01') },
        ],
      });
      const session = openSession(graph);
      session.asOf = { knownOn: '2025-01-01' };
      const found = finish(findNeighbourhood(session, around(graph, 'a')));
      expect(found.nodes.map(({ id }) => id)).toEqual([keyOf(graph, 'a'), keyOf(graph, 'b')]);
    }));
});
