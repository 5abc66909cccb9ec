import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { withToy } from './toy.ts';

describe('GraphQL over HTTP', () => {
  const named = serverAudits({ url: '' }).map(({ id, name }) => ({ id, name }));

  it.each(named)('audit $id: $name', async ({ id }) => {
    await withToy(async ({ url }) => {
      const audit = serverAudits({ url: `${url}/graphql` }).find((candidate) => candidate.id === id);
      expect(await audit?.fn()).toMatchObject({ status: 'ok' });
    });
  });
});
