import { describe, expect, it } from 'vitest';
import { EDGE_KINDS } from '../../../src/db/edge.ts';
import { type EdgeFilter, EdgeReader, edgesStatement } from '../../../src/db/read/claim/edge-reader.ts';
import type { ClaimKind } from '../../../src/model/model.ts';
import { hubRecords, keyOf, openSession } from '../../graph/analysis.ts';
import { type TestGraph, withGraph } from '../../graph.ts';

const ALL: EdgeFilter = { kinds: new Set(EDGE_KINDS) };

/** All edges of some nodes, read `limit` at a time: seen from each of them. */
function readAll(graph: TestGraph, filter: EdgeFilter, nodes: readonly number[], limit: number): string[] {
  const reader = new EdgeReader(openSession(graph), filter, nodes);
  const found: string[] = [];
  while (!reader.isDone) {
    const { hops, read } = reader.read(limit);
    expect(read).toBeLessThanOrEqual(limit);
    found.push(...hops.map(({ near, far, claim, forward }) => `${near} ${far} ${claim} ${forward}`));
  }
  return found.sort();
}

function edgesOf(graph: TestGraph, nodes: readonly number[], kinds: ReadonlySet<ClaimKind>): string[] {
  const rows = graph.database.sqlite
    .prepare<[], { from_id: number; to_id: number; claim_id: number; kind: ClaimKind }>('SELECT * FROM edges')
    .all()
    .filter(({ kind }) => kinds.has(kind));
  return rows
    .flatMap(({ from_id, to_id, claim_id }) => [
      ...(nodes.includes(from_id) ? [`${from_id} ${to_id} ${claim_id} true`] : []),
      ...(nodes.includes(to_id) ? [`${to_id} ${from_id} ${claim_id} false`] : []),
    ])
    .sort();
}

describe('edges of nodes', () => {
  it.each([1, 7, 100, 10_000])('are each read once, %i at a time', (limit) =>
    withGraph((graph) => {
      graph.write(hubRecords(250, 20));
      const nodes = ['o3', 'hub', 't7', 'o1', 't1'].map((slug) => keyOf(graph, slug));
      for (const kinds of [
        ALL.kinds,
        new Set<ClaimKind>(['BID']),
        new Set<ClaimKind>(['PROCUREMENT_ROLE', 'BID']),
      ]) {
        const expected = edgesOf(graph, nodes, kinds);
        expect(expected.length).toBeGreaterThan(25);
        expect(readAll(graph, { kinds }, nodes, limit)).toEqual(expected);
      }
    }),
  );

  it('are read in one direction where only that is asked for', () =>
    withGraph((graph) => {
      graph.write(hubRecords(30, 3));
      const tender = keyOf(graph, 't1');
      expect(readAll(graph, { ...ALL, forward: true }, [tender], 10)).toEqual([]);
      expect(readAll(graph, { ...ALL, forward: false }, [tender], 10)).toHaveLength(2);
    }));

  it('are found by an index alone, from where the last statement stopped', () =>
    withGraph((graph) => {
      const plans = [true, false].flatMap((forward) =>
        ([undefined, 'BID'] as const).flatMap((kind) =>
          [undefined, { near: 1, far: 2, claim: 3, kind: 'BID' }].map((after) => {
            const { text, values } = edgesStatement(
              { forward, kind },
              ALL,
              {},
              { nodes: [1], after, limit: 10 },
            );
            const steps = graph.database.sqlite
              .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
              .all(...values);
            return steps.map(({ detail }) => detail).join('; ');
          }),
        ),
      );
      for (const plan of plans) expect(plan).toMatch(/^SCAN p VIRTUAL TABLE INDEX 1:; SEARCH e USING /);
      expect(plans).toHaveLength(8);
      expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
      const continued = plans.filter((_, index) => index % 2 === 1);
      for (const plan of continued) expect(plan).toMatch(/\((?:from_id|to_id)=\? AND .*>/);
    }));
});
