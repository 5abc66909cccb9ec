import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, scripts, type Workspace, withWorkspace } from './workspace.ts';

const TYPESCRIPT_5 = fileURLToPath(new URL('typescript-5.ts', import.meta.url));

/** The command of gql.tada, with a TypeScript that it can call. */
function tada({ run }: Workspace, command: string): Promise<string> {
  const script = 'node_modules/gql.tada/bin/cli.js';
  return run('--import', TYPESCRIPT_5, script, command, '--tsconfig', 'tsconfig.tada.json');
}

it('the client of docs/clients.md is typed and checked, and works', () =>
  withWorkspace(async (workspace) => {
    const files = await filesOfPage('clients.md', 'gql.tada');
    await workspace.write({ ...files, ...(await scripts('bidders.ts', 'globals.d.ts')) });
    const config = JSON.parse(await workspace.read('tsconfig.json'));
    const { plugins } = JSON.parse(files['tsconfig.tada.json'] ?? '').compilerOptions;
    config.compilerOptions.plugins = plugins;
    await workspace.write({ 'tsconfig.tada.json': JSON.stringify(config) });

    await tada(workspace, 'generate-output');
    expect(await workspace.typeErrors()).toBe('');
    expect(await tada(workspace, 'check')).toMatch(/No problems found/);
    expect(await tada(workspace, 'turbo')).toMatch(/1 document types cached/);
    expect(await workspace.typeErrors()).toBe('');

    await withGreffe(async (url) => {
      expect(JSON.parse(await workspace.run('bidders.ts', url))).toMatchObject({
        title: 'Transitional hosting of the Health Data Hub',
        bidders: ['Cloud Temple', 'OVHcloud'],
      });
    });

    const wrong = (files['client.ts'] ?? '').replace('published', 'publishd');
    await workspace.write({ 'client.ts': wrong });
    await expect(tada(workspace, 'check')).rejects.toThrow(/Cannot query field "publishd"/);
  }));
