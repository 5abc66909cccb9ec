import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHILD_ENV } from './child-env.ts';
import { SEED } from './graph.ts';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Environment {
  readonly [name: string]: string;
}

function greffe(args: readonly string[], env: Environment = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...CHILD_ENV, DATABASE_URL: join(folder, 'unused.db'), ...env },
    timeout: 120_000,
  });
}

/** A file of a database with the seed in it. */
function seeded(name: string): string {
  const file = join(folder, name);
  const { status, stderr } = greffe(['import', 'dossier', SEED], { DATABASE_URL: file });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return file;
}

/** Waits for a line of a running server; the function that ends it gives its exit code. */
async function serve(env: Environment): Promise<{ line: string; end: () => Promise<number | null> }> {
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...CHILD_ENV, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const line = await new Promise<string>((resolve) =>
    child.stderr.once('data', (chunk) => resolve(String(chunk))),
  );
  return {
    line,
    end: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

describe('greffe', () => {
  it('lists its commands', () => {
    const { stdout, status } = greffe(['--help']);
    expect(status).toBe(0);
    for (const command of ['serve', 'import', 'check', 'print-schema'])
      expect(stdout).toContain(`  ${command}`);
  });

  it('tells its version', () => {
    expect(greffe(['--version'])).toMatchObject({ stdout: '0.1.0\n', status: 0 });
  });

  it('refuses a command that there is not', () => {
    const { stderr, status } = greffe(['bogus']);
    expect(stderr).toMatch(/unknown command 'bogus'/);
    expect(status).toBe(1);
  });

  it('prints the schema that is checked in', () => {
    const { stdout } = greffe(['print-schema']);
    expect(stdout).toBe(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));
  });

  it('names every wrong variable', () => {
    const { stderr, status } = greffe(['serve'], { PORT: 'many', LOG_LEVEL: 'loud' });
    expect(stderr).toMatch(
      /^greffe: PORT="many": expected a whole number from 0 to 65535\nLOG_LEVEL="loud": expected/,
    );
    expect(status).toBe(1);
  });
});

describe('greffe import dossier and check', () => {
  it('imports the seed once and finds nothing wrong', () => {
    const file = seeded('seed.db');
    const again = greffe(['import', 'dossier', SEED], { DATABASE_URL: file });
    expect(again.stdout).toMatch(
      /Nodes: 0 new, 0 changed, 20 as they were\nClaims: 0 new, 0 changed, 59 as they were/,
    );
    expect(greffe(['check'], { DATABASE_URL: file })).toMatchObject({ stdout: 'No problems.\n', status: 0 });
  });

  it('says where a dossier is wrong, and changes nothing', () => {
    const file = seeded('wrong.db');
    const dossier = join(folder, 'wrong.yaml');
    writeFileSync(dossier, 'dossier: 1\ntenders:\n  x:\n    titel: X\n');
    const { stderr, status } = greffe(['import', 'dossier', SEED, dossier], { DATABASE_URL: file });
    expect(stderr).toMatch(/wrong\.yaml:4/);
    expect(status).toBe(1);
    expect(greffe(['check'], { DATABASE_URL: file }).status).toBe(0);
  });

  it('says what is wrong with a database that was tampered with', () => {
    const file = seeded('tampered.db');
    const database = new Database(file);
    database.exec("UPDATE tenders SET status = 'AWARDED' WHERE status = 'CANCELLED'");
    database.close();
    const { stdout, status } = greffe(['check'], { DATABASE_URL: file });
    expect(stdout).toMatch(/^tenders \d+: .*status/);
    expect(status).toBe(1);
  });
});

describe('a database that can not be used', () => {
  const oneLine = (file: string, expected: RegExp) => {
    const { stderr, status } = greffe(['serve'], { DATABASE_URL: file, PORT: '0' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(expected);
    expect(status).toBe(1);
  };

  it('because it is from a newer version is named', () => {
    const file = seeded('newer.db');
    const database = new Database(file);
    database.exec(
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 99999999999999)",
    );
    database.close();
    oneLine(file, /newer\.db: its schema is from a newer version\. /);
  });

  it('because it is no database is named', () => {
    const file = join(folder, 'text.db');
    writeFileSync(file, 'This is a text of some length, and no database at all. '.repeat(20));
    oneLine(file, /text\.db: /);
  });

  it('because another program is writing is named', () => {
    const file = join(folder, 'locked.db');
    const database = new Database(file);
    database.exec('BEGIN EXCLUSIVE');
    try {
      oneLine(file, /locked\.db: /);
    } finally {
      database.close();
    }
  });

  it('because its folder is not there is named', () => {
    oneLine(join(folder, 'nowhere', 'x.db'), /there is no folder/);
  });
});

describe('greffe serve', () => {
  it('seeds an empty database, answers, and ends when told to', async () => {
    const { line, end } = await serve({ DATABASE_URL: join(folder, 'served.db') });
    const url = /http:\/\/[^\s]+/.exec(line)?.[0] ?? '';
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ tenders { totalCount } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { tenders: { totalCount: 2 } } });
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect(await end()).toBe(0);
  });

  it('says in one line that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { line } = await serve({ DATABASE_URL: join(folder, 'port.db'), PORT: port });
    expect(line).toMatch(new RegExp(`127\\.0\\.0\\.1:${port}: the port is in use`));
    other.close();
  });

  it('says in one line which trusted documents can not be read', () => {
    const manifest = join(folder, 'persisted.json');
    writeFileSync(manifest, '{"id": 7}');
    const { stderr, status } = greffe(['serve'], {
      PORT: '0',
      DATABASE_URL: ':memory:',
      GREFFE_TRUSTED_DOCUMENTS: manifest,
    });
    expect(stderr).toMatch(/^greffe: GREFFE_TRUSTED_DOCUMENTS: .*persisted\.json: .*"id" has no text\n$/);
    expect(status).toBe(1);
  });

  it('executes trusted documents by their id, and nothing else where it is told to', async () => {
    const documents = fileURLToPath(new URL('../docs/queries/02-bidders.graphql', import.meta.url));
    const env = {
      DATABASE_URL: ':memory:',
      GREFFE_TRUSTED_DOCUMENTS: documents,
      GREFFE_TRUSTED_DOCUMENTS_ONLY: 'true',
    };
    const { line, end } = await serve({ PORT: '0', ...env });
    const url = /http:\S+/.exec(line)?.[0] ?? '';
    const ask = async (parameters: string) => (await fetch(`${url}/graphql?${parameters}`)).json();
    expect(await ask('documentId=02-bidders')).toMatchObject({
      data: { tender: { title: expect.any(String) } },
    });
    expect(await ask('query=%7B__typename%7D')).toMatchObject({
      errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
    expect(await end()).toBe(0);
  });
});
