import { connect } from 'node:net';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { codesOf, toySchema, withToy } from './toy.ts';

const TYPENAME = JSON.stringify({ query: '{ __typename }' });

/** Speaks HTTP by hand, for what fetch would never send. */
function exchangeBytes(url: string, ...parts: (string | Buffer)[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('error', (error) => (received === '' ? reject(error) : resolve(received)));
    socket.on('close', () => resolve(received));
    for (const part of parts) socket.write(part);
  });
}

describe('POST', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    ['multipart', 'multipart/form-data; boundary=x', '--x\r\n'],
    ['plain text', 'text/plain', TYPENAME],
    ['GraphQL text', 'application/graphql', '{ __typename }'],
    ['JSON in another charset', 'application/json; charset=utf-16', TYPENAME],
  ])('answers 415 to %s', async (_what, contentType, body) => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql', {
        method: 'POST',
        headers: { 'content-type': contentType },
        body,
      });
      expect(answer.status).toBe(415);
      expect(codesOf(answer)).toEqual(['UNSUPPORTED_MEDIA_TYPE']);
    });
  });

  it('answers 415 to a compressed body', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('{ __typename }', {}, { headers: { 'content-encoding': 'gzip' } });
      expect(answer.status).toBe(415);
    });
  });

  it('answers 400 to a batch', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('', {}, { body: `[${TYPENAME},${TYPENAME}]` });
      expect(answer.status).toBe(400);
      expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
    });
  });

  it.each(['{"query": "secret-4711', '"secret-4711"', '{"secret-4711', 'null', ''])(
    'answers 400 to the body %j without repeating it',
    async (body) => {
      await withToy(async ({ query, lines }) => {
        const answer = await query('', {}, { body });
        expect(answer.status).toBe(400);
        expect(answer.text).not.toContain('4711');
        expect(JSON.stringify(lines)).not.toContain('4711');
      });
    },
  );

  it.each([
    [{ query: 1 }, '"query" must be a string'],
    [{ query: '{a}', variables: [] }, '"variables" must be an object'],
    [{ query: '{a}', operationName: {} }, '"operationName" must be a string'],
    [{ query: '{a}', extensions: 'x' }, '"extensions" must be an object'],
    [{ query: '{a}', qeury: 1 }, 'Unknown parameter "qeury"'],
  ])('answers 400 to %j', async (body, message) => {
    await withToy(async ({ query }) => {
      const answer = await query('', {}, { body: JSON.stringify(body) });
      expect(answer.status).toBe(400);
      expect(answer.body.errors?.[0]?.message).toContain(message);
    });
  });

  it('answers 413 to a body over 256 kB, whose length is announced', async () => {
    await withToy(async ({ query }) => {
      const answer = await query('', {}, { body: `{"query":"{__typename}${' '.repeat(262_144)}"}` });
      expect(answer.status).toBe(413);
      expect(codesOf(answer)).toEqual(['BODY_LIMIT']);
    });
  });

  it('answers 413 to a body over 256 kB as it streams, before it is complete', async () => {
    await withToy(async ({ url }) => {
      const head =
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
      const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 32), Buffer.from('\r\n')]);
      const answer = await exchangeBytes(url, head, chunk, chunk, chunk, chunk, chunk);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    });
  });

  it('takes a body of exactly 256 kB', async () => {
    await withToy(async ({ query }) => {
      const body = `{"query":"{__typename}${' '.repeat(262_144 - 24)}"}`;
      expect(Buffer.byteLength(body)).toBe(262_144);
      expect((await query('', {}, { body })).body.data).toEqual({ __typename: 'Query' });
    });
  });

  it('takes a byte order mark before the JSON', async () => {
    await withToy(async ({ query }) => {
      expect((await query('', {}, { body: `\uFEFF${TYPENAME}` })).body.data).toEqual({ __typename: 'Query' });
    });
  });

  it('takes a path with a slash behind it', async () => {
    await withToy(async ({ send }) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: TYPENAME };
      expect((await send('/graphql/', init)).body.data).toEqual({ __typename: 'Query' });
      expect((await send('/graphql/?query=%7B__typename%7D')).body.data).toEqual({ __typename: 'Query' });
    });
  });

  it('survives a client that leaves in the middle of its body', async () => {
    await withToy(async ({ url, query, lines }) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      const head =
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"q';
      await new Promise((resolve) => socket.write(head, resolve));
      socket.destroy();
      expect((await query('{ __typename }')).status).toBe(200);
      expect(lines.filter(({ level }) => level === 50)).toEqual([]);
    });
  });
});

describe('GET', () => {
  it('executes a query of the query string, with variables', async () => {
    await withToy(async ({ send }) => {
      const query = encodeURIComponent('query Count($n: Int) { count(upTo: $n) }');
      const answer = await send(`/graphql?query=${query}&variables=%7B%22n%22:7%7D&operationName=Count`);
      expect(answer.body.data).toEqual({ count: 7 });
    });
  });

  it('answers 405 to a mutation', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql?query=mutation%7Brename(to:%22x%22)%7D');
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
      expect(answer.body.data).toBeUndefined();
    });
  });

  it('answers 400 to variables that are no JSON, without repeating them', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql?query=%7B__typename%7D&variables=%7Bsecret');
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain('secret');
    });
  });

  it('is never cached unless an answer says so', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql?query=%7B__typename%7D');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });
  });
});

describe('HEAD', () => {
  it('has the status and headers of GET, and no body', async () => {
    await withToy(async ({ send }) => {
      for (const path of [
        '/graphql?query=%7B__typename%7D',
        '/graphql?query=%7B',
        '/graphql',
        '/schema.graphql',
      ]) {
        const [got, asked] = [await send(path), await send(path, { method: 'HEAD' })];
        expect([asked.status, asked.text]).toEqual([got.status, '']);
        for (const name of ['content-type', 'content-length', 'cache-control', 'etag', 'vary']) {
          expect([path, name, asked.headers.get(name)]).toEqual([path, name, got.headers.get(name)]);
        }
      }
    });
  });

  it('changes nothing', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql?query=mutation%7Brename(to:%22x%22)%7D', { method: 'HEAD' });
      expect(answer.status).toBe(405);
    });
  });
});

describe('GET /schema.graphql', () => {
  it('is the schema in its definition language', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/schema.graphql');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const served = buildSchema(answer.text);
      expect(printSchema(served)).toBe(printSchema(lexicographicSortSchema(toySchema())));
    });
  });

  it('is not sent again to who has it', async () => {
    await withToy(
      async ({ send }) => {
        const first = await send('/schema.graphql');
        const etag = first.headers.get('etag') ?? '';
        const again = await send('/schema.graphql', { headers: { 'if-none-match': `"other", ${etag}` } });
        expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
        const other = await send('/schema.graphql', { headers: { 'if-none-match': 'W/"other"' } });
        expect(other.status).toBe(200);
        expect(first.headers.get('cache-control')).toBe('public, max-age=60');
      },
      { GREFFE_CACHE_CONTROL: 'public, max-age=60' },
    );
  });

  it('is only for GET and HEAD', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/schema.graphql', { method: 'POST' });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    });
  });
});

describe('other requests', () => {
  it('answers 405 to other methods', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql', { method: 'PUT', body: TYPENAME });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
      expect(codesOf(answer)).toEqual(['METHOD_NOT_ALLOWED']);
    });
  });

  it.each(['text/event-stream', 'multipart/mixed', 'image/png'])(
    'answers 406 to a client that accepts just %s, before it executes anything',
    async (accept) => {
      await withToy(async ({ query, lines }) => {
        const answer = await query('mutation { rename(to: "x") }', {}, { headers: { accept } });
        expect(answer.status).toBe(406);
        expect(codesOf(answer)).toEqual(['NOT_ACCEPTABLE']);
        expect(lines.at(-1)).not.toHaveProperty('operation');
      });
    },
  );

  it('prefers the media type with the higher quality', async () => {
    await withToy(async ({ query }) => {
      const typeFor = async (accept: string) =>
        (await query('{ __typename }', {}, { headers: { accept } })).headers
          .get('content-type')
          ?.split(';')[0];
      expect(await typeFor('application/graphql-response+json, application/json')).toBe(
        'application/graphql-response+json',
      );
      expect(await typeFor('application/graphql-response+json;q=0.5, application/json')).toBe(
        'application/json',
      );
      expect(await typeFor('text/html, */*;q=0.1')).toBe('application/json');
    });
  });

  it('tells that the process lives, at /health', async () => {
    await withToy(
      async ({ send }) => {
        const answer = await send('/health');
        expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
        expect((await send('/health', { method: 'HEAD' })).status).toBe(200);
        expect((await send('/health', { method: 'POST' })).status).toBe(405);
      },
      {},
      { isReady: () => false },
    );
  });

  it('tells whether the database answers, at /ready', async () => {
    let ready = true;
    await withToy(
      async ({ send }) => {
        expect((await send('/ready')).status).toBe(200);
        ready = false;
        const answer = await send('/ready');
        expect([answer.status, answer.body]).toEqual([503, { status: 'not ready' }]);
      },
      {},
      { isReady: () => ready },
    );
  });

  it('counts a database check that throws as not ready', async () => {
    await withToy(
      async ({ send }) => {
        const answer = await send('/ready');
        expect([answer.status, answer.body]).toEqual([503, { status: 'not ready' }]);
      },
      {},
      {
        isReady: () => {
          throw new Error('SQLITE_CORRUPT');
        },
      },
    );
  });

  it('leads from / to /graphql', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/');
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/graphql']);
    });
  });

  it.each(['/nowhere', '/graphql/x', '/graphqlx', '/x/graphql', '/x/health', '/graphql/../etc/passwd/x'])(
    'answers 404 in JSON at %s',
    async (path) => {
      await withToy(async ({ send }) => {
        const answer = await send(path);
        expect(answer.status).toBe(404);
        expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      });
    },
  );

  it.each([
    'GET /graphql?query={__typename} HTTP/1.1\r\nHost: [\r\n',
    'GET /graphql?query={__typename} HTTP/1.1\r\nHost: 1.2.3.4.5.999\r\n',
    'GET http://elsewhere.example/graphql?query={__typename} HTTP/1.1\r\nHost: a:80\r\n',
    'POST /graphql HTTP/1.1\r\nHost: a:99999\r\nContent-Type: application/json\r\nContent-Length: 2\r\n',
  ])('answers 400 to the malformed address %j, without a stack', async (head) => {
    await withToy(async ({ url }) => {
      const answer = await exchangeBytes(url, `${head}Connection: close\r\n\r\n{}`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).not.toMatch(/node_modules|node:|\.[jt]s\b/);
    });
  });

  it('carries security headers on every answer', async () => {
    await withToy(async ({ send, query }) => {
      for (const answer of [
        await send('/health'),
        await send('/nowhere'),
        await query('{ __typename }'),
        await query('{'),
      ]) {
        expect(Object.fromEntries(answer.headers)).toMatchObject({
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
          'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        });
      }
    });
  });
});
