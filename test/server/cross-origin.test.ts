import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withToy } from './toy.ts';

const GET_PATH = '/graphql?query=%7B__typename%7D';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/89.0';

/** Asks without fetch, which would not let a test forge what browsers send. */
async function ask(given: Record<string, string>, env: Record<string, string> = {}, method = 'GET') {
  const isPost = method === 'POST';
  const body = isPost ? JSON.stringify({ query: '{ __typename }' }) : '';
  const headers = {
    host: 'greffe.example',
    ...(isPost && { 'content-type': 'application/json', 'content-length': body.length }),
    ...given,
  };
  let answer: { status: number | undefined; headers: Headers; text: string } | undefined;
  await withToy(async ({ url }) => {
    const sent = request(url + (isPost ? '/graphql' : GET_PATH), { method, headers, agent: false });
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
    ['curl', { 'user-agent': 'curl/8.7.1', accept: '*/*' }],
    ['a program without any header', {}],
    ['a browser-like program that shows it is none', { 'user-agent': BROWSER, 'x-request-id': 'a' }],
  ])('are executed from %s', async (_who, headers) => {
    expect((await ask(headers)).status).toBe(200);
    expect((await ask(headers, {}, 'POST')).status).toBe(200);
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

  it('can be opened to all', async () => {
    const answer = await ask({ origin: 'https://any.example' }, { CORS_ORIGINS: '*' }, 'POST');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
