import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { runImport } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { graphOf } from './graph-of.ts';
import { ended } from './greffe-process.ts';

const IMPORTER = fileURLToPath(new URL('import-in-batches.ts', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-two-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeReleases(name: string, from: number, count: number): string {
  const path = join(folder, name);
  const lines = Array.from({ length: count }, (_, n) => JSON.stringify(generateRelease(from + n, 4000)));
  writeFileSync(path, lines.join('\n'));
  return path;
}

it('lets two importers take turns, and gives the graph of one after the other', async () => {
  const files = [writeReleases('a.jsonl', 0, 150), writeReleases('b.jsonl', 100, 150)];
  const path = join(folder, 'two.db');
  const both = files.map((file) => spawn(process.execPath, [IMPORTER, path, file, '10']));
  for (const { code, stdout, stderr } of await Promise.all(both.map(ended))) {
    expect(stderr).toBe('');
    expect(stdout).toBe('150');
    expect(code).toBe(0);
  }
  const together = openDatabase(path);
  const apart = openDatabase(':memory:');
  migrate(apart);
  await runImport(apart, ocdsSource, files);
  expect(checkDatabase(together)).toEqual([]);
  expect(graphOf(together)).toEqual(graphOf(apart));
  together.close();
  apart.close();
});

it('waits for another process that holds the lock, and says so', async () => {
  const path = join(folder, 'locked.db');
  const [database, other] = [openDatabase(path), openDatabase(path)];
  migrate(database);
  other.sqlite.exec('BEGIN IMMEDIATE');
  let waited = 0;
  const importing = runImport(database, ocdsSource, [writeReleases('a.jsonl', 0, 2)], {
    onWait: () => waited++,
  });
  await vi.waitFor(() => expect(waited).toBe(1), { timeout: 60_000 });
  other.sqlite.exec('COMMIT');
  expect((await importing).documents).toBe(2);
  database.close();
  other.close();
});

it('gives up on a lock that is held too long, naming what to do', async () => {
  const path = join(folder, 'held.db');
  const [database, other] = [openDatabase(path), openDatabase(path)];
  migrate(database);
  other.sqlite.exec('BEGIN IMMEDIATE');
  await expect(
    runImport(database, ocdsSource, [writeReleases('a.jsonl', 0, 2)], { maxWaitMs: 300 }),
  ).rejects.toThrow(
    /another process is writing to it, for more than 0 s\. Wait for that process, or stop it\./,
  );
  other.sqlite.exec('ROLLBACK');
  database.close();
  other.close();
});
