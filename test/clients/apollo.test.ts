import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, scripts, withWorkspace } from './workspace.ts';

it('Apollo Client pages, keeps objects by their id, and knows interfaces', () =>
  withWorkspace(async (workspace) => {
    await workspace.write(await filesOfPage('clients.md', 'Interfaces'));
    await workspace.write(await filesOfPage('clients.md', 'Apollo Client'));
    await workspace.write(await scripts('apollo.ts', 'introspection.ts', 'globals.d.ts'));
    expect(await workspace.typeErrors()).toBe('');
    await withGreffe(async (url) => {
      const found = JSON.parse(await workspace.run('apollo.ts', url));
      expect(found).toEqual({
        all: [
          'Atos',
          'Cloud Temple',
          'Cour des comptes',
          'Docaposte',
          "Fonds de transformation de l'action publique",
          'French Government',
        ],
        french: ['French Government', 'Health Data Hub'],
        standings: true,
        claims: 20,
        known: 'Health Data Hub',
        refusal: 'BAD_USER_INPUT',
        complaints: [],
      });
    });
  }));
