import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withServed } from './served.ts';
import { shellEnvironment, shellPath } from './shell-environment.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const ENV = shellEnvironment(shellPath());

/** Dependencies are installed, and taken away again: 0.3 GB. */
const HOOK_TIMEOUT_MS = 300_000;

let folder: string;
let packed: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-package-'));
  const [made] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--pack-destination', folder));
  packed = made.files.map(({ path }: { path: string }) => path);
  writeFileSync(join(folder, 'package.json'), '{}');
  run(folder, 'npm', 'install', `./${made.filename}`, '--no-audit', '--no-fund');
}, HOOK_TIMEOUT_MS);

afterAll(() => {
  rmSync(folder, { recursive: true });
}, HOOK_TIMEOUT_MS);

const greffe = (): string => join(folder, 'node_modules/.bin/greffe');

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {
    cwd,
    env: ENV,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

describe('the package', () => {
  it('has what is needed to run, and nothing else', () => {
    const rooms = new Set(packed.map((path) => path.replace(/\/.*/, '')));
    expect([...rooms].sort()).toEqual(
      [
        'LICENSE',
        'README.md',
        'bin',
        'dist',
        'docs',
        'migrations',
        'package.json',
        'schema.graphql',
        'seeds',
      ].sort(),
    );
    expect(packed.filter((path) => /\.ts$|\.test\.|_snapshot/.test(path))).toEqual([]);
    expect(packed.filter((path) => path.startsWith('docs/') && !path.startsWith('docs/queries/'))).toEqual(
      [],
    );
  });

  it('serves from an empty folder: data, examples, and what runs in threads', async () => {
    await withServed({ command: [greffe(), 'serve'], cwd: folder, env: ENV }, async ({ url, ask }) => {
      expect(await ask('{ tender(by: { slug: "hdh-transitional-hosting" }) { status } }')).toMatchObject({
        data: { tender: { status: 'CANCELLED' } },
      });
      expect(await ask('{ bidderCommunities { complete organisationCount } }')).toMatchObject({
        data: { bidderCommunities: { complete: true, organisationCount: 3 } },
      });
      const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
      expect((await page.text()).includes('query Communities')).toBe(true);
    });
  });

  it('gives typed clients the schema', () => {
    const path = createRequire(join(folder, 'client.js')).resolve('greffe/schema.graphql');
    const schema = readFileSync(path, 'utf8');
    expect(schema).toBe(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
    expect(run(folder, greffe(), 'print-schema')).toBe(schema);
  });

  it('passes on how a command ended', () => {
    expect(() => run(folder, greffe(), 'import', 'dossier', 'absent.yaml')).toThrow(
      expect.objectContaining({ status: 1 }),
    );
  });
});
