import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { mergeNodes, unmergeNode } from '../../../src/db/merge/merge.ts';
import { createWriter, type GraphWriter } from '../../../src/db/write/batch/writer.ts';
import { BadUserInput, RecordRejected } from '../../../src/domain/error.ts';
import type { ClaimRecord, GraphRecords } from '../../../src/model/record.ts';
import { batch } from '../graph-arbitrary.ts';
import { dumpRows } from '../graph-dump.ts';
import { NOW, rows, withDatabase } from '../memory-graph.ts';

const MERGEABLE = ['o1', 'o2', 'o3', 'p1', 'p2'] as const;
const aNode = fc.constantFrom(...MERGEABLE);
const anOrganisation = fc.constantFrom('o1', 'o2', 'o3');
const anOwner = fc.constantFrom('o1', 'o2', 'p1', 'p2');
const piece = fc.record({
  article: fc.constantFrom('a1', 'a2'),
  standing: fc.constant('OFFICIAL'),
  locator: fc.constantFrom('/1', '/2'),
  attributedTo: anOrganisation,
});
const evidence = fc.array(piece, { minLength: 1, maxLength: 2 });

/** Claims in whose places only organisations and people stand, some of them between two that may be merged. */
const claim = fc.oneof(
  fc.record({ kind: fc.constant('OWNERSHIP'), owner: anOwner, owned: anOrganisation, evidence }),
  fc.record({ kind: fc.constant('HOSTING'), host: anOrganisation, hosted: anOrganisation, evidence }),
  fc.record({
    kind: fc.constant('INVOLVEMENT'),
    subject: anOwner,
    object: aNode,
    role: fc.constant('HEARD'),
    evidence,
  }),
  fc.record({
    kind: fc.constant('ASSESSMENT'),
    assessor: anOrganisation,
    object: aNode,
    aspect: fc.constant('a'),
    finding: fc.constant('f'),
    evidence,
  }),
  fc.record({
    kind: fc.constant('OFFICE'),
    person: fc.constantFrom('p1', 'p2'),
    organisation: anOrganisation,
    evidence,
  }),
) as fc.Arbitrary<ClaimRecord>;

const mention = fc.record({ article: fc.constant('a1'), node: aNode, name: fc.constant('Œuvre') });

/** Documents about few nodes: those that no claim names are left out of some, so that a batch knows only part of a group. */
const document = fc
  .record({
    records: batch,
    claims: fc.array(claim, { maxLength: 3 }),
    mentions: fc.array(mention, { maxLength: 2 }),
    isTerse: fc.boolean(),
  })
  .map(({ records, claims, mentions, isTerse }): GraphRecords => {
    const second = {
      type: 'PERSON',
      ref: 'p2',
      keys: ['k:p2'],
      name: 'Œuvre',
      statedOn: '2025-06-01',
    } as const;
    const whole = {
      nodes: [...records.nodes, second],
      claims: [...records.claims, ...claims.filter((each) => !isOnItself(each))],
      mentions: [...records.mentions, ...mentions],
    };
    const named = JSON.stringify([whole.claims, whole.mentions]);
    const isNamed = (ref: string) => named.includes(`"${ref}"`);
    return isTerse ? { ...whole, nodes: whole.nodes.filter(({ ref }) => isNamed(ref)) } : whole;
  });

function isOnItself(record: ClaimRecord): boolean {
  const ends = ['owner', 'owned', 'host', 'hosted', 'subject', 'object', 'assessor'].flatMap(
    (end) => (record as unknown as Record<string, string | undefined>)[end] ?? [],
  );
  return ends.length === 2 && ends[0] === ends[1];
}

type Step =
  | { readonly document: GraphRecords }
  | { readonly from: string; readonly into: string }
  | { readonly unmerge: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ document }) },
  { weight: 3, arbitrary: fc.record({ from: aNode, into: aNode }) },
  { weight: 1, arbitrary: fc.record({ unmerge: aNode }) },
);

function nodeOf(database: GreffeDatabase, ref: string) {
  const [found] = rows<{ id: number }>(
    database,
    'SELECT node_id AS id FROM node_keys WHERE key = ?',
    `k:${ref}`,
  );
  return (
    found && { type: ref.startsWith('o') ? ('ORGANISATION' as const) : ('PERSON' as const), id: found.id }
  );
}

/** Does the step; false when it is refused for what it asks. */
function take(database: GreffeDatabase, writer: GraphWriter, step: Step): boolean {
  try {
    if ('document' in step) writer.write(step.document, { now: NOW });
    else if ('unmerge' in step) {
      const node = nodeOf(database, step.unmerge);
      if (node) unmergeNode(database, node, { now: NOW });
    } else {
      const [from, into] = [nodeOf(database, step.from), nodeOf(database, step.into)];
      if (from && into) mergeNodes(database, from, into, { now: NOW });
    }
    return true;
  } catch (error) {
    if (error instanceof BadUserInput || error instanceof RecordRejected) return false;
    throw error;
  }
}

function unmergeAll(database: GreffeDatabase, refs: readonly string[]): void {
  for (const ref of refs) {
    const node = nodeOf(database, ref);
    const isMerged = rows(database, 'SELECT 1 FROM merged_nodes WHERE node_id = ?', node?.id ?? 0).length > 0;
    if (node && isMerged) unmergeNode(database, node, { now: NOW });
  }
}

/** Rows whose ids nothing points at are made anew by a merge. */
const WITHOUT_ID = new Set(['aliases', 'identifiers', 'served_areas']);

/** Every row of every table, without the log of merges and the count of changes. */
function dump(database: GreffeDatabase): unknown {
  return Object.entries(dumpRows(database))
    .filter(([table]) => table !== 'merges')
    .map(([table, list]) => [
      table,
      list
        .map((row) => {
          const { revision: _, updated: __, ...rest } = row;
          if (WITHOUT_ID.has(table)) delete rest.id;
          return JSON.stringify(rest);
        })
        .sort(),
    ]);
}

describe('merging', () => {
  it('and unmerging in any order, with imports in between, leaves the graph as if nothing had ever been merged', () => {
    fc.assert(
      fc.property(
        document,
        fc.array(step, { minLength: 2, maxLength: 9 }),
        fc.shuffledSubarray([...MERGEABLE], { minLength: MERGEABLE.length }),
        (first, steps, order) => {
          const accepted: GraphRecords[] = [];
          const after = withDatabase((database) => {
            const writer = createWriter(database);
            for (const each of [{ document: first }, ...steps]) {
              if (take(database, writer, each) && 'document' in each) accepted.push(each.document);
            }
            unmergeAll(database, order);
            return dump(database);
          });
          const plain = withDatabase((database) => {
            const writer = createWriter(database);
            for (const records of accepted) writer.write(records, { now: NOW });
            return dump(database);
          });
          expect(after).toEqual(plain);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps all that is derived as it is derived anew, after every step', () => {
    fc.assert(
      fc.property(document, fc.array(step, { minLength: 1, maxLength: 6 }), (first, steps) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          for (const each of [{ document: first }, ...steps]) {
            take(database, writer, each);
            expect(checkDatabase(database)).toEqual([]);
          }
        }),
      ),
      { numRuns: 15 },
    );
  });

  it('leaves a second import of the same documents without any change', () => {
    fc.assert(
      fc.property(document, fc.array(step, { minLength: 1, maxLength: 5 }), (first, steps) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          const accepted = [{ document: first }, ...steps].filter((each) => take(database, writer, each));
          const before = dump(database);
          for (const each of accepted) {
            if (!('document' in each) || !take(database, writer, each)) continue;
            expect(dump(database)).toEqual(before);
          }
        }),
      ),
      { numRuns: 15 },
    );
  });
});
