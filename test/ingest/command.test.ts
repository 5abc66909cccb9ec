import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { SOURCES } from '../../src/ingest/registry.ts';
import { ended, startGreffe } from './greffe-process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function greffe(args: readonly string[], input = ''): ReturnType<typeof ended> {
  const child = startGreffe(join(folder, 'g.db'), args, { cwd: folder });
  child.stdin?.end(input);
  return ended(child);
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const RELEASE = JSON.stringify(generateRelease(1, 10));

it('has a command for every source', async () => {
  const { stdout } = await greffe(['import', '--help']);
  for (const { name } of SOURCES) expect(stdout).toContain(`  ${name} `);
});

it('says what went in, what was rejected and what is unusable, with exit code 3', async () => {
  write('good.jsonl.gz', gzipSync(`${RELEASE}\n{"broken\n`));
  write('empty.json', '');
  const { code, stdout } = await greffe([
    'import',
    'ocds',
    'good.jsonl.gz',
    'empty.json',
    '--rejects',
    'r.jsonl',
  ]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/^1 file imported in [\d.]+ s: 1 document \(\d+\/s\)\.\n/);
  expect(stdout).toContain('empty.json: the file is empty\n');
  expect(stdout).toContain('Rejected: 1: see r.jsonl.\n');

  const imports = await greffe(['imports']);
  expect(imports.stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
    'id | started (UTC) | source | status | documents | rejected | sha256 | file',
    expect.stringMatching(/^2 \| .* \| ocds \| UNUSABLE \| 0 \| 0 \| e3b0c44298fc \| empty\.json$/),
    expect.stringMatching(/^1 \| .* \| ocds \| COMPLETE \| 1 \| 1 \| [0-9a-f]{12} \| good\.jsonl\.gz$/),
    '',
  ]);
});

it('reads standard input, and prints JSON for scripts and nothing else', async () => {
  const { code, stdout, stderr } = await greffe(['import', 'ocds', '-', '--json'], RELEASE);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    source: 'ocds',
    documents: 1,
    files: [{ file: '-', outcome: 'IMPORTED' }],
  });
});

it('is silent with --quiet when all goes in', async () => {
  write('a.json', RELEASE);
  expect(await greffe(['import', 'ocds', 'a.json', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('has the exit code 1 and one line when nothing is usable, or the database can not be opened', async () => {
  const nothing = await greffe(['import', 'ocds', 'nowhere', '--quiet']);
  expect(nothing.code).toBe(1);
  expect(nothing.stderr).toContain('nowhere: there is no such file\n');
  write('not.db', 'this is no database, and long enough to be looked at');
  const child = startGreffe(join(folder, 'not.db'), ['import', 'ocds', write('a.json', RELEASE)], {
    cwd: folder,
  });
  const { code, stderr } = await ended(child);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^greffe: Database .*not\.db: the file is not a database\. .*\n$/);
});
