import { spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { CHILD_ENV } from '../child-env.ts';
import { hubRecords } from '../graph/analysis.ts';
import { SEED } from '../graph.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

let folder: string;
const at = (name: string) => join(folder, name);

function greffe(database: string, ...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...CHILD_ENV, DATABASE_URL: at(database) },
    timeout: 120_000,
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-export-cli-'));
  expect(greffe('seed.db', 'import', 'dossier', SEED).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('greffe export', () => {
  it('writes to standard output, and nothing else there', () => {
    const { stdout, stderr, status } = greffe('seed.db', 'export', 'csv');
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout.startsWith('\uFEFFtender_id,')).toBe(true);
    expect(stdout.endsWith('\r\n')).toBe(true);
  });

  it('writes a file with its manifest beside it', () => {
    const filter = { status: ['CANCELLED'] };
    const { stdout, stderr, status } = greffe(
      'seed.db',
      ...['export', 'csv', '--filter', JSON.stringify(filter), '--output', 'it.csv'],
    );
    expect([stdout, status]).toEqual(['', 0]);
    const bytes = readFileSync(at('it.csv'));
    const sha256 = hash('sha256', bytes).slice(0, 12);
    expect(stderr).toMatch(/^Wrote \d+ rows, 1 tender, 2 bids to it\.csv \(/);
    expect(stderr).toContain(
      ` (${bytes.length} bytes, SHA-256 ${sha256}…), with it.csv.manifest.json; left out: PERSON, REGULATION, REQUIREMENT, `,
    );
    expect(stderr).toMatch(/^[^\n]* and some fields of others \(docs\/exports\/left-out\.md\)\.\n$/);
    const manifest = JSON.parse(readFileSync(at('it.csv.manifest.json'), 'utf8'));
    expect(manifest).toEqual({
      format: 'csv',
      mediaType: 'text/csv; charset=utf-8; header=present',
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      filter,
      counts: { rows: bytes.toString().split('\r\n').length - 2, tenders: 1, bids: 2 },
      bytes: bytes.length,
      sha256: hash('sha256', bytes),
      sources: [{ source: null, publisher: null, documents: 1, licence: null }],
    });
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('writes the manifest of what goes to standard output where it is asked to', () => {
    const { stdout } = greffe('seed.db', 'export', 'jsonl', '--manifest', 'm.json');
    const { bytes } = JSON.parse(readFileSync(at('m.json'), 'utf8'));
    expect(bytes).toBe(Buffer.byteLength(stdout));
  });

  it('writes what its files refer to beside them', () => {
    const { stderr, status } = greffe('seed.db', 'export', 'jsonld', '--output', 'graph.jsonld');
    expect(status).toBe(0);
    expect(stderr).toContain(', with context.jsonld and graph.jsonld.manifest.json; ');
    expect(readdirSync(folder)).toContain('context.jsonld');
  });

  it('tells in the language that is asked for, of two', () => {
    const { stdout } = greffe('seed.db', 'export', 'csv', '--language', 'FR');
    expect(stdout).toContain('Selon ');
    const { stderr, status } = greffe('seed.db', 'export', 'csv', '--language', 'DE');
    expect(stderr).toMatch(/argument 'DE' is invalid\. Allowed choices are EN, FR\./);
    expect(status).toBe(1);
  });

  it('names the place of what is wrong with a filter, and writes nothing', () => {
    const filter = '{"or": [{"publishedOn": {"from": "2025-13"}}]}';
    const { stdout, stderr, status } = greffe(
      'seed.db',
      ...['export', 'csv', '--filter', filter, '--output', 'wrong.csv'],
    );
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(/^greffe: filter\.or\[0\]\.publishedOn\.from: .*2025-13/);
    expect(existsSync(at('wrong.csv'))).toBe(false);
  });

  it('refuses a format that there is not, naming those there are', () => {
    const { stderr, status } = greffe('seed.db', 'export', 'xlsx');
    expect(stderr).toMatch(/Allowed choices are csv, jsonl/);
    expect(status).toBe(1);
  });

  it('says where it can not write', () => {
    const { stderr, status } = greffe('seed.db', 'export', 'csv', '--output', 'nowhere/it.csv');
    expect(stderr).toMatch(/^greffe: nowhere\/it\.csv can't be written: ENOENT/);
    expect(status).toBe(1);
  });

  it('ends without a word when its reader wants no more', async () => {
    const database = openDatabase(at('hub.db'));
    migrate(database);
    createWriter(database).write(hubRecords(2_000, 100));
    database.close();
    const child = spawn(process.execPath, [CLI, 'export', 'jsonl'], {
      env: { ...CHILD_ENV, DATABASE_URL: at('hub.db') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});

it('greffe export leaves nothing of a file when it is stopped before that is whole', async () => {
  const database = openDatabase(at('stopped.db'));
  migrate(database);
  createWriter(database).write(hubRecords(2_000, 100));
  database.close();
  // What it is to write to takes no more than this test reads: it can't have ended.
  spawnSync('mkfifo', [at('all.jsonl.partial')]);
  const child = spawn(process.execPath, [CLI, 'export', 'jsonl', '--output', at('all.jsonl')], {
    env: { ...CHILD_ENV, DATABASE_URL: at('stopped.db') },
  });
  const reading = createReadStream(at('all.jsonl.partial'));
  await once(reading, 'readable');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  reading.destroy();
  expect(readdirSync(folder).filter((name) => name.startsWith('all.jsonl'))).toEqual([]);
});

describe('greffe imports', () => {
  it('lists dossiers with the other imports, and says how many there are besides those shown', () => {
    const file = (name: string, id: string) =>
      writeFileSync(
        at(name),
        `dossier: 1\nid: ${id}\narticles:\n  ${id}:\n    title: A\n    kind: NEWS\n    published: 2024-05-01\n`,
      );
    file('roofs.yaml', 'roofs');
    file('roads.yaml', 'roads');
    expect(greffe('two.db', 'import', 'dossier', 'roofs.yaml').status).toBe(0);
    expect(greffe('two.db', 'import', 'dossier', 'roads.yaml', 'roofs.yaml').status).toBe(0);
    const lines = greffe('two.db', 'imports').stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/ {2,}/).filter((_, at) => at !== 1 && at !== 6))).toEqual([
      ['id', 'source', 'status', 'documents', 'rejected', 'file'],
      ['2', 'dossier', 'COMPLETE', '1', '0', 'roads.yaml'],
      ['1', 'dossier', 'COMPLETE', '1', '0', 'roofs.yaml'],
    ]);
    expect(greffe('two.db', 'imports', '--limit', '1').stdout).toMatch(
      /roads\.yaml\nThese are the latest 1 of 2 imports: --limit shows more\.\n$/,
    );
  });
});

describe('greffe import jsonl', () => {
  it('makes the same graph in an empty database, and does it once', () => {
    expect(greffe('seed.db', 'export', 'jsonl', '--output', 'graph.jsonl').status).toBe(0);
    const first = greffe('copy.db', 'import', 'jsonl', 'graph.jsonl');
    expect(first.stdout).toMatch(/^graph\.jsonl restored in [\d.]+ s: 20 nodes, 59 claims/);
    expect(greffe('copy.db', 'check')).toMatchObject({ stdout: 'No problems.\n', status: 0 });
    expect(greffe('copy.db', 'export', 'jsonl').stdout).toBe(readFileSync(at('graph.jsonl'), 'utf8'));
    const again = greffe('copy.db', 'import', 'jsonl', 'graph.jsonl');
    expect([again.stdout, again.status]).toEqual([
      'graph.jsonl was restored here before: nothing to do.\n',
      0,
    ]);
  });

  it('takes a compressed file', () => {
    writeFileSync(at('graph.jsonl.gz'), gzipSync(greffe('seed.db', 'export', 'jsonl').stdout));
    const { stdout, status } = greffe('gz.db', 'import', 'jsonl', 'graph.jsonl.gz', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ nodesCreated: 20, claimsCreated: 59, rejected: 0 });
  });

  it('says which lines it rejected, and that some were', () => {
    const lines = greffe('seed.db', 'export', 'jsonl').stdout.split('\n');
    lines[30] = '{"record":"bid"}';
    writeFileSync(at('broken.jsonl'), lines.join('\n'));
    const { stdout, status } = greffe('broken.db', 'import', 'jsonl', 'broken.jsonl', '--rejects', 'r.jsonl');
    expect(status).toBe(3);
    expect(stdout).toMatch(/Rejected: \d+ lines: see r\.jsonl\./);
    expect(JSON.parse(readFileSync(at('r.jsonl'), 'utf8').split('\n')[0] ?? '')).toMatchObject({
      locator: 'line 31',
      reason: 'id: it is missing',
    });
  });

  it('refuses a database that holds a graph', () => {
    writeFileSync(at('seed.jsonl'), greffe('seed.db', 'export', 'jsonl').stdout);
    const { stderr, status } = greffe('seed.db', 'import', 'jsonl', 'seed.jsonl');
    expect(stderr).toMatch(/holds a graph already\..* restore it into an empty database/);
    expect(status).toBe(1);
  });
});
