import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Toy, withToy } from './toy.ts';

/** Some 5 kB, and some 300 kB. */
const LONG = '{ tenders(first: 100) { nodes { name buyer { name } } } }';
const HUGE = '{ tenders(first: 100) { nodes { bidders(first: 100) { nodes { name parent { name } } } } } }';
const SHORT = '{ tenders(first: 2) { nodes { name } } }';
const INTROSPECTION =
  '{ __schema { types { name description fields { name type { name kind ofType { name } } } } } }';

/** Asks without fetch, which decompresses by itself. */
async function ask({ url }: Toy, query: string, acceptEncoding?: string, method = 'POST') {
  const path = method === 'POST' ? '/graphql' : `/graphql?query=${encodeURIComponent(query)}`;
  const headers = {
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
  };
  const sent = request(url + path, { method, headers, agent: false });
  const body = method === 'POST' ? JSON.stringify({ query }) : '';
  sent.setHeader('content-length', Buffer.byteLength(body));
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { bytes: await buffer(response), headers: response.headers, status: response.statusCode };
}

describe('an answer of 4 kB or more', () => {
  it.each(['POST', 'GET'])('is compressed as the client takes it, by %s', async (method) => {
    await withToy(async (toy) => {
      const plain = await ask(toy, LONG, undefined, method);
      expect(plain.headers['content-encoding']).toBeUndefined();
      const brotli = await ask(toy, LONG, 'gzip, deflate, br', method);
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);
      const gzip = await ask(toy, LONG, 'gzip', method);
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes);
      for (const { bytes, headers } of [plain, brotli, gzip]) {
        expect(headers['content-length']).toBe(String(bytes.length));
        expect(headers.vary).toBe('Accept, Accept-Encoding, GraphQL-Cost, Origin');
      }
      expect(plain.bytes.length).toBeGreaterThan(4_096);
      expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 5);
      expect(gzip.bytes.length).toBeLessThan(plain.bytes.length / 5);
    });
  });

  it.each([
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['identity, *;q=0', undefined],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['zstd, deflate', undefined],
    ['', undefined],
    ['br;q=none', undefined],
  ])('follows the qualities of Accept-Encoding: %j', async (accepted, encoding) => {
    await withToy(async (toy) => {
      expect((await ask(toy, LONG, accepted)).headers['content-encoding']).toBe(encoding);
    });
  });

  it('is compressed elsewhere above 256 kB, and is whole', async () => {
    await withToy(
      async (toy) => {
        const plain = await ask(toy, HUGE);
        expect(plain.bytes.length).toBeGreaterThan(262_144);
        expect(brotliDecompressSync((await ask(toy, HUGE, 'br')).bytes)).toEqual(plain.bytes);
        expect(gunzipSync((await ask(toy, HUGE, 'gzip')).bytes)).toEqual(plain.bytes);
      },
      { GREFFE_MAX_COST: '40000', GREFFE_MAX_COST_AT_ONCE: '40000' },
    );
  });

  it('may be what describes the schema, and the schema itself', async () => {
    await withToy(async (toy) => {
      expect((await ask(toy, INTROSPECTION, 'br')).headers['content-encoding']).toBe('br');
      const sent = request(`${toy.url}/schema.graphql`, {
        headers: { 'accept-encoding': 'br' },
        agent: false,
      });
      sent.end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      expect(response.headers['content-encoding']).toBe('br');
      expect(brotliDecompressSync(await buffer(response)).toString()).toBe(
        (await toy.send('/schema.graphql')).text,
      );
    });
  });

  it('is compressed too when some of it has errors', async () => {
    await withToy(async (toy) => {
      const answer = await ask(toy, `{ fails ${LONG.slice(1)}`, 'br');
      expect(answer.headers['content-encoding']).toBe('br');
      expect(JSON.parse(brotliDecompressSync(answer.bytes).toString()).errors).toHaveLength(1);
    });
  });
});

describe('a shorter answer', () => {
  it('is sent as it is', async () => {
    await withToy(async (toy) => {
      const answer = await ask(toy, SHORT, 'br, gzip');
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(JSON.parse(answer.bytes.toString()).data.tenders.nodes).toHaveLength(2);
    });
  });
});
