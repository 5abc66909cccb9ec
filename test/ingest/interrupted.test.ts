import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { listImports } from '../../src/db/log/import-log.ts';
import { runImport } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { rowsWithoutStamps } from './graph-of.ts';
import { ended, startGreffe } from './greffe-process.ts';

const RELEASES = 1_600;
const BROKEN_LINES = 5;

let folder = '';
let data = '';
let expected: Record<string, unknown[]> = {};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-interrupted-'));
  data = join(folder, 'releases.jsonl');
  const lines = Array.from({ length: RELEASES }, (_, n) => JSON.stringify(generateRelease(n, RELEASES)));
  for (let n = 0; n < BROKEN_LINES; n++) lines.splice(n * 300 + 100, 0, `{"broken": ${n}`);
  writeFileSync(data, lines.join('\n'));
  const whole = openDatabase(':memory:');
  migrate(whole);
  await runImport(whole, ocdsSource, [data], { rejectsFile: join(folder, 'whole.rejects.jsonl') });
  expected = rowsWithoutStamps(whole);
  whole.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Waits until the import has committed something more than `items`, or is over. */
async function untilItems(path: string, items: number, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await pause(25);
    try {
      const reader = openDatabase(path, { readonly: true });
      try {
        if ((listImports(reader, 1)[0]?.items ?? 0) > items) return;
      } finally {
        reader.close();
      }
    } catch {
      // Not made yet.
    }
  }
}

function expectWhole(database: GreffeDatabase): void {
  expect(checkDatabase(database)).toEqual([]);
  const rows = rowsWithoutStamps(database);
  for (const table of Object.keys(expected)) {
    // As text first: comparing thousands of rows one by one takes seconds, and is only of use for the message.
    if (JSON.stringify(rows[table]) === JSON.stringify(expected[table])) continue;
    expect(rows[table], table).toEqual(expected[table]);
  }
}

it('gives the uninterrupted graph after any number of kills, with each rejection once', async () => {
  const path = join(folder, 'killed.db');
  const args = ['import', 'ocds', data, '--resume', '--quiet'];
  let items = 0;
  for (const delayMs of [0, 35, 90]) {
    const child = startGreffe(path, args, { cwd: folder });
    child.stderr?.resume();
    await untilItems(path, items, () => child.exitCode !== null);
    await pause(delayMs);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const database = openDatabase(path);
    expect(checkDatabase(database)).toEqual([]);
    const [last] = listImports(database, 1);
    expect(last?.items).toBeGreaterThan(items);
    items = last?.items ?? 0;
    database.close();
  }
  const { code, stderr } = await ended(startGreffe(path, args, { cwd: folder }));
  expect(code, stderr).toBe(3);
  const database = openDatabase(path);
  expect(listImports(database, 1)).toMatchObject([
    { status: 'COMPLETE', items: RELEASES + BROKEN_LINES, documents: RELEASES, rejected: BROKEN_LINES },
  ]);
  expectWhole(database);
  database.close();
  const files = readdirSync(folder).filter(
    (name) => name.startsWith('ocds-') && name.endsWith('.rejects.jsonl'),
  );
  expect(files).toHaveLength(1);
  const contents = readFileSync(join(folder, files[0] as string), 'utf8')
    .trimEnd()
    .split('\n');
  expect(contents.map((line) => JSON.parse(line).content)).toEqual(
    [0, 1, 2, 3, 4].map((n) => `{"broken": ${n}`),
  );
});

it('stops at Ctrl-C with its checkpoint written, and goes on with --resume', async () => {
  const path = join(folder, 'stopped.db');
  const child = startGreffe(path, ['import', 'ocds', data], { cwd: folder });
  const over = ended(child);
  await untilItems(path, 0, () => child.exitCode !== null);
  child.kill('SIGINT');
  const stopped = await over;
  expect(stopped.code).toBe(130);
  expect(stopped.stdout).toContain('Stopped. The same command with --resume goes on from here.');
  const reader = openDatabase(path);
  expect(listImports(reader, 1)).toMatchObject([{ status: 'STOPPED' }]);
  reader.close();

  const resumed = await ended(
    startGreffe(path, ['import', 'ocds', data, '--resume', '--json'], { cwd: folder }),
  );
  expect(resumed.code).toBe(3);
  const summary = JSON.parse(resumed.stdout);
  expect(summary.files[0].resumedAt).toBeGreaterThan(0);
  const database = openDatabase(path);
  expectWhole(database);
  database.close();
});
