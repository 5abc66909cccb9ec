import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inBulk } from '../../../src/db/connection/bulk-writing.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { LogHead, readLogHead } from '../../../src/db/connection/log-head.ts';

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
  expect(await inBulk(database, async () => settings())).toEqual([-40_000, 64_000, 1, 1]);
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

/** Another connection, which goes on reading the state that it found. */
const READER = `
  const { parentPort, workerData: { file, ms } } = require('node:worker_threads');
  const database = require('better-sqlite3')(file);
  database.exec('BEGIN; SELECT count(*) FROM written');
  parentPort.postMessage('reads');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  database.exec('COMMIT');
  database.close();
`;

it('ends with a log that begins anew, though somebody still read a former state', async () => {
  const { sqlite, location: file } = database;
  sqlite.exec('CREATE TABLE written (data)');
  const reader = new Worker(READER, { eval: true, workerData: { file, ms: 300 } });
  await once(reader, 'message');
  await inBulk(database, async () => sqlite.exec('INSERT INTO written VALUES (zeroblob(40000000))'));
  const long = readLogHead(file);
  sqlite.exec('INSERT INTO written VALUES (1)');
  const anew = readLogHead(file);
  expect(long instanceof LogHead && long.frames).toBeGreaterThan(8_000);
  expect(anew instanceof LogHead && anew.frames).toBeLessThan(10);
  await once(reader, 'exit');
});
