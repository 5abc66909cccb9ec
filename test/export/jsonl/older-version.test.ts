import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { deriveAnew } from '../../../src/db/write/derive/derive-anew.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { olderDatabase } from '../../db/older-database.ts';
import { bid, EVIDENCE, notice, organisation, tender } from '../../db/sample-records.ts';
import { SEED, WRITTEN } from '../../graph.ts';
import { exported, linesOf } from '../exported.ts';
import { copiedRows } from './copied-rows.ts';
import { withRestored } from './restored.ts';

function fill(database: GreffeDatabase): void {
  writeRecords(database, readDossier(readFileSync(SEED, 'utf8'), SEED), { now: WRITTEN });
  const lots = [{ number: '1', title: 'One' }];
  const nodes = [notice, organisation('a'), tender({ lots, aliases: ['Cloud'] })];
  const claims = [{ ...bid('a'), lot: '1', note: 'By post.', evidence: EVIDENCE }];
  writeRecords(database, { nodes, claims, mentions: [] }, { now: WRITTEN });
}

/** A copy in the form of version 1, whose claims and lots had stamps, and which had no documents. */
function versionOne(text: string): string {
  const lines = linesOf(text).flatMap(({ evidence, lots, ...line }) => {
    if (line.record === 'greffe') return [{ ...line, version: 1 }];
    if (line.record === 'tender-statement') return [];
    if (lots) return [{ ...line, lots: lots.map((lot: object) => ({ ...lot, stamps: '2026-02-06' })) }];
    if (!evidence) return [line];
    const pieces = evidence.map(({ stated: _, ...piece }: { stated?: unknown }) => piece);
    return [{ ...line, stamps: line.knownFrom, evidence: pieces }];
  });
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** Bringing a database up to date counts as a change of the claims whose columns are derived otherwise. */
const withoutRevisions = (tables: unknown) =>
  Object.fromEntries(
    Object.entries(tables as Readonly<Record<string, unknown>>).map(([name, list]) => [
      name,
      (list as readonly Record<string, unknown>[]).map(({ revision: _, ...row }) => row),
    ]),
  );

it('a copy of the version without documents becomes what a database of that version becomes', async () => {
  const { text, migrated } = withDatabase((database) => {
    fill(database);
    const older = olderDatabase(database);
    migrate(older);
    deriveAnew(older, { now: WRITTEN });
    const rows = copiedRows(older);
    older.close();
    return { text: versionOne(exported(database, jsonlFormat).text), migrated: rows };
  });
  expect(text).toContain('"stamps"');
  await withRestored(text, (copy, summary) => {
    expect(summary).toMatchObject({ files: [{ outcome: 'IMPORTED' }], rejected: 0 });
    expect(checkDatabase(copy)).toEqual([]);
    expect(withoutRevisions(copiedRows(copy))).toEqual(withoutRevisions(migrated));
  });
});
