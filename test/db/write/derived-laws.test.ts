import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { derivedBid, derivedLot, derivedTender } from '../../../src/db/write/derive/derived-row.ts';
import { derivedValue } from '../../../src/db/write/derive/derived-value.ts';
import { freshDatabase } from '../fresh-database.ts';
import { dumpGraph } from '../graph-dump.ts';
import { NOW, row, rows } from '../memory-graph.ts';
import { DAYS, documentOf, type Statement, statements } from './derived-arbitrary.ts';
import { derivedFacts } from './derived-oracle.ts';

function written<R>(batches: readonly (readonly Statement[])[], use: (database: GreffeDatabase) => R): R {
  const database = freshDatabase();
  try {
    const writer = createWriter(database);
    for (const batch of batches) {
      const { rejected } = writer.writeDocuments(batch.map(documentOf), { now: NOW });
      expect([...rejected.values()]).toEqual([]);
    }
    return use(database);
  } finally {
    database.close();
  }
}

const MIXED = "EXISTS (SELECT 1 FROM quality_flags q WHERE q.node_id = t.id AND q.flag = 'MIXED_CURRENCIES')";

/** What the rows say now. */
function storedFacts(database: GreffeDatabase) {
  return {
    tender: row(
      database,
      `SELECT status, awarded, launched, value_minor AS valueMinor, value_currency AS valueCurrency, value_status AS valueStatus, value_kind AS valueKind, value_parts AS valueParts, value_is_flagged AS valueIsFlagged, value_is_shared AS valueIsShared, value_is_ceiling AS valueIsCeiling, value_gaps AS valueGaps, ${MIXED} AS isMixed FROM tenders t`,
    ),
    lots: statusesOf(database, 'SELECT status FROM lots ORDER BY id'),
    bids: rows(database, 'SELECT status, outcome, outcome_is_stated AS isStated FROM bids ORDER BY id'),
  };
}

/** How each bid ended, asked of each alone: the writer and the check ask for all bids at once. */
function outcomesByDefinition(database: GreffeDatabase): unknown[] {
  return rows(database, `SELECT ${derivedBid('t').outcome} AS outcome FROM bids t ORDER BY t.id`);
}

/** What is read as known on a day. */
function factsOn(database: GreffeDatabase, day: string) {
  const options = { knownOn: `'${day}'` };
  const {
    buyerId: _,
    isDuplicate: __,
    ...columns
  } = {
    ...derivedTender('t', options),
    ...derivedValue('t.id', options),
  };
  const bid = derivedBid('t', options);
  const selected = Object.entries(columns).map(([name, column]) => `${column} AS ${name}`);
  return {
    tender: row(database, `SELECT ${selected.join(', ')} FROM tenders t`),
    lots: statusesOf(
      database,
      `SELECT ${derivedLot('t', options).status} AS status FROM lots t ORDER BY t.id`,
    ),
    bids: rows(
      database,
      `SELECT ${bid.status} AS status, ${bid.outcome} AS outcome, ${bid.outcomeIsStated} AS isStated FROM bids t ORDER BY t.id`,
    ),
  };
}

function statusesOf(database: GreffeDatabase, text: string): unknown[] {
  return rows<{ status: unknown }>(database, text).map(({ status }) => status);
}

const runs = (numRuns: number) => ({ numRuns });

describe('what is derived of a tender, its lots and bids', () => {
  it('is what the rules say, now and as known on each day', () => {
    fc.assert(
      fc.property(statements, (list) =>
        written([list], (database) => {
          expect(storedFacts(database)).toEqual(derivedFacts(database, '9999-12-31'));
          expect(outcomesByDefinition(database)).toEqual(
            rows(database, 'SELECT outcome FROM bids ORDER BY id'),
          );
          for (const day of ['2025-12-31', ...DAYS, '2026-02-10']) {
            expect(factsOn(database, day)).toEqual(derivedFacts(database, day));
          }
        }),
      ),
      runs(Number(process.env.RUNS ?? 80)),
    );
  });

  it('does not depend on the order of writing, and passes the check after each document', () => {
    const arranged = statements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(arranged, ([list, shuffled]) => {
        const together = written([list], dumpGraph);
        const apart = shuffled.map((statement) => [statement]);
        expect(written(apart, dumpGraph)).toEqual(together);
        expect(written(apart, checkDatabase)).toEqual([]);
      }),
      runs(Number(process.env.RUNS ?? 25)),
    );
  });
});
