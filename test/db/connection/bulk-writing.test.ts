import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inBulk } from '../../../src/db/connection/bulk-writing.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';

let folder = '';
let database: GreffeDatabase;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-bulk-'));
  database = openDatabase(join(folder, 'bulk.db'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const settings = () =>
  ['cache_size', 'wal_autocheckpoint', 'foreign_keys', 'synchronous'].map((name) =>
    database.sqlite.pragma(name, { simple: true }),
  );

it('writes with a larger cache and a longer log, and the same guarantees', async () => {
  expect(settings()).toEqual([-32_000, 8_000, 1, 1]);
  expect(await inBulk(database, async () => settings())).toEqual([-48_000, 64_000, 1, 1]);
  expect(settings()).toEqual([-32_000, 8_000, 1, 1]);
});

it('sets the handle as before when the writing fails', async () => {
  const failing = inBulk(database, () => Promise.reject(new Error('full')));
  await expect(failing).rejects.toThrow('full');
  expect(settings()).toEqual([-32_000, 8_000, 1, 1]);
});

it('leaves nothing in the log that whoever reads on would search for each page', async () => {
  await inBulk(database, async () => {
    database.sqlite.exec("CREATE TABLE said (word text); INSERT INTO said VALUES ('in bulk')");
    expect(readFileSync(database.location).includes('in bulk')).toBe(false);
  });
  expect(readFileSync(database.location).includes('in bulk')).toBe(true);
});
