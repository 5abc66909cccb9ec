import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withToy } from './toy.ts';

const GET_PATH = '/graphql?query=%7B__typename%7D';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/89.0';

/** Asks without fetch, which would not let a test forge what browsers send. */
async function ask(
  given: Record<string, string>,
  env: Record<string, string> = {},
  method = 'GET',
  path = '',
) {
  const isPost = method === 'POST';
  const body = isPost ? JSON.stringify({ query: '{ __typename }' }) : '';
  const headers = {
    host: 'greffe.example',
    ...(isPost && { 'content-type': 'application/json', 'content-length': body.length }),
    ...given,
  };
  let answer: { status: number | undefined; headers: Headers; text: string } | undefined;
  await withToy(async ({ url }) => {
    const sent = request(url + (path || (isPost ? '/graphql' : GET_PATH)), { method, headers, agent: false });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const received = new Headers(response.headers as Record<string, string>);
    answer = { status: response.statusCode, headers: received, text: await text(response) };
  }, env);
  if (answer === undefined) throw new Error('there was no answer');
  return answer;
}

describe('operations caused by pages', () => {
  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a sister domain', { 'sec-fetch-site': 'same-site' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a browser that does not say from where', { 'user-agent': BROWSER }],
    [
      'a page that sets Accept',
      { 'sec-fetch-site': 'cross-site', accept: 'application/graphql-response+json' },
    ],
  ])('are refused from %s', async (_who, headers) => {
    const answer = await ask(headers);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('CROSS_SITE_REQUEST');
    expect(answer.text).not.toContain('"data"');
  });

  it('are refused from another origin by POST too', async () => {
    expect((await ask({ origin: 'https://evil.example' }, {}, 'POST')).status).toBe(403);
    expect((await ask({ 'sec-fetch-site': 'cross-site' }, {}, 'POST')).status).toBe(403);
  });

  it.each([
    ["the server's own page", { 'sec-fetch-site': 'same-origin', 'user-agent': BROWSER }],
    ['the address bar', { 'sec-fetch-site': 'none', 'user-agent': BROWSER }],
    ['its own origin, by an old browser', { origin: 'http://greffe.example', 'user-agent': BROWSER }],
    [
      'its own origin, through a proxy of the developer',
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
    ],
    ['curl', { 'user-agent': 'curl/8.7.1', accept: '*/*' }],
    ['a program without any header', {}],
    ['a browser-like program that shows it is none', { 'user-agent': BROWSER, 'x-request-id': 'a' }],
  ])('are executed from %s', async (_who, headers) => {
    expect((await ask(headers)).status).toBe(200);
    expect((await ask(headers, {}, 'POST')).status).toBe(200);
  });
});

describe('a page that is refused', () => {
  it.each(['https://evil.example', 'null', 'electron://app'])('is told what allows %s', async (origin) => {
    for (const method of ['GET', 'POST']) {
      const answer = await ask({ origin }, {}, method);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text).errors[0].message).toMatch(new RegExp(` CORS_ORIGINS=${origin}$`));
    }
  });

  it('of a developer whose proxy changes the host only, is told too', async () => {
    const answer = await ask({ host: '127.0.0.1:4000', origin: 'http://localhost:5173' }, {}, 'POST');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('CORS_ORIGINS=http://localhost:5173');
  });

  it('is not repeated what is no origin', async () => {
    const answer = await ask({ origin: '"><script>' });
    expect(answer.text).not.toContain('script');
    expect(answer.text).toContain('CORS_ORIGINS=<the origin of the page>');
  });
});

describe('CORS', () => {
  const env = { CORS_ORIGINS: 'https://app.example,https://other.example' };

  it('is off by default', async () => {
    const answer = await ask({ origin: 'https://app.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await ask({ origin: 'https://app.example' }, {}, 'OPTIONS');
    expect(preflight.headers.get('access-control-allow-methods')).toBeNull();
  });

  it('lets a configured origin read, never with credentials', async () => {
    const answer = await ask({ origin: 'https://app.example', 'sec-fetch-site': 'cross-site' }, env, 'POST');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  it('answers the preflight of a configured origin, and gives another nothing', async () => {
    const allowed = await ask({ origin: 'https://other.example' }, env, 'OPTIONS');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://other.example');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('content-type');
    const refused = await ask({ origin: 'https://evil.example' }, env, 'OPTIONS');
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect(refused.headers.get('access-control-allow-headers')).toBeNull();
  });

  it('varies by origin even for requests without one, for the sake of caches', async () => {
    expect((await ask({}, env)).headers.get('vary')).toContain('Origin');
  });

  it.each([
    'accept, content-type, apollographql-client-name, apollographql-client-version',
    'content-type, apollo-require-preflight, x-apollo-operation-name, if-none-match',
    'content-type, x-request-id, x-requested-with',
    'content-type, traceparent, tracestate, baggage, sentry-trace',
  ])('allows the headers that clients and tracing send: %s', async (headers) => {
    const answer = await ask(
      { origin: 'https://app.example', 'access-control-request-headers': headers },
      env,
      'OPTIONS',
    );
    const allowed = answer.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(expect.arrayContaining(headers.split(', ')));
    expect(allowed).not.toContain('authorization');
  });

  it('allows the headers that are configured besides', async () => {
    const more = { ...env, CORS_HEADERS: 'Authorization,X-Team' };
    const answer = await ask({ origin: 'https://app.example' }, more, 'OPTIONS');
    const allowed = answer.headers.get('access-control-allow-headers')?.split(', ');
    expect(allowed).toEqual(
      expect.arrayContaining(['authorization', 'x-team', 'content-type', 'traceparent']),
    );
  });

  it.each([
    ['https://*.example.org', 'https://app.example.org', true],
    ['https://*.example.org', 'https://a.b.example.org', true],
    ['https://*.example.org', 'https://example.org', false],
    ['https://*.example.org', 'http://app.example.org', false],
    ['https://*.example.org', 'https://app.example.org:8443', false],
    ['https://*.example.org', 'https://evil.example/.example.org', false],
    ['https://*.example.org', 'https://appexample.org', false],
    ['https://*.example.org:8443', 'https://app.example.org:8443', true],
    ['null', 'null', true],
    ['electron://altair', 'electron://altair', true],
    ['electron://altair', 'electron://other', false],
    ['file://', 'file://', true],
  ])('with %s, %s may read: %s', async (origins, origin, isAllowed) => {
    for (const method of ['GET', 'POST']) {
      const answer = await ask({ origin, 'sec-fetch-site': 'cross-site' }, { CORS_ORIGINS: origins }, method);
      expect(answer.status).toBe(isAllowed ? 200 : 403);
      expect(answer.headers.get('access-control-allow-origin')).toBe(isAllowed ? origin : null);
    }
  });

  it('lets pages see what they need of an answer', async () => {
    const answer = await ask({ origin: 'https://app.example' }, env, 'POST');
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'x-request-id, etag, retry-after, content-disposition',
    );
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await ask({}, env)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('lets a page of the internet reach a server of the local network when its origin is allowed', async () => {
    const asked = { 'access-control-request-private-network': 'true' };
    const allowed = await ask({ origin: 'https://app.example', ...asked }, env, 'OPTIONS');
    expect(allowed.headers.get('access-control-allow-private-network')).toBe('true');
    const refused = await ask({ origin: 'https://evil.example', ...asked }, env, 'OPTIONS');
    expect(refused.headers.get('access-control-allow-private-network')).toBeNull();
  });

  it('covers the schema, which nothing is asked of', async () => {
    const answer = await ask({ origin: 'https://app.example' }, env, 'GET', '/schema.graphql');
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example');
  });

  it('can be opened to all', async () => {
    const answer = await ask({ origin: 'https://any.example' }, { CORS_ORIGINS: '*' }, 'POST');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
