import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { NotFound } from '../../src/domain/error.ts';
import { codesOf, SECRET, withToy } from './toy.ts';

/** A path of this machine, a stack or SQL. */
const INTERNALS = /\/srv\/|\/work\/|node_modules|\bat .+:\d+|SELECT/;

describe('our errors', () => {
  it('leave as "Internal error" with the request id, and are logged whole', async () => {
    await withToy(async ({ query, lines }) => {
      const answer = await query('{ fails }', {}, { headers: { 'x-request-id': 'r-1' } });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        data: { fails: null },
        errors: [
          {
            message: 'Internal error',
            path: ['fails'],
            extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
          },
        ],
      });
      expect(answer.text).not.toMatch(INTERNALS);
      const logged = lines.find(({ level }) => level === 50);
      expect(logged).toMatchObject({ requestId: 'r-1', path: 'fails', err: { message: SECRET } });
      expect(JSON.stringify(logged)).toContain('toy.ts');
    });
  });

  it.each([
    [
      'openContext',
      {
        openContext: () => {
          throw new Error(SECRET);
        },
      },
    ],
    [
      'answer',
      {
        answer: () => {
          throw new Error(SECRET);
        },
      },
    ],
    [
      'answer, and is no error',
      {
        answer: () => {
          throw SECRET;
        },
      },
    ],
    [
      'answer, and is an object',
      {
        answer: () => {
          throw { toString: () => SECRET };
        },
      },
    ],
    [
      'answer, as a GraphQLError without a code',
      {
        answer: () => {
          throw new GraphQLError(SECRET);
        },
      },
    ],
    [
      'answer, with a code around another error',
      {
        answer: () => {
          throw new GraphQLError('x', {
            originalError: new Error(SECRET),
            extensions: { code: 'BAD_USER_INPUT' },
          });
        },
      },
    ],
  ])('are masked when thrown by %s', async (_where, overrides) => {
    await withToy(
      async ({ query, lines }) => {
        const answer = await query('{ __typename }');
        expect(answer.status).toBe(500);
        expect(codesOf(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
        expect(answer.text).not.toMatch(INTERNALS);
        expect(lines.filter(({ level }) => level === 50)).toHaveLength(1);
      },
      {},
      overrides,
    );
  });

  it('do not end the process when a field throws beside one that fails later', async () => {
    await withToy(async ({ query, lines }) => {
      const rejections: unknown[] = [];
      const ours = process.listeners('unhandledRejection');
      // The test runner would count the rejection as its own: only the server may hear of it.
      const others = ours.slice(0, -1);
      for (const listener of others) process.off('unhandledRejection', listener);
      const witness = (reason: unknown) => rejections.push(reason);
      process.on('unhandledRejection', witness);
      try {
        expect(codesOf(await query('{ brittle { late } }'))).toEqual(['INTERNAL_SERVER_ERROR']);
        await expect.poll(() => rejections).toHaveLength(1);
      } finally {
        process.off('unhandledRejection', witness);
        for (const listener of others) process.on('unhandledRejection', listener);
      }
      expect(rejections).toHaveLength(1);
      expect(lines.filter(({ msg }) => msg === 'Unhandled rejection')).toHaveLength(1);
      expect((await query('{ __typename }')).status).toBe(200);
    });
  });
});

describe("the caller's mistakes", () => {
  it('keep message and code', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('{ misreads }');
      expect(answer.body.errors).toEqual([
        {
          message: 'The date "2025-13" has no such month.',
          locations: [{ line: 1, column: 3 }],
          path: ['misreads'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    });
  });

  it.each([
    ['{ nope }', 'GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nope"'],
    ['{ count(', 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name'],
    ['{ count(upTo: "x") }', 'BAD_USER_INPUT', 'Int cannot represent'],
    ['subscription { x }', 'GRAPHQL_VALIDATION_FAILED', 'There are no subscriptions here.'],
    ['fragment F on Query { count }', 'GRAPHQL_VALIDATION_FAILED', 'never used'],
    ['', 'GRAPHQL_PARSE_FAILED', 'Unexpected <EOF>'],
  ])('in the document %j are %s', async (text, code, message) => {
    await withToy(async ({ query }) => {
      const accept = 'application/graphql-response+json';
      const answer = await query(text, {}, { headers: { accept } });
      expect(answer.status).toBe(400);
      expect(codesOf(answer)).toEqual([code]);
      expect(answer.body.errors?.[0]?.message).toContain(message);
      expect((await query(text)).status).toBe(200);
    });
  });

  it('in variables are BAD_USER_INPUT', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('query ($n: Int!) { count(upTo: $n) }', { n: 'many' });
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.body.errors?.[0]?.message).toContain('"$n" got invalid value "many"');
    });
  });

  it('in the choice of the operation are named', async () => {
    await withToy(async ({ query }) => {
      const body = (operationName?: string) =>
        JSON.stringify({ query: 'query A { __typename } query B { __typename }', operationName });
      expect((await query('', {}, { body: body('A') })).body.data).toEqual({ __typename: 'Query' });
      for (const [operationName, message] of [
        [undefined, 'operationName: which of several operations is not said; there is "A", "B".'],
        ['', 'operationName: which of several operations is not said; there is "A", "B".'],
        ['C', 'operationName: the document has no operation "C"; there is "A", "B".'],
      ] as const) {
        const answer = await query('', {}, { body: body(operationName) });
        expect([answer.status, codesOf(answer)]).toEqual([400, ['OPERATION_RESOLUTION_FAILURE']]);
        expect(answer.body.errors?.[0]?.message).toBe(message);
      }
      const nameless = JSON.stringify({ query: '{ __typename }', operationName: '' });
      expect((await query('', {}, { body: nameless })).body.data).toEqual({ __typename: 'Query' });
    });
  });

  it('found before execution are all answered, and nothing is executed', async () => {
    const errors = ['first', 'last'].map(
      (name) => new GraphQLError(`Argument "${name}"`, { extensions: { code: 'BAD_USER_INPUT' } }),
    );
    await withToy(
      async ({ query, lines }) => {
        const answer = await query('{ tenders(first: 0) { totalCount } }');
        expect(codesOf(answer)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
        expect(answer.body.data).toBeUndefined();
        expect(lines.at(-1)).toMatchObject({ statements: 0 });
      },
      {},
      { answer: () => ({ errors }) },
    );
  });

  it('know the context, the variables and the operation', async () => {
    const context = { statements: 3 };
    const seen: unknown[] = [];
    await withToy(
      async ({ query }) => {
        await query('query Q($n: Int) { count(upTo: $n) }', { n: 1 });
        expect(seen).toEqual([[context, { n: 1 }, 'OperationDefinition']]);
        expect((seen[0] as unknown[])[0]).toBe(context);
      },
      {},
      {
        openContext: () => context,
        answer: ({ contextValue, variableValues, document }) => {
          seen.push([contextValue, variableValues, document.definitions[0]?.kind]);
          return { data: { count: 1 } };
        },
      },
    );
  });

  it('may come from the domain', async () => {
    await withToy(
      async ({ query }) => {
        const answer = await query('{ __typename }');
        expect(answer.body.errors).toEqual([
          { message: 'There is no tender "t-1".', extensions: { code: 'NOT_FOUND' } },
        ]);
      },
      {},
      {
        answer: () => {
          throw new NotFound('tender', 't-1');
        },
      },
    );
  });
});

describe('an answer full of errors', () => {
  it('shows ten and says how many more there were', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('{ brittle(count: 500) { fails } }');
      expect(answer.body.errors).toHaveLength(10);
      expect(answer.body.extensions?.errorsOmitted).toBe(490);
    });
  });

  it('stays under 10 kB however long the names and values are', async () => {
    await withToy(async ({ query }) => {
      const name = 'n'.repeat(128);
      const documents = [
        `{ ${Array.from({ length: 49 }, (_, i) => `${name.slice(2)}${i + 10}: fails`).join(' ')} }`,
        `{ ${Array.from({ length: 100 }, (_, i) => `${name.slice(3)}${i + 100}`).join(' ')} }`,
        `{ count(upTo: "${'x'.repeat(100_000)}") }`,
        `{ ${'\\'.repeat(100_000)} }`,
        `{ count(${'z'.repeat(100_000)}: 1) }`,
      ];
      for (const document of documents) {
        const answer = await query(document);
        expect(answer.body.errors?.length).toBeGreaterThan(0);
        expect(answer.text.replace(/"data":\{.*?\}/, '').length).toBeLessThan(10_000);
      }
      const inVariable = await query('query ($n: Int) { count(upTo: $n) }', { n: '€'.repeat(60_000) });
      expect(Buffer.byteLength(inVariable.text)).toBeLessThan(10_000);
    });
  });
});
