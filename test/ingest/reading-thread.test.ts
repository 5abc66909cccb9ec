import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import type { ImportOptions } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { rowsOf, rowsWithoutStamps } from './graph-of.ts';
import { type TestImport, withImport } from './with-import.ts';

const RELEASES = 120;
const ALWAYS = { threadBytes: 0 };
const NEVER = { threadBytes: Number.POSITIVE_INFINITY };

let folder = '';
let data = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-thread-'));
  data = join(folder, 'releases.jsonl');
  // Every third process is spoken of again: with an award cancelled, in parts that have no place of their own.
  const lines = Array.from({ length: RELEASES }, (_, position) => {
    const release = generateRelease(position, RELEASES) as { ocid: string };
    const later = {
      ocid: release.ocid,
      id: `later-${position}`,
      date: '2031-01-01T00:00:00Z',
      tag: ['award'],
    };
    return position % 3 === 0
      ? [release, { ...later, tender: { status: 'complete' }, awards: [{ status: 'cancelled' }, 'none'] }]
      : [release];
  }).flat();
  const texts = lines.map((line) => JSON.stringify(line));
  texts.splice(50, 0, '{"broken": 1', '{"no": "release"}');
  writeFileSync(data, texts.join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What an import of the file leaves, and says. */
async function imported(options: ImportOptions) {
  let left: unknown;
  await withImport(ocdsSource, async ({ database, importPaths, rejects }) => {
    const summary = await importPaths([data], options);
    left = { rows: rowsOf(database), rejects: rejects(), documents: summary.documents };
  });
  return left;
}

it('gives the same rows and the same rejections as reading without a thread', async () => {
  const threaded = await imported(ALWAYS);
  const plain = await imported(NEVER);
  expect(JSON.stringify(threaded) === JSON.stringify(plain)).toBe(true);
  expect(threaded).toMatchObject({ documents: RELEASES + RELEASES / 3 });
});

it('goes on where an import was stopped, with each rejection once', () =>
  withImport(ocdsSource, async (stopped: TestImport) => {
    const stop = new AbortController();
    const options = { ...ALWAYS, batchDocuments: 25, onProgress: () => void 0 };
    const first = await stopped.importPaths([data], {
      ...options,
      signal: stop.signal,
      onProgress: ({ written }) => written.documents >= 50 && stop.abort(),
    });
    expect(first.files[0]?.outcome).toBe('STOPPED');
    const second = await stopped.importPaths([data], { ...options, resume: true });
    expect(second.files[0]).toMatchObject({ outcome: 'IMPORTED' });
    await withImport(ocdsSource, async (whole) => {
      await whole.importPaths([data], options);
      expect(stopped.rejects()).toEqual(whole.rejects());
      expect(rowsWithoutStamps(stopped.database)).toEqual(rowsWithoutStamps(whole.database));
    });
  }));

it('says of a damaged file what is said of it without a thread, and keeps what came before', async () => {
  const path = join(folder, 'cut.jsonl.gz');
  writeFileSync(
    path,
    gzipSync(
      Array.from({ length: 60 }, (_, n) => JSON.stringify(generateRelease(n, 60))).join('\n'),
    ).subarray(0, 20_000),
  );
  const left: unknown[] = [];
  for (const options of [ALWAYS, NEVER]) {
    await withImport(ocdsSource, async ({ importPaths, values }) => {
      const { files } = await importPaths([path], options);
      left.push({
        outcome: files[0]?.outcome,
        notes: files[0]?.notes,
        tenders: values('SELECT name FROM tenders'),
      });
    });
  }
  expect(left[0]).toEqual(left[1]);
  expect(left[0]).toMatchObject({ outcome: 'UNUSABLE', notes: [expect.stringMatching(/cut off/)] });
});
