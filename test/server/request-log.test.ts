import { describe, expect, it } from 'vitest';
import { withToy } from './toy.ts';

describe('the request log', () => {
  it('has one line a request: id, operation, duration, statements, cost, status', async () => {
    await withToy(async ({ query, lines }) => {
      const init = { headers: { 'x-request-id': 'abc-123' } };
      await query('query Tenders { tenders(first: 2) { nodes { bidders { totalCount } } } }', {}, init);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 30,
        msg: 'graphql',
        requestId: 'abc-123',
        operationName: 'Tenders',
        operation: 'query',
        durationMs: expect.any(Number),
        statements: 3,
        cost: 5,
        status: 200,
      });
      expect(lines[0]).not.toHaveProperty('errors');
    });
  });

  it('names the codes of errors, each once', async () => {
    await withToy(async ({ query, send, lines }) => {
      await query('{ a: misreads b: misreads nope: __typename }');
      expect(lines.at(-1)).toMatchObject({ errors: ['BAD_USER_INPUT'], status: 200 });
      await query('{ nope }');
      expect(lines.at(-1)).toMatchObject({ errors: ['GRAPHQL_VALIDATION_FAILED'], statements: 0 });
      await send('/graphql', { method: 'POST', body: 'x' });
      expect(lines.at(-1)).toMatchObject({ errors: ['UNSUPPORTED_MEDIA_TYPE'], status: 415 });
    });
  });

  it('holds neither the query nor the variables', async () => {
    await withToy(async ({ query, lines }) => {
      await query('query Q($n: String) { organisations(slugs: [$n, "jane-literal"]) { name } }', {
        n: 'jane-variable',
      });
      expect(JSON.stringify(lines)).not.toMatch(/jane|organisations/);
    });
  });

  it('tells other requests apart, at level debug', async () => {
    await withToy(async ({ send, lines }) => {
      await send('/health');
      expect(lines).toMatchObject([{ level: 20, msg: 'request', method: 'GET', status: 200 }]);
    });
  });
});

describe('the request id', () => {
  it('is echoed when the client brings a sane one', async () => {
    await withToy(async ({ query, send }) => {
      const answer = await query('{ __typename }', {}, { headers: { 'x-request-id': 'trace:1.2_3-4' } });
      expect(answer.headers.get('x-request-id')).toBe('trace:1.2_3-4');
      const health = await send('/health', { headers: { 'x-request-id': 'h' } });
      expect(health.headers.get('x-request-id')).toBe('h');
    });
  });

  it.each(['two words', '{"level":60}', 'x'.repeat(129), 'é'])(
    'is made up when the client brings %j',
    async (id) => {
      await withToy(async ({ query }) => {
        const answer = await query('{ __typename }', {}, { headers: { 'x-request-id': id } });
        expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      });
    },
  );
});
