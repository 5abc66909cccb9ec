import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, scripts, withWorkspace } from './workspace.ts';

const CODEGEN = '@graphql-codegen/cli/esm/bin.js';
const EXAMPLES = new URL('../../docs/queries/', import.meta.url);

it('the client of docs/clients.md is typed, and works', () =>
  withWorkspace(async (workspace) => {
    await workspace.write(await filesOfPage('clients.md', 'GraphQL Code Generator'));
    await workspace.write(await scripts('bidders.ts', 'globals.d.ts'));
    await workspace.tool(CODEGEN, '--config', 'codegen.ts');
    expect(await workspace.typeErrors()).toBe('');
    await withGreffe(async (url) => {
      expect(JSON.parse(await workspace.run('bidders.ts', url))).toMatchObject({
        title: 'Transitional hosting of the Health Data Hub',
        bidders: ['Cloud Temple', 'OVHcloud'],
      });
    });
  }));

it('typed documents are made of all example operations together', () =>
  withWorkspace(async (workspace) => {
    const files = await filesOfPage('clients.md', 'GraphQL Code Generator');
    const config = files['codegen.ts']?.replace("'client.ts'", "'queries/*.graphql'") ?? '';
    const names = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.graphql'));
    const queries = await Promise.all(names.map((name) => readFile(new URL(name, EXAMPLES), 'utf8')));
    await workspace.write({
      'codegen.ts': config,
      ...Object.fromEntries(names.map((name, index) => [`queries/${name}`, queries[index] ?? ''])),
    });
    await workspace.tool(CODEGEN, '--config', 'codegen.ts');
    expect(await workspace.typeErrors()).toBe('');
    const generated = await workspace.read('gql/graphql.ts');
    const documents = generated.match(/^export const \w+Document = /gm) ?? [];
    expect(documents.length).toBeGreaterThanOrEqual(names.length);
    expect(generated).not.toMatch(/: any\b(?!>)/);
  }));
