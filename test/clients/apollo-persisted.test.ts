import { expect, it } from 'vitest';
import { withGreffe } from './server.ts';
import { filesOfPage, scripts, withWorkspace } from './workspace.ts';

it('Apollo Client sends a hash, the document once, and then the hash alone', () =>
  withWorkspace(async (workspace) => {
    await workspace.write(await filesOfPage('clients.md', 'Apollo Client'));
    await workspace.write(await scripts('apollo-persisted.ts', 'globals.d.ts'));
    expect(await workspace.typeErrors()).toBe('');
    await withGreffe(async (url) => {
      const status = 'CANCELLED';
      expect(JSON.parse(await workspace.run('apollo-persisted.ts', url))).toEqual([
        {
          status,
          sent: [
            { method: 'POST', hasDocument: false },
            { method: 'POST', hasDocument: true },
          ],
        },
        { status, sent: [{ method: 'POST', hasDocument: false }] },
        { status, sent: [{ method: 'GET', hasDocument: false }] },
      ]);
    });
  }));
