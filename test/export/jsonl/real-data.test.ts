import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import { runImport } from '../../../src/ingest/run.ts';
import type { Source } from '../../../src/ingest/source.ts';
import { bodsSource } from '../../../src/ingest/sources/bods/source.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { WRITTEN } from '../../graph.ts';
import { exported } from '../exported.ts';
import { copiedRows } from './copied-rows.ts';
import { withRestored } from './restored.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const isThere = existsSync(DATA);

const FILES: readonly (readonly [source: Source, folder: string])[] = [
  [ocdsSource, 'ocds-sample-data/armenia'],
  [ocdsSource, 'ocds-sample-data/ukraine'],
  [prozorroSource, 'prozorro-native'],
  [bodsSource, 'ocds-bods-uk-bluetail'],
];

describe.skipIf(!isThere)('real data', () => {
  it('are the same graph after an export and an import, and found in it by a later import', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-real-'));
    const original = openDatabase(':memory:');
    const importAll = async (database: typeof original, force: boolean) => {
      const rejectsFile = join(folder, 'rejects.jsonl');
      const counts = { created: 0, changed: 0 };
      for (const [source, path] of FILES) {
        const options = { now: () => WRITTEN, rejectsFile, force };
        const summary = await runImport(database, source, [join(DATA, path)], options);
        counts.created += summary.nodesCreated + summary.claimsCreated;
        counts.changed += summary.nodesChanged + summary.claimsChanged;
      }
      return counts;
    };
    try {
      migrate(original);
      const { created } = await importAll(original, false);
      expect(created).toBeGreaterThan(2_000);
      const { text } = exported(original, jsonlFormat);
      await withRestored(text, async (copy, summary) => {
        expect(summary.rejected).toBe(0);
        expect(checkDatabase(copy)).toEqual([]);
        expect(dumpGraph(copy)).toEqual(dumpGraph(original));
        expect(copiedRows(copy)).toEqual(copiedRows(original));
        expect(exported(copy, jsonlFormat).text).toBe(text);
        expect(await importAll(copy, true)).toEqual({ created: 0, changed: 0 });
      });
    } finally {
      original.close();
      rmSync(folder, { recursive: true });
    }
  });
});
