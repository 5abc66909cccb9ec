import { hash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/server/server.ts';
import { entered, release, toyOptions } from './toy.ts';

type Way = 'direct' | 'yoga';

/** What of a log line differs from one request to the next, or tells the way by which it was answered. */
const VARYING: ReadonlySet<string> = new Set(['time', 'durationMs', 'stack']);

interface Site {
  readonly socket: () => Promise<Socket>;
  readonly lines: Record<string, unknown>[];
  /** How many requests were answered without Yoga. */
  readonly directly: () => number;
  readonly close: () => Promise<void>;
}

async function withSite<T>(way: Way, use: (site: Site) => Promise<T>, env = {}): Promise<T> {
  const { options, lines } = toyOptions(
    {
      CORS_ORIGINS: 'https://app.example',
      GREFFE_MAX_COST: '40000',
      GREFFE_MAX_COST_AT_ONCE: '40000',
      ...env,
    },
    {},
    way,
  );
  const { url, close } = await startServer(options);
  const socket = async () => {
    const opened = connect(Number(new URL(url).port), '127.0.0.1');
    opened.on('error', () => undefined);
    await once(opened, 'connect');
    return opened;
  };
  const directly = () =>
    [...(options.tally?.counts ?? [])]
      .filter((count) => count.way === 'direct' && count.status === 200)
      .reduce((sum, { count }) => sum + count, 0);
  try {
    return await use({ socket, lines, directly, close });
  } finally {
    await close();
  }
}

/** Sends bytes and collects what comes back until the server closes the connection. */
async function exchangeBytes(socket: Socket, ...parts: string[]): Promise<string> {
  let received = '';
  // A character a byte: compressed answers are compared as they are.
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
  });
  const closed = once(socket, 'close');
  for (const part of parts) socket.write(part);
  await closed;
  return received;
}

function post(body: string, headers: Record<string, string> = {}): string {
  const given = {
    Host: 'greffe.example',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': 'r-1',
    Connection: 'close',
    ...headers,
  };
  const lines = Object.entries(given).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`]));
  return `POST /graphql HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

const operation = (query: string, more: object = {}) => JSON.stringify({ query, ...more });
const PLAIN = operation('query Q { organisation { name } tenders(first: 2) { nodes { name } totalCount } }');
/** Over 4 kB, and over 256 kB. */
const LONG = operation(
  '{ tenders(first: 100) { nodes { name buyer { name } bidders(first: 1) { nodes { name } } } } }',
);
const HUGE = operation(
  '{ tenders(first: 99) { nodes { bidders(first: 100) { nodes { name parent { name } } } } } }',
);
const HASH_OF_PLAIN = {
  extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', JSON.parse(PLAIN).query) } },
};
const HASHED = JSON.stringify({ ...JSON.parse(PLAIN), ...HASH_OF_PLAIN });
const HASH_ONLY = JSON.stringify(HASH_OF_PLAIN);
const NAMED = 'query A($n: Int) { count(upTo: $n) } query B { __typename }';

const DIRECT: readonly [what: string, bytes: string][] = [
  ['an operation', post(PLAIN)],
  ['variables', post(operation(NAMED, { operationName: 'A', variables: { n: 7 }, extensions: {} }))],
  ['aliases that are numbers', post(operation('{ _2: count(upTo: 2) _1: count(upTo: 1) }'))],
  ['the other media type', post(PLAIN, { Accept: 'application/graphql-response+json' })],
  ['a charset', post(PLAIN, { 'Content-Type': 'application/json; charset=utf-8' })],
  ['the cost of fields', post(PLAIN, { 'GraphQL-Cost': 'fields' })],
  ['text beyond ASCII', post(operation('{ organisations(slugs: ["é€𝄞\\"\\u2028\\\\"]) { name } }'))],
  ['no request id', post(PLAIN, { 'X-Request-Id': '' })],
  ['a request id that is none', post(PLAIN, { 'X-Request-Id': 'two words' })],
  ['a connection that stays', `${post(PLAIN, { Connection: 'keep-alive' })}${post(PLAIN)}`],
  ['a mutation', post(operation('mutation { rename(to: "x") }'))],
  [
    'a page of its own origin',
    post(PLAIN, { Origin: 'http://greffe.example', 'Sec-Fetch-Site': 'same-origin' }),
  ],
  ['a page of its own origin, in an old browser', post(PLAIN, { Origin: 'http://greffe.example' })],
  [
    'a page of an allowed origin',
    post(PLAIN, { Origin: 'https://app.example', 'Sec-Fetch-Site': 'cross-site' }),
  ],
  ['an answer in brotli', post(LONG, { 'Accept-Encoding': 'gzip, deflate, br, zstd' })],
  ['an answer in gzip', post(LONG, { 'Accept-Encoding': 'gzip' })],
  ['an answer over 256 kB in gzip', post(HUGE, { 'Accept-Encoding': 'gzip' })],
  ['a short answer that could be compressed', post(PLAIN, { 'Accept-Encoding': 'br' })],
  ['a long answer that can not be', post(LONG)],
  ['a byte order mark', post(`\uFEFF${PLAIN}`)],
  ['a path with a slash behind it', post(PLAIN).replace('/graphql', '/graphql/')],
  ['a document with its hash', post(HASHED)],
  ['a known hash', `${post(HASHED, { Connection: 'keep-alive' })}${post(HASH_ONLY)}`],
  ['HTTP/1.0', post(PLAIN, { Connection: '', Host: '' }).replace('HTTP/1.1', 'HTTP/1.0')],
];

const HANDED_OVER: readonly [what: string, bytes: string][] = [
  ['errors of fields', post(operation('{ fails organisation { name } }'))],
  ['a report of the cost that there is not', post(PLAIN, { 'GraphQL-Cost': 'all' })],
  ['a document with mistakes', post(operation('{ nope }'))],
  ['variables with mistakes', post(operation(NAMED, { operationName: 'A', variables: { n: 'many' } }))],
  ['no such operation', post(operation(NAMED, { operationName: 'C' }))],
  ['a cost over the limit', post(operation('{ tenders(first: 90000) { nodes { name } } }'))],
  ['a batch', post(`[${PLAIN}]`)],
  ['no JSON', post('{"query": "secret')],
  ['an empty body', post('')],
  ['a length that is too short', post(PLAIN, { 'Content-Length': '20' })],
  ['a form', post('query=x', { 'Content-Type': 'application/x-www-form-urlencoded' })],
  ['a compressed body', post(PLAIN, { 'Content-Encoding': 'gzip' })],
  ['a page of another origin', post(PLAIN, { Origin: 'https://evil.example' })],
  ['a page of another site', post(PLAIN, { 'Sec-Fetch-Site': 'cross-site' })],
  ['an unwanted media type', post(PLAIN, { Accept: 'text/html' })],
  ['a large body', post(`${PLAIN}${' '.repeat(262_144)}`)],
  [
    'chunks',
    `${post('', { 'Content-Length': '', 'Transfer-Encoding': 'chunked' })}${PLAIN.length.toString(16)}\r\n${PLAIN}\r\n0\r\n\r\n`,
  ],
  ['a query string', post(PLAIN).replace('/graphql', '/graphql?x=1')],
  ['another path', post(PLAIN).replace('/graphql', '/graphql/x')],
  ['an unknown hash', post(HASH_ONLY)],
  ['a wrong hash', post(HASHED.replace('organisation', 'organisation '))],
  ['a document id', post(JSON.stringify({ documentId: 'nobody' }))],
  [
    'a long answer with errors',
    post(operation('{ fails tenders(first: 100) { nodes { name } } }'), { 'Accept-Encoding': 'br' }),
  ],
  [
    'a page of a sister domain',
    post(PLAIN, { Origin: 'https://x.app.example', 'Sec-Fetch-Site': 'same-site' }),
  ],
  ['GET', 'GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['HEAD', 'HEAD /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  ['OPTIONS', 'OPTIONS /graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
];

/** An answer and what was logged of it, without what no two answers share. */
async function answerBy(way: Way, bytes: string) {
  return withSite(way, async ({ socket, lines, directly }) => {
    const received = await exchangeBytes(await socket(), bytes);
    return {
      received: received
        .replaceAll(/^Date: .*$/gm, 'Date: -')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '-'),
      logged: lines.map((line) =>
        JSON.stringify(line, (key, value) =>
          VARYING.has(key) || (key === 'requestId' && value !== 'r-1') ? 0 : value,
        ),
      ),
      directly: directly(),
    };
  });
}

describe('the direct way', () => {
  it.each(DIRECT)('answers %s, byte for byte as Yoga does', async (_what, bytes) => {
    const [direct, yoga] = await Promise.all([answerBy('direct', bytes), answerBy('yoga', bytes)]);
    expect(direct.received).toMatch(/^HTTP\/1\.1 200 /);
    expect(direct.received).toBe(yoga.received);
    expect(direct.logged).toEqual(yoga.logged);
    expect(direct.directly).toBe(yoga.logged.length);
    expect(yoga.directly).toBe(0);
  });

  it.each(HANDED_OVER)('leaves %s to Yoga, and changes no byte of it', async (_what, bytes) => {
    const [direct, yoga] = await Promise.all([answerBy('direct', bytes), answerBy('yoga', bytes)]);
    expect(direct.received).not.toBe('');
    expect(direct.received).toBe(yoga.received);
    expect(direct.logged).toEqual(yoga.logged);
    expect(direct.directly).toBe(0);
  });

  it('answers pipelined requests in their order, also between others', async () => {
    await withSite('direct', async ({ socket, directly }) => {
      const bytes = [
        post(operation('{ slow(gate: "piped") }'), { Connection: 'keep-alive', 'X-Request-Id': 'a' }),
        post(PLAIN, { Connection: 'keep-alive', 'X-Request-Id': 'b' }),
        post(operation('{ nope }'), { Connection: 'keep-alive', 'X-Request-Id': 'c' }),
        post(PLAIN, { 'X-Request-Id': 'd' }),
      ].join('');
      const received = exchangeBytes(await socket(), bytes);
      await entered('piped');
      release('piped');
      const ids = Array.from((await received).matchAll(/x-request-id: (.)/g), ([, id]) => id);
      expect(ids).toEqual(['a', 'b', 'c', 'd']);
      expect(directly()).toBe(3);
    });
  });

  it.each(['direct', 'yoga'] as const)('logs a body that ends early as %s does', async (way) => {
    await withSite(way, async ({ socket, lines }) => {
      const gone = await socket();
      gone.write(post(PLAIN, { 'Content-Length': '999' }));
      await new Promise((resolve) => setTimeout(resolve, 50));
      gone.destroy();
      await expect.poll(() => lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 30,
        msg: 'graphql',
        requestId: 'r-1',
        status: 400,
        errors: ['BAD_REQUEST'],
      });
    });
  });

  it('goes on when a client leaves before its answer', async () => {
    await withSite('direct', async ({ socket, lines }) => {
      for (let count = 0; count < 20; count++) {
        const gone = await socket();
        gone.write(post(PLAIN), () => gone.destroy());
      }
      expect(await exchangeBytes(await socket(), post(PLAIN))).toMatch(/^HTTP\/1\.1 200 /);
      expect(lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
    });
  });

  it('closes a connection after the answer to what was under way when the server is closed', async () => {
    await withSite('direct', async ({ socket, directly, close }) => {
      const opened = await socket();
      const bytes = post(PLAIN, { Connection: 'keep-alive', Expect: '100-continue' });
      const received = exchangeBytes(opened, bytes.slice(0, -5));
      // It has read the head when it asks for the rest.
      await once(opened, 'data');
      const closed = close();
      opened.write(bytes.slice(-5));
      expect(await received).toMatch(
        /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 [^{]*connection: close\r\n/i,
      );
      expect(directly()).toBe(1);
      await closed;
    });
  });

  it('ends a connection with the answer that says so, whatever was piped behind it', async () => {
    await withSite('direct', async ({ socket, close }) => {
      const opened = await socket();
      const slow = post(operation('{ slow(gate: "closing") }'), { Connection: 'keep-alive' });
      const received = exchangeBytes(opened, slow);
      await entered('closing');
      const closed = close();
      opened.write(post(PLAIN, { Connection: 'keep-alive' }));
      await new Promise((resolve) => setTimeout(resolve, 50));
      release('closing');
      const answers = (await received).split(/(?=HTTP\/1\.1 )/);
      expect(answers).toHaveLength(1);
      expect(answers[0]).toMatch(/connection: close\r\n/i);
      expect(answers[0]).toContain('"slow":"done"');
      await closed;
    });
  });
});
