import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { attachEstablishment, detachEstablishment } from '../../../src/db/merge/detaching.ts';
import { mergeNodes } from '../../../src/db/merge/merge.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { BadUserInput } from '../../../src/domain/error.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { batch } from '../../db/graph-arbitrary.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { NOW, rows, withDatabase } from '../../db/memory-graph.ts';
import { aboutTender, bid, buyer, organisation as organisationRecord } from '../../db/sample-records.ts';
import { documentOf, notices } from '../../db/write/series-arbitrary.ts';
import { SEED, WRITTEN } from '../../graph.ts';
import { exported } from '../exported.ts';
import { copiedRows } from './copied-rows.ts';
import { withRestored } from './restored.ts';

/** Fills a database, and expects a copy of it to be the same. */
async function expectSame(fill: (database: GreffeDatabase) => void): Promise<void> {
  const original = withDatabase((database) => {
    fill(database);
    expect(checkDatabase(database)).toEqual([]);
    const { text } = exported(database, jsonlFormat);
    return { text, graph: dumpGraph(database), rows: copiedRows(database) };
  });
  await withRestored(original.text, (copy, summary) => {
    expect(summary).toMatchObject({ files: [{ outcome: 'IMPORTED' }], rejected: 0 });
    expect(checkDatabase(copy)).toEqual([]);
    expect(dumpGraph(copy)).toEqual(original.graph);
    expect(copiedRows(copy)).toEqual(original.rows);
    expect(exported(copy, jsonlFormat).text).toBe(original.text);
  });
}

/** Merges what may be merged of these pairs. */
function mergeSome(
  database: GreffeDatabase,
  pairs: readonly (readonly [string, string])[],
  prefix = 'k:',
): void {
  const ids = new Map(
    rows<{ key: string; id: number }>(database, 'SELECT key, node_id AS id FROM node_keys').map(
      ({ key, id }) => [key, { type: 'ORGANISATION' as const, id }],
    ),
  );
  for (const [from, into] of pairs) {
    const [a, b] = [ids.get(`${prefix}${from}`), ids.get(`${prefix}${into}`)];
    try {
      if (a && b) mergeNodes(database, a, b, { now: NOW, by: 'somebody' });
    } catch (error) {
      if (!(error instanceof BadUserInput)) throw error;
    }
  }
}

const organisation = fc.constantFrom('o1', 'o2', 'o3');

const NORTH = '30326504500011';
const SOUTH = '30326504500029';
const at = (ref: string, value: string) =>
  organisationRecord(ref, { keys: [], identifiers: [{ scheme: 'SIRET', value }] });
const ESTABLISHED = aboutTender(
  [bid('north', 'south'), buyer('north')],
  [at('north', NORTH), at('south', SOUTH)],
);

describe('a graph that is exported as JSON Lines and imported', () => {
  it('is the same, whatever was written and merged', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(organisation, organisation), { maxLength: 2 }),
        (batches, pairs) =>
          expectSame((database) => {
            const writer = createWriter(database);
            for (const records of batches) writer.write(records, { now: NOW });
            mergeSome(database, pairs);
          }),
      ),
      { numRuns: 25 },
    );
  });

  it('is the same of documents of series, with what they took back', () =>
    fc.assert(
      fc.asyncProperty(notices, fc.boolean(), (list, isMerged) =>
        expectSame((database) => {
          const documents = list.map((notice, position) =>
            documentOf(notice, { raw: deflateRawSync(JSON.stringify({ position })) }),
          );
          createWriter(database).writeDocuments(documents, { now: NOW });
          if (isMerged) mergeSome(database, [['o1', 'o2']], '');
        }),
      ),
      { numRuns: 15 },
    ));

  it('is the same with establishments that were detached, and attached again', () =>
    expectSame((database) => {
      createWriter(database).write(ESTABLISHED, { now: NOW });
      detachEstablishment(database, NORTH, { now: NOW, by: 'somebody' });
      detachEstablishment(database, SOUTH, { now: NOW });
      attachEstablishment(database, SOUTH, { now: NOW });
    }));

  it('is the same of the seed', () =>
    expectSame((database) => void importDossiers(database, [SEED], { now: WRITTEN })));
});
