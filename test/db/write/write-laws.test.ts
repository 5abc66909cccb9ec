import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { batch } from '../graph-arbitrary.ts';
import { dumpGraph, dumpRows } from '../graph-dump.ts';
import { NOW, withDatabase } from '../memory-graph.ts';

const LATER = new Date('2027-01-01T00:00:00Z');

describe('writing records', () => {
  it('twice leaves every row of every table as writing them once does', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), (batches) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          for (const records of batches) writer.write(records, { now: NOW });
          const once = dumpRows(database);
          for (const records of batches) {
            const counts = writer.write(records, { now: LATER });
            expect(counts.nodes).toMatchObject({ created: 0, changed: 0 });
            expect(counts.claims).toMatchObject({ created: 0, changed: 0 });
            expect([counts.evidenceAdded, counts.mentionsAdded]).toEqual([0, 0]);
          }
          expect(dumpRows(database)).toEqual(once);
        }),
      ),
      { numRuns: 20 },
    );
  });

  it('in any order of batches gives the same graph', () => {
    fc.assert(
      fc.property(
        fc
          .array(batch, { minLength: 2, maxLength: 4 })
          .chain((batches) =>
            fc.tuple(fc.constant(batches), fc.shuffledSubarray(batches, { minLength: batches.length })),
          ),
        ([batches, shuffled]) => {
          const graphs = [batches, shuffled].map((list) => withDatabase(dumpGraph, ...list));
          expect(graphs[1]).toEqual(graphs[0]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps all that is derived as it is derived anew', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 4 }), (batches) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          for (const records of batches) {
            writer.write(records, { now: NOW });
            expect(checkDatabase(database)).toEqual([]);
          }
        }),
      ),
      { numRuns: 20 },
    );
  });
});
