import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { type BulkMerge, mergeMany, mergeNodes, unmergeNode } from '../../../src/db/merge/merge.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { dumpGraph, dumpRows } from '../graph-dump.ts';
import { count, NOW, rows, withDatabase } from '../memory-graph.ts';

const STATED = '2026-01-15';
const ARTICLE = { type: 'ARTICLE', ref: 'a', keys: ['t:a'], name: 'A', published: STATED, statedOn: STATED };
const TENDER = { type: 'TENDER', ref: 't', keys: ['t:t'], name: 'T', statedOn: STATED };

/** This many pairs of nodes, the first of each with a bid; their ids are 1 and 2, 3 and 4, … */
function pairsOf(total: number): { nodes: NodeRecord[]; claims: ClaimRecord[] } {
  const refs = Array.from({ length: 2 * total }, (_, at) => `o${at}`);
  const nodes = refs.map((ref, at) => ({
    type: 'ORGANISATION',
    ref,
    keys: [`t:${ref}`],
    name: `Valbrune ${at}`,
    aliases: [`V ${at}`],
    statedOn: STATED,
  }));
  const claims = refs
    .filter((_, at) => at % 2 === 0)
    .map((organisation) => ({
      kind: 'BID',
      tender: 't',
      parties: [{ organisation, role: 'SOLE' }],
      evidence: [{ article: 'a', standing: 'OFFICIAL' }],
    }));
  return { nodes: [...nodes, ARTICLE, TENDER] as NodeRecord[], claims: claims as ClaimRecord[] };
}

function decisions(total: number): BulkMerge[] {
  return Array.from({ length: total }, (_, at) => ({
    from: { type: 'ORGANISATION', id: 2 * at + 1 },
    into: { type: 'ORGANISATION', id: 2 * at + 2 },
    note: `pair ${at}`,
  }));
}

const merged = (database: GreffeDatabase) => count(database, 'merged_nodes');

/** How many statements are prepared meanwhile. */
function countPrepared({ sqlite }: GreffeDatabase, run: () => void): number {
  const prepare = sqlite.prepare.bind(sqlite);
  let prepared = 0;
  sqlite.prepare = ((text: string) => {
    prepared++;
    return prepare(text);
  }) as typeof sqlite.prepare;
  run();
  sqlite.prepare = prepare as typeof sqlite.prepare;
  return prepared;
}

describe('merging many', () => {
  it('leaves the graph and the log as single merges do', () => {
    const single = withDatabase((database) => {
      for (const { from, into, note } of decisions(3)) {
        mergeNodes(database, from, into, { by: 'ada', note, now: NOW });
      }
      return [dumpRows(database), rows(database, 'SELECT * FROM merges')];
    }, pairsOf(3));
    const many = withDatabase((database) => {
      mergeMany(database, decisions(3), { by: 'ada', now: NOW });
      expect([...checkDatabase(database)]).toEqual([]);
      return [dumpRows(database), rows(database, 'SELECT * FROM merges')];
    }, pairsOf(3));
    expect(many).toEqual(single);
  });

  it('tells of each how many claims it moved, and each can be undone', () => {
    withDatabase((database) => {
      const before = dumpGraph(database);
      const result = mergeMany(database, decisions(2), { now: NOW });
      expect(result.merged).toEqual([
        { node: { type: 'ORGANISATION', id: 1 }, into: { type: 'ORGANISATION', id: 2 }, claims: 1 },
        { node: { type: 'ORGANISATION', id: 3 }, into: { type: 'ORGANISATION', id: 4 }, claims: 1 },
      ]);
      for (const { from } of decisions(2)) unmergeNode(database, from, { now: NOW });
      expect(dumpGraph(database)).toEqual(before);
    }, pairsOf(2));
  });

  it('prepares its statements once, however many there are', () => {
    withDatabase((database) => {
      const few = countPrepared(database, () => void mergeMany(database, decisions(40)));
      const more = countPrepared(database, () => void mergeMany(database, decisions(120).slice(40)));
      expect(few).toBeGreaterThan(0);
      expect(more).toBe(few);
    }, pairsOf(120));
  });

  it('commits in batches of 200, so that what was merged before a failure stays', () => {
    withDatabase((database) => {
      const seen: number[] = [];
      const stop = () =>
        mergeMany(database, decisions(450), {
          onProgress: (done) => {
            seen.push(done);
            if (done === 400) throw new Error('stopped');
          },
        });
      expect(stop).toThrow('stopped');
      expect(seen).toEqual([200, 400]);
      expect(merged(database)).toBe(400);
      expect([...checkDatabase(database)]).toEqual([]);
    }, pairsOf(450));
  });

  it('goes on without those that are refused, and says why', () => {
    withDatabase((database) => {
      const [first, second] = decisions(2) as [BulkMerge, BulkMerge];
      const { merged: done, refused } = mergeMany(database, [first, first, second], { now: NOW });
      expect(done).toHaveLength(2);
      expect(refused).toMatchObject([
        {
          from: { id: 1 },
          reason: 'organisation:1 is merged into organisation:2 already: unmerge it first.',
        },
      ]);
      expect(count(database, 'merges')).toBe(2);
    }, pairsOf(2));
  });

  it('brings groups together one after the other', () => {
    withDatabase((database) => {
      const node = (id: number) => ({ type: 'ORGANISATION' as const, id });
      const group = [2, 3, 4].map((id) => ({ from: node(id), into: node(1), note: 'one group' }));
      expect(mergeMany(database, group, { now: NOW }).merged).toHaveLength(3);
      expect([...checkDatabase(database)]).toEqual([]);
      expect(rows(database, 'SELECT name FROM aliases WHERE node_id = 1 ORDER BY name')).toHaveLength(7);
    }, pairsOf(2));
  });
});
