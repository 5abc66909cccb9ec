import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, scripts, withWorkspace } from './workspace.ts';

it('urql with graphcache pages, and keeps what has an id', () =>
  withWorkspace(async (workspace) => {
    await workspace.write(await filesOfPage('clients.md', 'Keys'));
    await workspace.write(await filesOfPage('clients.md', 'urql'));
    await workspace.write(await scripts('urql.ts', 'introspection.ts', 'globals.d.ts'));
    expect(await workspace.typeErrors()).toBe('');
    await withGreffe(async (url) => {
      expect(JSON.parse(await workspace.run('urql.ts', url))).toEqual({
        all: [
          'Atos',
          'Cloud Temple',
          'Cour des comptes',
          'Docaposte',
          "Fonds de transformation de l'action publique",
          'French Government',
        ],
        standings: true,
        claims: 10,
        complaints: [],
      });
    });
  }));
