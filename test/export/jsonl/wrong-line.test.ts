import { existsSync, readFileSync } from 'node:fs';
import { getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { SEARCH_TABLES } from '../../../src/db/search/index-table.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { restoreGraph } from '../../../src/ingest/sources/jsonl/restore.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { SEED, WRITTEN } from '../../graph.ts';
import { exported, linesOf } from '../exported.ts';
import { withFile, withRestored } from './restored.ts';

const SEED_TEXT = withDatabase((database) => {
  importDossiers(database, [SEED], { now: WRITTEN });
  return exported(database, jsonlFormat).text;
});

/** Line numbers and reasons of what is rejected of the seed with one line changed. */
async function rejectedOf(
  isMeant: (object: Record<string, unknown>) => boolean,
  change: (object: Record<string, unknown>) => unknown,
): Promise<{ number: number; rejected: { locator: string; reason: string }[] }> {
  const objects = linesOf(SEED_TEXT);
  const position = objects.findIndex(isMeant);
  const changed = change(objects[position]);
  const lines = objects.map((object, index) => (index === position ? changed : object));
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  return withRestored(text, (_copy, summary) => {
    const rejects = summary.rejectsFile ? linesOf(readFileSync(summary.rejectsFile, 'utf8')) : [];
    expect(summary.rejected).toBe(rejects.length);
    return { number: position + 1, rejected: rejects.map(({ locator, reason }) => ({ locator, reason })) };
  });
}

const ofRecord = (record: string) => (object: Record<string, unknown>) => object.record === record;

describe('a wrong line of a copied graph', () => {
  const wrong: [string, string, (object: Record<string, unknown>) => unknown, RegExp][] = [
    ['that is not JSON', 'hosting', () => '{"record":"hosting",', /^the line is not JSON/],
    ['that is no object', 'hosting', () => 17, /^the line is no object/],
    [
      'of a kind that there is not',
      'hosting',
      (line) => ({ ...line, record: 'rumour' }),
      /^record: "rumour"/,
    ],
    [
      'with a member that there is not',
      'hosting',
      (line) => ({ ...line, hots: 'organisation:1' }),
      /^hots: there is no such member/,
    ],
    ['without an id', 'hosting', ({ id: _id, ...line }) => line, /^id: it is missing/],
    ['with null', 'hosting', (line) => ({ ...line, note: null }), /^note: it is null/],
    ['with a number for a text', 'hosting', (line) => ({ ...line, service: 7 }), /^service: 7 is not a text/],
    [
      'with a text for a number',
      'hosting',
      (line) => ({ ...line, revision: '1' }),
      /^revision: "1" is not a whole number/,
    ],
    [
      'with an end of another type',
      'hosting',
      (line) => ({ ...line, hosted: 'tender:1' }),
      /^hosted: "tender:1" is not the id of a node such as "organisation:42"/,
    ],
    [
      'with an end that there is not',
      'hosting',
      (line) => ({ ...line, hosted: 'organisation:9999' }),
      /the database refuses it: FOREIGN KEY/,
    ],
    [
      'with a word that there is not',
      'hosting',
      (line) => ({ ...line, standing: 'SURE' }),
      /the database refuses it: CHECK/,
    ],
    [
      'whose evidence is wrong',
      'hosting',
      (line) => ({ ...line, evidence: [{ artcle: 1 }] }),
      /^evidence\[0\]\.artcle: there is no such member/,
    ],
    [
      'without evidence of a document or a note',
      'hosting',
      (line) => ({
        ...line,
        evidence: [{ id: 9999, stance: 'SUPPORTS', standing: 'OFFICIAL', knownFrom: '2026-01-01' }],
      }),
      /the database refuses it: CHECK/,
    ],
    ['with a key that is none', 'hosting', (line) => ({ ...line, key: 'xyz' }), /^key: "xyz" is not bytes/],
  ];
  it.each(wrong)('is rejected alone, by its number: %s', async (_, record, change, reason) => {
    const { number, rejected } = await rejectedOf(ofRecord(record), change);
    expect(rejected).toEqual([{ locator: `line ${number}`, reason: expect.stringMatching(reason) }]);
  });

  it('is rejected when it is a bid of nobody', async () => {
    const { rejected } = await rejectedOf(ofRecord('bid'), ({ parties: _parties, ...line }) => line);
    expect(rejected[0]?.reason).toMatch(/^parties: a bid has at least one party/);
  });

  it('takes those with it that refer to it', async () => {
    const { number, rejected } = await rejectedOf(ofRecord('tender'), (line) => ({ ...line, slug: '' }));
    expect(rejected[0]).toMatchObject({ locator: `line ${number}` });
    expect(rejected.length).toBeGreaterThan(5);
  });
});

describe('restoring a graph', () => {
  it('is not repeated', () =>
    withFile(SEED_TEXT, async (path) => {
      const copy = openDatabase(':memory:');
      migrate(copy);
      const input = { path, sizeBytes: SEED_TEXT.length };
      await restoreGraph(copy, input);
      const again = await restoreGraph(copy, input);
      expect(again.files[0]).toMatchObject({ outcome: 'UNCHANGED', documents: 0 });
      copy.close();
    }));

  it('goes on where it was stopped', () => {
    // Enough lines for several batches.
    const objects = linesOf(SEED_TEXT);
    const article = objects.find(({ record }) => record === 'article');
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      ...article,
      id: `article:${index + 1_000}`,
      slug: `copy-${index}`,
      keys: [`k:${index}`],
      flags: undefined,
    }));
    const text = [...objects, ...many].map((object) => JSON.stringify(object)).join('\n');
    return withFile(text, async (path) => {
      const copy = openDatabase(':memory:');
      migrate(copy);
      const input = { path, sizeBytes: text.length };
      const stopping = new AbortController();
      const first = await restoreGraph(copy, input, {
        signal: stopping.signal,
        onProgress: () => stopping.abort(),
      });
      expect(first).toMatchObject({ isStopped: true, documents: 2_000 });
      const second = await restoreGraph(copy, input);
      expect(second.files[0]).toMatchObject({ outcome: 'IMPORTED', resumedAt: 2_000 });
      expect(first.documents + second.documents).toBe(objects.length - 1 + many.length);
      expect(checkDatabase(copy)).toEqual([]);
      copy.close();
    });
  });

  it('makes what search reads in the database alone, not in the draft before', () =>
    withFile(SEED_TEXT, async (path) => {
      const location = `${path}.db`;
      const given = openDatabase(location);
      migrate(given);
      const restoring = restoreGraph(
        given,
        { path, sizeBytes: SEED_TEXT.length },
        {
          now() {
            // As if by somebody else, so that the draft is not moved and stays.
            importDossiers(given, [SEED], { now: WRITTEN });
            return WRITTEN;
          },
        },
      );
      await expect(restoring).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' });
      const draft = openDatabase(`${location}.restoring`);
      const count = (table: string) => draft.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
      expect(count('organisations')).toBeGreaterThan(0);
      for (const name of SEARCH_TABLES.map((table) => getTableName(table)))
        expect([name, count(name)]).toEqual([name, 0]);
      draft.close();
      given.close();
    }));

  it('refuses a database that holds something else, and leaves it as it is', () =>
    withFile(SEED_TEXT, async (path) => {
      const other = openDatabase(':memory:');
      migrate(other);
      importDossiers(other, [SEED], { now: WRITTEN });
      const before = exported(other, jsonlFormat).text;
      const restoring = restoreGraph(other, { path, sizeBytes: SEED_TEXT.length });
      await expect(restoring).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' });
      expect(exported(other, jsonlFormat).text).toBe(before);
      other.close();
    }));

  it.each([
    ['no copy of a graph', '{"record":"tender"}\n', /first line/],
    [
      'of a later version',
      '{"record":"greffe","version":3}\n',
      /version 3; this program reads versions 1 to 2/,
    ],
    ['empty', '', /the file is empty/],
  ])('refuses a file that is %s', async (_, text, reason) => {
    await expect(withRestored(text, () => undefined)).rejects.toMatchObject({
      code: 'SOURCE_UNUSABLE',
      reason: expect.stringMatching(reason),
    });
  });

  it('makes no file of rejections when there are none', () =>
    withRestored(SEED_TEXT, (_copy, summary) => {
      expect(summary.rejectsFile).toBeUndefined();
      expect(existsSync(`${summary.files[0]?.file}.rejects`)).toBe(false);
    }));
});
