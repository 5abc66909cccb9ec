import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateRelease } from '../../../bench/ocds-release.ts';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { isEmpty } from '../../../src/db/connection/is-empty.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import { runImport } from '../../../src/ingest/run.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { exported } from '../exported.ts';

const RELEASES = 700;
const KILLS = 10;
const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

let folder = '';
let copy = '';
let text = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-killed-copy-'));
  copy = join(folder, 'graph.jsonl');
  const releases = Array.from({ length: RELEASES }, (_, n) => JSON.stringify(generateRelease(n, RELEASES)));
  const data = join(folder, 'releases.jsonl');
  writeFileSync(data, releases.join('\n'));
  const original = openDatabase(':memory:');
  migrate(original);
  await runImport(original, ocdsSource, [data], { rejectsFile: join(folder, 'rejects.jsonl') });
  text = exported(original, jsonlFormat).text;
  writeFileSync(copy, text);
  original.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function restore(database: string) {
  return spawn(process.execPath, [CLI, 'import', 'jsonl', copy, '--quiet'], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: `file:${database}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The length of the draft's log, which grows with every batch. */
function draftBytes(database: string): number {
  try {
    return statSync(`${database}.restoring-wal`).size + statSync(`${database}.restoring`).size;
  } catch {
    return 0;
  }
}

it('leaves a sound database whenever it is killed, and goes on to the whole graph', async () => {
  const path = join(folder, 'killed.db');
  let published = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = draftBytes(path);
    const child = restore(path);
    const isOver = () => child.exitCode !== null || child.signalCode !== null;
    // Whatever it does next: in most runs it has written a batch more, in some it moves the draft.
    while (!isOver() && draftBytes(path) <= before && published === 0) await pause(2);
    await pause(kill * 10);
    child.kill('SIGKILL');
    if (!isOver()) await once(child, 'exit');
    if (!existsSync(path)) continue;
    const database = openDatabase(path);
    migrate(database);
    expect(checkDatabase(database), `after kill ${kill}`).toEqual([]);
    // All or nothing.
    if (!isEmpty(database)) {
      expect(exported(database, jsonlFormat).text).toBe(text);
      published++;
    }
    database.close();
  }
  const [code] = await once(restore(path), 'exit');
  expect(code).toBe(0);
  const database = openDatabase(path);
  expect(checkDatabase(database)).toEqual([]);
  expect(exported(database, jsonlFormat).text).toBe(text);
  database.close();
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

it('begins anew with another file, and drops the draft of one that is none', async () => {
  const path = join(folder, 'other.db');
  const first = restore(path);
  while (first.exitCode === null && draftBytes(path) < 100_000) await pause(2);
  first.kill('SIGSTOP');
  const second = restore(path);
  expect(await once(second, 'exit')).toEqual([1, null]);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const broken = join(folder, 'broken.jsonl');
  writeFileSync(broken, '{"record":"tender"}\n');
  const child = spawn(process.execPath, [CLI, 'import', 'jsonl', broken], {
    env: { ...process.env, DATABASE_URL: `file:${path}` },
    stdio: 'ignore',
  });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(readdirSync(folder).filter((name) => name.startsWith('other.db.restoring'))).toEqual([]);
  expect(await once(restore(path), 'exit')).toEqual([0, null]);
});
