import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { freshDatabase } from '../fresh-database.ts';
import { dumpGraph, dumpRows } from '../graph-dump.ts';
import { NOW, rows } from '../memory-graph.ts';
import { documentOf, type Notice, notices } from './series-arbitrary.ts';

/** A database with these documents, written in these batches. */
function written<R>(batches: readonly (readonly Notice[])[], use: (database: GreffeDatabase) => R): R {
  const database = freshDatabase();
  try {
    const writer = createWriter(database);
    for (const batch of batches) {
      const { rejected } = writer.writeDocuments(
        batch.map((notice) => documentOf(notice)),
        { now: NOW },
      );
      expect([...rejected.values()]).toEqual([]);
    }
    return use(database);
  } finally {
    database.close();
  }
}

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];

/** What is visible as known on a day: claims by what they say, with nothing that later documents gave. */
function knownOn(database: GreffeDatabase, day: string): unknown {
  return rows(
    database,
    'SELECT DISTINCT c.kind, v.event, v.bid_id IS NULL AS whole, w.value_minor FROM claims c LEFT JOIN tender_events v ON v.id = c.id LEFT JOIN valuations w ON w.id = c.id JOIN evidence e ON e.claim_id = c.id WHERE e.known_from <= ? AND (e.known_until IS NULL OR e.known_until > ?) ORDER BY 1, 2, 3, 4',
    day,
    day,
  );
}

const apart = (list: readonly Notice[]) => list.map((notice) => [notice]);
const runs = (numRuns: number) => ({ numRuns });

describe('documents of series', () => {
  it('give the same graph in any order and in any batches', () => {
    const arranged = notices.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
    );
    fc.assert(
      fc.property(arranged, ([list, shuffled, cut]) => {
        const together = written([list], dumpGraph);
        expect(written(apart(shuffled), dumpGraph)).toEqual(together);
        expect(written([shuffled.slice(0, cut), shuffled.slice(cut)], dumpGraph)).toEqual(together);
      }),
      runs(20),
    );
  });

  it('change nothing when they come again', () => {
    fc.assert(
      fc.property(notices, (list) => {
        const once = written([list], dumpRows);
        expect(written([list, ...apart(list)], dumpRows)).toEqual(once);
      }),
      runs(20),
    );
  });

  it('answer of a day as a database without later documents does', () => {
    fc.assert(
      fc.property(notices, (list) =>
        written([list], (database) => {
          for (const [position, day] of DAYS.entries()) {
            const earlier = list.filter((notice) => notice.day <= position + 1);
            expect(knownOn(database, day)).toEqual(written([earlier], (before) => knownOn(before, day)));
          }
        }),
      ),
      runs(20),
    );
  });

  it('leave a graph in which all that is derived is as derived anew', () => {
    fc.assert(
      fc.property(notices, (list) => {
        expect(written(apart(list), checkDatabase)).toEqual([]);
      }),
      runs(20),
    );
  });

  it('that are written again with another text leave only the new text', () => {
    fc.assert(
      fc.property(notices, notices, (list, [other]) => {
        const [first, ...rest] = list as [Notice, ...Notice[]];
        const { says, title, bidCount } = other as Notice;
        const renewed: Notice = { ...first, says, title, bidCount };
        const fresh = written([[renewed, ...rest]], withoutRewriting);
        expect(written([list, [renewed]], withoutRewriting)).toEqual(fresh);
      }),
      runs(25),
    );
  });

  it('take back only what their own series said', () => {
    fc.assert(
      fc.property(notices, (list) => {
        const unlinked = list.map((notice) => ({ ...notice, continues: [] }));
        const ofA = (notice: Notice) => notice.series === 'A';
        const openOf = (database: GreffeDatabase) =>
          rows(
            database,
            "SELECT hex(c.key) AS key, d.key AS document, e.known_until FROM evidence e JOIN documents d ON d.id = e.document_id JOIN series s ON s.id = d.series_id JOIN claims c ON c.id = e.claim_id WHERE s.key = 'A' ORDER BY 1, 2",
          ).length;
        const closed = (database: GreffeDatabase) =>
          rows(
            database,
            "SELECT d.key AS document, d.moment, c.kind, e.known_until FROM evidence e JOIN documents d ON d.id = e.document_id JOIN series s ON s.id = d.series_id JOIN claims c ON c.id = e.claim_id WHERE s.key = 'A' ORDER BY 1, 2, 3, 4",
          );
        expect(written([unlinked], openOf)).toBe(written([unlinked.filter(ofA)], openOf));
        expect(written([unlinked], closed)).toEqual(written([unlinked.filter(ofA)], closed));
      }),
      runs(20),
    );
  });
});

/** That a text was another one before is the one thing that stays of it. */
function withoutRewriting(database: GreffeDatabase): unknown {
  database.sqlite.exec("DELETE FROM quality_flags WHERE flag = 'REWRITTEN'");
  return dumpGraph(database);
}
