import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { listImports } from '../../src/db/log/import-log.ts';
import { mergeNodes, unmergeNode } from '../../src/db/merge/merge.ts';
import type { NamedNode } from '../../src/db/read/node/named-node.ts';
import { exitCodeOf } from '../../src/ingest/import-summary.ts';
import { type ImportOptions, runImport } from '../../src/ingest/run.ts';
import type { PartwiseSource, Source } from '../../src/ingest/source.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import type { ClaimRecord } from '../../src/model/record.ts';
import { graphOf, rowsOf, rowsWithoutStamps } from './graph-of.ts';
import { zipOf } from './reading/zip.ts';

const NOON = new Date('2026-03-01T12:00:00Z');

let folder = '';
let database: GreffeDatabase;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-run-'));
  database = fresh();
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function fresh(): GreffeDatabase {
  const opened = openDatabase(':memory:');
  migrate(opened);
  return opened;
}

function releases(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => JSON.stringify(generateRelease(from + n, 1000)));
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function importing(paths: readonly string[], options: ImportOptions = {}, into = database) {
  const rejectsFile = join(folder, 'rejects.jsonl');
  return runImport(into, ocdsSource, paths, { rejectsFile, now: () => NOON, batchDocuments: 20, ...options });
}

function rejects(): { locator: string; file: string; source: string; reason: string; content: string }[] {
  const path = join(folder, 'rejects.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

it('changes nothing when the same file is imported again, read or not', async () => {
  const path = write('a.jsonl', releases(0, 30).join('\n'));
  const first = await importing([path]);
  expect(first).toMatchObject({ documents: 30, rejected: 0, isStopped: false });
  const before = rowsOf(database);

  const again = await importing([path]);
  expect(again.files.map(({ outcome }) => outcome)).toEqual(['UNCHANGED']);
  expect(again.documents).toBe(0);
  expect(rowsOf(database)).toEqual(before);

  const forced = await importing([path], { force: true });
  expect(forced).toMatchObject({
    documents: 30,
    nodesCreated: 0,
    nodesChanged: 0,
    claimsCreated: 0,
    claimsChanged: 0,
  });
  expect(forced.evidenceAdded).toBe(0);
  expect(rowsOf(database)).toEqual(before);
  expect(checkDatabase(database)).toEqual([]);
});

it('would change nothing by reading a file again that it leaves alone, also after a merge and an unmerge', async () => {
  const path = write('a.jsonl', releases(0, 30).join('\n'));
  await importing([path]);
  const [from, into] = database.sqlite
    .prepare<[], number>('SELECT organisation_id FROM bid_parties GROUP BY 1 ORDER BY count(*), 1 LIMIT 2')
    .pluck()
    .all()
    .map((id) => ({ type: 'ORGANISATION', id }) as const) as [NamedNode, NamedNode];
  const { node } = mergeNodes(database, from, into, { now: NOON });
  const merged = rowsOf(database);
  await importing([path], { force: true });
  expect(rowsOf(database)).toEqual(merged);
  unmergeNode(database, node, { now: NOON });
  const unmerged = rowsOf(database);
  await importing([path], { force: true });
  expect(rowsOf(database)).toEqual(unmerged);
});

it('knows a file by its bytes, whatever its name, and reads it again when it was packed otherwise', async () => {
  const text = releases(0, 3).join('\n');
  await importing([write('a.jsonl', text)]);
  const outcomes = (await importing([write('b.jsonl', text), write('c.jsonl.gz', gzipSync(text))])).files.map(
    ({ outcome }) => outcome,
  );
  expect(outcomes).toEqual(['UNCHANGED', 'IMPORTED']);
});

it('reads a file again that had rejections, as what is in the database by now may let them in', async () => {
  const path = write('a.jsonl', [...releases(0, 2), '{"oc'].join('\n'));
  const first = await importing([path]);
  expect(first).toMatchObject({ documents: 2, rejected: 1 });
  expect((await importing([path])).files[0]).toMatchObject({
    outcome: 'IMPORTED',
    documents: 2,
    rejected: 1,
  });
});

it('gives the same graph from files in any order', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const paths = names.map((name, n) => write(`${name}.jsonl`, releases(n * 8, 10).join('\n')));
  await importing(paths);
  const other = fresh();
  const [a, b, c, d] = paths as [string, string, string, string];
  await importing([c, a, d, b], {}, other);
  expect(graphOf(other)).toEqual(graphOf(database));
  other.close();
});

it('counts what can be imported of a damaged file, and names the file', async () => {
  const path = write('cut.json', `{"releases":[${releases(0, 3).join(',')},{"ocid":"x`);
  const good = write('good.json', `{"releases":[${releases(3, 2).join(',')}]}`);
  const summary = await importing([path, good]);
  expect(summary.files.map(({ outcome, documents }) => [outcome, documents])).toEqual([
    ['UNUSABLE', 3],
    ['IMPORTED', 2],
  ]);
  expect(summary.files[0]?.notes.join()).toMatch(/cut\.json: it is not JSON near byte \d+/);
  expect(exitCodeOf(summary)).toBe(3);
});

it('has the exit codes 0 for all, 3 for some and 1 for nothing', async () => {
  const good = write('good.json', `{"releases":[${releases(0, 1)}]}`);
  const empty = write('empty.json', '');
  const code = async (...paths: string[]) => exitCodeOf(await importing(paths));
  expect(await code(good)).toBe(0);
  expect(await code(good)).toBe(0);
  expect(await code(empty)).toBe(1);
  expect(await code(join(folder, 'nowhere'))).toBe(1);
  expect(await code(good, empty)).toBe(3);
  expect(await code(write('some.jsonl', [...releases(1, 2), '{'].join('\n')))).toBe(3);
  expect(await code(write('none.jsonl', '{\n{'))).toBe(1);
});

it('writes each rejection with its source, file, place and reason', async () => {
  const path = write('a.jsonl', [...releases(0, 2), '{"ocid": "x', ...releases(2, 2)].join('\n'));
  const summary = await importing([path]);
  expect(summary).toMatchObject({ documents: 4, rejected: 1, rejectsFile: join(folder, 'rejects.jsonl') });
  expect(rejects()).toEqual([
    {
      source: 'ocds',
      file: path,
      locator: 'line 3',
      reason: expect.stringContaining('not JSON'),
      content: '{"ocid": "x',
    },
  ]);
});

it('makes no file of rejections where there are none', async () => {
  expect(await importing([write('a.jsonl', releases(0, 2).join('\n'))])).toMatchObject({
    rejectsFile: undefined,
  });
  expect(existsSync(join(folder, 'rejects.jsonl'))).toBe(false);
});

it('rejects a document alone that the writer can not take', async () => {
  const partwise = ocdsSource.partwise as PartwiseSource;
  const source: Source = {
    ...ocdsSource,
    partwise: {
      ...partwise,
      state(state, document, file) {
        const stated = partwise.state(state, document, file);
        if (!document.locator.includes('line 2')) return stated;
        const [first, ...others] = stated.records.claims;
        const broken = { ...(first as ClaimRecord), evidence: [] };
        return { ...stated, records: { ...stated.records, claims: [...others, broken] } };
      },
    },
  };
  const path = write('a.jsonl', releases(0, 3).join('\n'));
  const rejectsFile = join(folder, 'rejects.jsonl');
  expect(await runImport(database, source, [path], { rejectsFile })).toMatchObject({
    documents: 2,
    rejected: 1,
  });
  expect(rejects()[0]).toMatchObject({ reason: expect.stringMatching(/^\/claims\/\d+/) });
  const ocids = database.sqlite
    .prepare("SELECT count(*) FROM node_keys WHERE key LIKE '%0000001%'")
    .pluck()
    .get();
  expect(ocids).toBe(0);
  expect(checkDatabase(database)).toEqual([]);
});

it('reads the other files of an archive when one is broken', async () => {
  const zip = zipOf({
    'a.json': `{"releases":[${releases(0, 2)}]}`,
    'b.json': '{"releases":[',
    'c.json': `{"releases":[${releases(2, 2)}]}`,
  });
  const summary = await importing([write('x.zip', zip)]);
  expect(summary.files[0]).toMatchObject({ outcome: 'UNUSABLE', documents: 4 });
  expect(summary.files[0]?.notes).toEqual([expect.stringContaining('x.zip!b.json: it is not JSON')]);
});

it('lists what was imported, newest first', async () => {
  const path = write('a.jsonl', releases(0, 5).join('\n'));
  await importing([path]);
  await importing([write('b.jsonl', '{\n')]);
  expect(listImports(database, 10)).toMatchObject([
    { source: 'ocds', status: 'UNUSABLE', documents: 0, rejected: 1 },
    {
      file: path,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      status: 'COMPLETE',
      started: NOON.toISOString(),
      finished: NOON.toISOString(),
      items: 5,
      documents: 5,
      rejected: 0,
    },
  ]);
  expect(listImports(database, 1)).toHaveLength(1);
});

it('stops after the batch that is being written, and goes on from there', async () => {
  const path = write('a.jsonl', releases(0, 120).join('\n'));
  const controller = new AbortController();
  const stopped = await importing([path], {
    signal: controller.signal,
    onProgress: ({ written }) => written.documents > 0 && controller.abort(),
  });
  expect(exitCodeOf(stopped)).toBe(130);
  expect(stopped.documents).toBeGreaterThan(0);
  expect(stopped.documents).toBeLessThan(120);
  expect(listImports(database, 1)).toMatchObject([{ status: 'STOPPED', items: stopped.documents }]);

  const rest = await importing([path], { resume: true });
  expect(rest.files[0]).toMatchObject({ outcome: 'IMPORTED', resumedAt: stopped.documents });
  expect(rest.documents).toBe(120 - stopped.documents);
  expect(listImports(database, 1)).toMatchObject([{ status: 'COMPLETE', items: 120, documents: 120 }]);

  const whole = fresh();
  await importing([path], {}, whole);
  expect(rowsWithoutStamps(database)).toEqual(rowsWithoutStamps(whole));
  whole.close();
});

it('leaves a consistent database when it is full, says so in a line, and goes on when there is room', async () => {
  const path = write('a.jsonl', [...releases(0, 70), '{"broken', ...releases(70, 50)].join('\n'));
  const pages = database.sqlite.pragma('page_count', { simple: true }) as number;
  database.sqlite.pragma(`max_page_count = ${pages + 200}`);
  await expect(importing([path])).rejects.toThrow(
    'Database :memory:: the disk is full. Make room; what was committed is safe.',
  );
  expect(checkDatabase(database)).toEqual([]);
  const [log] = listImports(database, 1);
  expect(log).toMatchObject({ status: 'RUNNING', finished: null });
  expect(log?.items).toBeGreaterThan(0);

  database.sqlite.pragma('max_page_count = 1000000');
  const rest = await importing([path], { resume: true });
  expect(rest.files[0]?.resumedAt).toBe(log?.items);
  expect(rejects()).toHaveLength(1);
  const whole = fresh();
  await importing([path], {}, whole);
  expect(rowsWithoutStamps(database)).toEqual(rowsWithoutStamps(whole));
  whole.close();
});
