import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copyRows } from '../../bench/import-ceiling.ts';
import { generateOcdsFile } from '../../bench/ocds-generator.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { rebuildSearchIndex } from '../../src/db/search/rebuild.ts';
import { runImport } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';

/** More than one batch, the last one not full. */
const RELEASES = 1_200;

const TABLES = [
  'nodes',
  'node_keys',
  'identifiers',
  'aliases',
  'articles',
  'organisations',
  'tenders',
  'tender_cpvs',
  'claims',
  'evidence',
  'edges',
  'bids',
  'bid_parties',
  'procurement_roles',
  'tender_events',
  'valuations',
  'names_organisation',
  'names_tender',
];

function contentOf(path: string) {
  const database = openDatabase(path, { readonly: true });
  try {
    const counts = TABLES.map((table) => {
      const count = database.sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
      return [table, count] as const;
    });
    return { counts: Object.fromEntries(counts), problems: checkDatabase(database) };
  } finally {
    database.close();
  }
}

it('copies every row of an import, into a database without problems', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-ceiling-'));
  const [file, imported, copy] = ['releases.jsonl', 'imported.db', 'copy.db'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  try {
    await generateOcdsFile(file, RELEASES);
    const database = openDatabase(imported);
    migrate(database);
    await runImport(database, ocdsSource, [file], { rejectsFile: join(folder, 'rejects.jsonl') });
    database.close();
    expect(await copyRows(imported, copy, RELEASES)).toBeGreaterThan(0);
    // What search finds by words and keys is not copied.
    const copied = openDatabase(copy);
    copied.sqlite.transaction(() => rebuildSearchIndex(copied.sqlite))();
    copied.close();
    const { counts, problems } = contentOf(copy);
    expect(problems).toEqual([]);
    expect(counts).toEqual(contentOf(imported).counts);
    expect(Object.values(counts).filter((count) => count === 0)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
