import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const SEED = fileURLToPath(new URL('../../seeds/health-data-hub.yaml', import.meta.url));
const NOBODY = 65_534;

let root = '';
let folder = '';
let path = '';
let temporary = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'greffe-read-only-'));
  chmodSync(root, 0o755);
  folder = join(root, 'data');
  temporary = join(root, 'tmp');
  path = join(folder, 'greffe.db');
  for (const each of [folder, temporary]) mkdirSync(each);
  if (process.getuid?.() === 0) chownSync(temporary, NOBODY, NOBODY);
  expect(greffe(['import', 'dossier', SEED]).stderr).toBe('');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(root, { recursive: true });
});

const env = () => ({ ...process.env, DATABASE_URL: `file:${path}`, TMPDIR: temporary, PORT: '0' });
/** Nothing is for reading only to root. */
const AS_NOBODY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

function greffe(args: string[], user: object = {}) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: env(), cwd: root, ...user });
}

async function answered(user: object, workers = '1'): Promise<unknown> {
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...env(), GREFFE_WORKERS: workers },
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: root,
    ...user,
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  try {
    await expect.poll(() => errors + child.exitCode, { timeout: 50_000 }).toMatch(/answers at|\d$/);
    expect(errors).toMatch(/answers at/);
    const url = /answers at (\S+)/.exec(errors)?.[1];
    const ready = await fetch(`${url}/ready`);
    const response = await fetch(`${url}/graphql?query={tenders{totalCount}}`);
    return { ready: ready.status, answer: await response.json() };
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

it('a database is made for its owner alone', () => {
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe.runIf(process.platform !== 'win32')('what is for reading only', () => {
  it.each([
    ['a file', 0o444, 0o777, ''],
    ['a file and its folder', 0o444, 0o555, 'is for reading only: a copy'],
  ])('%s can be checked, exported and served', async (_, fileMode, folderMode, notice) => {
    const before = greffe(['export', 'jsonl']).stdout;
    chmodSync(path, fileMode);
    chmodSync(folder, folderMode);
    const names = () => readdirSync(folder).filter((name) => !/-(shm|wal)$/.test(name));
    const checked = greffe(['check'], AS_NOBODY);
    expect(checked).toMatchObject({ status: 0, stdout: 'No problems.\n' });
    expect(checked.stderr).toContain(notice);
    const exported = greffe(['export', 'jsonl'], AS_NOBODY);
    expect(exported.status).toBe(0);
    expect(exported.stdout).toBe(before);
    const expected = { ready: 200, answer: { data: { tenders: { totalCount: 2 } } } };
    expect(await answered(AS_NOBODY)).toMatchObject(expected);
    expect(await answered(AS_NOBODY, '2')).toMatchObject(expected);
    expect(names()).toEqual(['greffe.db']);
    expect(readdirSync(temporary)).toEqual([]);
    // What writes says so.
    const refused = greffe(['import', 'dossier', SEED], AS_NOBODY);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/not writable.*\n$/);
  });
});

it('export on a damaged file says one line', () => {
  const bytes = readFileSync(path);
  // All pages but the first, which says what is where.
  bytes.fill(0x7f, 4_096 * 3);
  writeFileSync(path, bytes);
  const { status, stderr } = greffe(['export', 'csv']);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^greffe: Database \S+: the file is damaged\. .*\n$/);
});

it.each([
  ['moved away', () => renameSync(path, `${path}.moved`)],
  [
    'replaced',
    () => {
      writeFileSync(`${path}.new`, readFileSync(path));
      renameSync(`${path}.new`, path);
    },
  ],
])('/ready notices that the file was %s', async (_, move) => {
  const child = spawn(process.execPath, [CLI, 'serve'], { env: env(), stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  try {
    await expect.poll(() => errors, { timeout: 50_000 }).toMatch(/answers at/);
    const url = /answers at (\S+)/.exec(errors)?.[1];
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    move();
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
});
