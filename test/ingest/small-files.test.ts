import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { listImports } from '../../src/db/log/import-log.ts';
import { type ImportOptions, runImport } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { rowsWithoutStamps } from './graph-of.ts';

const FILES = 150;
const BATCH = 40;
const NOON = new Date('2026-03-01T12:00:00Z');

let folder = '';
let small = '';
let large = '';
let expected: Record<string, unknown[]> = {};
let statementsOfLarge: string[] = [];

const release = (n: number) => JSON.stringify(generateRelease(n, FILES));
const named = (name: string) => join(folder, name);
const begun = (texts: readonly string[]) => texts.filter((text) => text.startsWith('BEGIN')).length;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-small-files-'));
  small = named('small');
  large = named('large.json');
  mkdirSync(small);
  for (let n = 0; n < FILES; n++) writeFileSync(join(small, `${1000 + n}.json`), packageOf(release(n)));
  writeFileSync(large, packageOf(...Array.from({ length: FILES }, (_, n) => release(n))));
  const { texts, database } = counted();
  await importing(database, [large]);
  expected = rowsWithoutStamps(database);
  statementsOfLarge = [...texts];
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function packageOf(...releases: string[]): string {
  return `{"version":"1.1","releases":[${releases.join(',')}]}`;
}

function counted(): { texts: string[]; database: GreffeDatabase } {
  const texts: string[] = [];
  return { texts, database: freshDatabase((text) => texts.push(text)) };
}

function importing(database: GreffeDatabase, paths: readonly string[], options: ImportOptions = {}) {
  const rejectsFile = named('rejects.jsonl');
  return runImport(database, ocdsSource, paths, {
    rejectsFile,
    now: () => NOON,
    batchDocuments: BATCH,
    ...options,
  });
}

function expectSameRows(database: GreffeDatabase): void {
  const rows = rowsWithoutStamps(database);
  for (const table of Object.keys(expected)) {
    // As text first: comparing thousands of rows one by one takes seconds, and is only of use for the message.
    if (JSON.stringify(rows[table]) === JSON.stringify(expected[table])) continue;
    expect(rows[table], table).toEqual(expected[table]);
  }
}

it('takes as many transactions for many small files as for one large one, and leaves the same rows', async () => {
  const { texts, database } = counted();
  const summary = await importing(database, [small]);
  expect(summary).toMatchObject({ documents: FILES, rejected: 0 });
  expect(summary.files.map(({ outcome }) => outcome)).toEqual(Array(FILES).fill('IMPORTED'));
  expect(begun(texts)).toBeLessThanOrEqual(begun(statementsOfLarge));
  expect(texts.length).toBeLessThan(statementsOfLarge.length + 6 * FILES);
  expectSameRows(database);
  database.close();
});

it('has a row of the log for each of them, with counts that add up to those of one large file', async () => {
  const database = freshDatabase();
  await importing(database, [small]);
  const log = listImports(database, FILES + 1);
  expect(log).toHaveLength(FILES);
  for (const entry of log) {
    expect(entry).toMatchObject({ status: 'COMPLETE', items: 1, documents: 1, finished: NOON.toISOString() });
    expect(entry.claimsCreated).toBeGreaterThan(0);
    expect(entry.evidenceAdded).toBeGreaterThan(0);
  }
  const sums = (of: GreffeDatabase) =>
    of.sqlite
      .prepare(
        'SELECT sum(documents) d, sum(nodes_created) n, sum(nodes_changed) nc, sum(claims_created) c, sum(claims_changed) cc, sum(evidence_added) e FROM imports',
      )
      .get();
  const other = freshDatabase();
  await importing(other, [large]);
  expect(sums(database)).toEqual(sums(other));
  const placed = 'SELECT count(DISTINCT import_id) FROM placements';
  expect(database.sqlite.prepare(placed).pluck().get()).toBe(FILES);
  database.close();
  other.close();
});

it('counts for each file what it added or changed itself', async () => {
  const database = freshDatabase();
  const write = (name: string, content: string) => {
    writeFileSync(named(name), content);
    return named(name);
  };
  const again = write('again.json', packageOf(release(0), release(1)));
  const summary = await importing(database, [
    write('first.json', packageOf(release(0))),
    again,
    write('nothing.json', packageOf()),
    write('broken.json', `{"releases":[${release(2)},{"ocid":"x`),
    write('rejected.json', packageOf('{"ocid": 5}', release(3))),
    write('twin.json', packageOf(release(0))),
    write('last.json', packageOf(release(4))),
  ]);
  expect(summary.files).toMatchObject([
    { outcome: 'IMPORTED', documents: 1, rejected: 0 },
    { outcome: 'IMPORTED', documents: 2, rejected: 0 },
    { documents: 0 },
    { outcome: 'UNUSABLE', documents: 1, rejected: 0, notes: [expect.stringContaining('broken.json')] },
    { outcome: 'IMPORTED', documents: 1, rejected: 1, notes: [] },
    // The same bytes as the first, which was known before its turn.
    { outcome: 'UNCHANGED', documents: 0 },
    { outcome: 'IMPORTED', documents: 1, rejected: 0 },
  ]);
  const added = (position: number) => summary.files[position]?.claimsCreated;
  const alone = freshDatabase();
  await importing(alone, [named('first.json')]);
  const second = await importing(alone, [again]);
  expect([added(0), added(1)]).toEqual([
    listImports(alone, 2)[1]?.claimsCreated,
    second.files[0]?.claimsCreated,
  ]);
  expect(readFileSync(named('rejects.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  expect(checkDatabase(database)).toEqual([]);
  database.close();
  alone.close();
});

it('rejects what only the database refuses for its own file, and keeps its neighbours', async () => {
  const database = freshDatabase();
  const { title } = (generateRelease(20, FILES) as { tender: { title: string } }).tender;
  database.sqlite.exec(
    `CREATE TEMP TRIGGER refusing BEFORE INSERT ON main.tenders WHEN new.name = '${title}' BEGIN SELECT raise(ABORT, 'not this one'); END`,
  );
  const summary = await importing(database, [small]);
  expect(summary).toMatchObject({ documents: FILES - 1, rejected: 1 });
  expect(summary.files.filter(({ rejected }) => rejected > 0)).toMatchObject([
    { file: join(small, '1020.json'), documents: 0, claimsCreated: 0 },
  ]);
  expect(checkDatabase(database)).toEqual([]);
  database.close();
});

it('gives the graph of one large file after any number of kills, with each rejection once', async () => {
  const mixed = named('mixed');
  mkdirSync(mixed);
  for (let n = 0; n < FILES; n++) {
    const broken = n % 50 === 10 ? `{"ocid": ${n}},` : '';
    writeFileSync(join(mixed, `${1000 + n}.json`), `{"version":"1.1","releases":[${broken}${release(n)}]}`);
  }
  const path = named('killed.db');
  const program = fileURLToPath(new URL('import-in-batches.ts', import.meta.url));
  const start = () =>
    spawn(process.execPath, [program, path, mixed, '12', 'resume'], { cwd: folder, stdio: 'ignore' });
  const logged = () => {
    const reader = openDatabase(path, { readonly: true });
    try {
      return listImports(reader, FILES * 4);
    } finally {
      reader.close();
    }
  };
  let done = 0;
  for (let kill = 0; kill < 2; kill++) {
    const child = start();
    for (;;) {
      await pause(20);
      if (child.exitCode !== null) break;
      try {
        if (logged().length > done + 12) break;
      } catch {
        // Not made yet.
      }
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const database = openDatabase(path);
    expect(checkDatabase(database)).toEqual([]);
    const [last, ...before] = listImports(database, FILES * 4);
    expect(last?.status).toBe('RUNNING');
    expect(new Set(before.map(({ status }) => status)).has('RUNNING')).toBe(false);
    done = before.length;
    expect(done).toBeLessThan(FILES);
    database.close();
  }
  const child = start();
  await once(child, 'exit');
  expect(child.exitCode).toBe(0);
  const database = openDatabase(path);
  expect(checkDatabase(database)).toEqual([]);
  expectSameRows(database);
  const complete = listImports(database, FILES * 4).filter(({ status }) => status === 'COMPLETE');
  expect(complete).toHaveLength(FILES);
  database.close();
  const files = readdirSync(folder).filter((name) => /^ocds-.*\.rejects\.jsonl$/.test(name));
  expect(files).toHaveLength(1);
  const lines = readFileSync(named(files[0] as string), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).content)).toEqual([
    '{"ocid":10}',
    '{"ocid":60}',
    '{"ocid":110}',
  ]);
});
