import { describe, expect, it } from 'vitest';
import type { Adjacency } from '../../bench/graph/adjacency.ts';
import { differenceOfPaths } from '../../bench/graph/path-comparison.ts';
import { PathFinder } from '../../bench/graph/path-finder.ts';
import { seededRandom } from '../../bench/seeded-random.ts';

/** A graph whose claims are numbered as its edges are. */
function adjacencyOf(nodeCount: number, edges: readonly (readonly [number, number])[]): Adjacency {
  const entries = edges.flatMap(([one, other], claim) => [
    { near: one, far: other, claim },
    { near: other, far: one, claim },
  ]);
  entries.sort((a, b) => a.near - b.near);
  const starts = Array.from(
    { length: nodeCount + 1 },
    (_, node) => entries.filter(({ near }) => near < node).length,
  );
  return {
    starts: Int32Array.from(starts),
    neighbours: Int32Array.from(entries, ({ far }) => far),
    claims: Int32Array.from(entries, ({ claim }) => claim),
  };
}

describe('the search over typed arrays', () => {
  it('finds the chain of fewest edges, and names its nodes and claims', () => {
    const adjacency = adjacencyOf(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 4],
      [4, 3],
    ]);
    for (const ends of ['one', 'both'] as const) {
      expect(new PathFinder(adjacency, ends).find(0, 3, 6)).toEqual({ nodes: [0, 4, 3], claims: [3, 4] });
    }
  });

  it('finds none that is too long or not there', () => {
    const adjacency = adjacencyOf(5, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    for (const ends of ['one', 'both'] as const) {
      expect(new PathFinder(adjacency, ends).find(0, 3, 2)).toBeUndefined();
      expect(new PathFinder(adjacency, ends).find(0, 4, 6)).toBeUndefined();
    }
  });

  it('finds the same lengths from one end and from both', () => {
    const random = seededRandom(1);
    const edges = Array.from({ length: 130 }, () => [random.below(100), random.below(100)] as const);
    const adjacency = adjacencyOf(100, edges);
    const [one, both] = [new PathFinder(adjacency, 'one'), new PathFinder(adjacency, 'both')];
    const lengths = new Set<number | undefined>();
    for (let pair = 0; pair < 2_000; pair++) {
      const [from, to] = [random.below(100), random.below(100)];
      if (from === to) continue;
      const found = both.find(from, to, 6);
      expect(found?.claims.length, `${from} to ${to}`).toBe(one.find(from, to, 6)?.claims.length);
      lengths.add(found?.claims.length);
    }
    expect([...lengths].sort()).toEqual([1, 2, 3, 4, 5, 6, undefined]);
  });
});

describe('the comparison of paths', () => {
  const answer = (...ids: readonly string[]) => {
    const steps = ids.slice(1).map((id, place) => ({ from: { id: ids[place] }, to: { id } }));
    return JSON.stringify({ data: { paths: { paths: [{ hops: steps.length, steps }] } } });
  };

  it('takes one of several shortest paths for another', () => {
    expect(differenceOfPaths(answer('a', 'b', 'c'), answer('a', 'd', 'c'))).toBeUndefined();
  });

  it('tells paths of other lengths, to other ends, and none at all apart', () => {
    expect(differenceOfPaths(answer('a', 'c'), answer('a', 'd', 'c'))).toContain('1 hops');
    expect(differenceOfPaths(answer('a', 'b', 'c'), answer('a', 'b', 'd'))).toContain('from a to c');
    expect(differenceOfPaths('{"data":{"paths":{"paths":[]}}}', answer('a', 'c'))).toContain('no path');
  });
});
