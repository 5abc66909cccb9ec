import type { GreffeDatabase } from '../../src/db/connection/client.ts';

/** A graph's edges in typed arrays, each from both its ends, as somebody would keep them who has to search for paths only. */
export interface Adjacency {
  /** Where the entries of each node begin, by its id; ids run from 0 to one less than there are starts. */
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** The claim that makes each entry's edge. */
  readonly claims: Int32Array;
}

export function readAdjacency(sqlite: GreffeDatabase['sqlite']): Adjacency {
  const edges = sqlite
    .prepare<[], [from: number, to: number, claim: number]>('SELECT from_id, to_id, claim_id FROM edges')
    .raw()
    .all();
  const lastNode = sqlite.prepare<[], number>('SELECT max(id) FROM nodes').pluck().get() ?? 0;
  const starts = new Int32Array(lastNode + 2);
  for (const [from, to] of edges) {
    for (const node of [from, to]) starts[node + 1] = at(starts, node + 1) + 1;
  }
  for (let node = 0; node <= lastNode; node++) starts[node + 1] = at(starts, node + 1) + at(starts, node);
  const neighbours = new Int32Array(edges.length * 2);
  const claims = new Int32Array(edges.length * 2);
  const free = starts.slice();
  const put = (near: number, far: number, claim: number) => {
    const entry = at(free, near);
    free[near] = entry + 1;
    neighbours[entry] = far;
    claims[entry] = claim;
  };
  for (const [from, to, claim] of edges) {
    put(from, to, claim);
    put(to, from, claim);
  }
  return { starts, neighbours, claims };
}

/** The number at a place that exists. */
export function at(numbers: Int32Array, place: number): number {
  return numbers[place] as number;
}
