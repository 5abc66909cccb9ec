import { hash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { csvFormat } from '../../../src/export/csv/format.ts';
import { FORMATS } from '../../../src/export/registry.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { exported } from '../../export/exported.ts';
import { SEED, WRITTEN } from '../../graph.ts';
import { filterOf, type OpenServing, openServing, withServing } from './serving.ts';

const seed = (database: GreffeDatabase) => void importDossiers(database, [SEED], { now: WRITTEN });

let serving: OpenServing;
beforeAll(async () => {
  serving = await openServing(seed);
});
afterAll(() => serving.close());

const get = (path: string, init?: RequestInit) => serving.get(path, init);

describe('GET /export/<format>', () => {
  it('is the file, to be saved under a name', async () => {
    const { database, lines } = serving;
    const response = await get('/export/csv', { headers: { 'x-request-id': 'asked-1' } });
    expect(response.status).toBe(200);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString()).toBe(exported(database, csvFormat).text);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-request-id': 'asked-1',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="greffe-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(lines.findLast(({ msg }) => msg === 'export')).toMatchObject({
      level: 30,
      requestId: 'asked-1',
      format: 'csv',
      isFiltered: false,
      end: 'complete',
      bytes: bytes.length,
    });
  });

  it('is compressed on the way where the client takes that', async () => {
    const { url, database, lines } = serving;
    for (const [accepted, encoding, decompress] of [
      ['gzip, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
    ] as const) {
      const sent = request(`${url}/export/csv`, { headers: { 'accept-encoding': accepted }, agent: false });
      sent.end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      expect(response.headers['content-encoding']).toBe(encoding);
      const bytes = await buffer(response);
      const { text } = exported(database, csvFormat);
      expect(decompress(bytes).toString()).toBe(text);
      expect(bytes.length).toBeLessThan(text.length / 3);
      // What was written, not what was sent.
      expect(lines.findLast(({ msg }) => msg === 'export')).toMatchObject({
        end: 'complete',
        bytes: Buffer.byteLength(text),
      });
    }
  });

  it('holds the tenders of a filter', async () => {
    const response = await get(`/export/csv?${filterOf({ status: ['CANCELLED'] })}`);
    expect(response.headers.get('content-disposition')).toMatch(/filename="greffe-part-/);
    const lines = (await response.text()).trimEnd().split('\r\n');
    const slugs = new Set(lines.slice(1).map((line) => line.split(',')[1]));
    expect(slugs).toEqual(new Set(['hdh-transitional-hosting']));
  });

  it('has the headers without the work on HEAD', async () => {
    const { metric } = serving;
    const made = 'greffe_exports_total{format="jsonl",end="complete",worker="1"}';
    const before = await metric(made);
    const response = await get('/export/jsonl', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-disposition')).toMatch(/\.jsonl"$/);
    expect(await metric(made)).toBe(before);
  });

  it('has a manifest, whose counts and sum are those of the file', async () => {
    const filter = { status: ['CANCELLED'] };
    const bytes = Buffer.from(await (await get(`/export/jsonl?${filterOf(filter)}`)).arrayBuffer());
    const response = await get(`/export/jsonl/manifest?${filterOf(filter)}`);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const manifest = await response.json();
    expect(manifest).toMatchObject({
      format: 'jsonl',
      filter,
      bytes: bytes.length,
      sha256: hash('sha256', bytes),
      counts: { tenders: 2, bids: 4 },
      sources: [{ source: null, publisher: null, documents: 1, licence: null }],
    });
  });

  it('counts what was exported', async () => {
    const { metric } = serving;
    const counted = async () => [
      await metric('greffe_exports_total{format="csv",end="complete",worker="1"}'),
      await metric('greffe_export_bytes_total{format="csv",end="complete",worker="1"}'),
    ];
    const [exports = 0, bytes = 0] = await counted();
    const { length } = await (await get('/export/csv')).bytes();
    expect(await counted()).toEqual([exports + 1, bytes + length]);
    expect(await metric('greffe_exports_running{worker="1"}')).toBe(0);
  });
});

describe('a request for an export that can not be', () => {
  const refusals: [string, string, number, string, RegExp][] = [
    ['of a format that there is not', '/export/xlsx', 404, 'NOT_FOUND', /csv, jsonl/],
    ['of a part that there is not', '/export/csv/rows', 404, 'NOT_FOUND', /no such export/],
    [
      'with a filter that is not JSON',
      '/export/csv?filter={',
      400,
      'BAD_USER_INPUT',
      /^filter: it is not JSON/,
    ],
    [
      'with a word that there is not',
      `/export/csv?${filterOf({ and: [{ status: ['GONE'] }] })}`,
      400,
      'BAD_USER_INPUT',
      /^filter\.and\[0\]\.status\[0\]: .*GONE/,
    ],
    [
      'with a span that ends before it starts',
      `/export/csv/manifest?${filterOf({ publishedOn: { from: '2026', until: '2025' } })}`,
      400,
      'BAD_USER_INPUT',
      /^filter\.publishedOn: 2025 is before 2026/,
    ],
    [
      'with a buyer that there is not',
      `/export/csv?${filterOf({ buyer: { slug: 'nobody' } })}`,
      400,
      'BAD_USER_INPUT',
      /^filter\.buyer: there is no Organisation with the slug "nobody"\.$/,
    ],
    [
      'with a buyer that there is not, of its manifest',
      `/export/csv/manifest?${filterOf({ buyer: { slug: 'nobody' } })}`,
      400,
      'BAD_USER_INPUT',
      /^filter\.buyer/,
    ],
    ['with another parameter', '/export/csv?fliter={}', 400, 'BAD_USER_INPUT', /"fliter"/],
    ['in no known language', '/export/csv?language=de', 400, 'BAD_USER_INPUT', /"de" is none of EN, FR/],
    [
      'with a parameter twice',
      '/export/csv?language=EN&language=FR',
      400,
      'BAD_USER_INPUT',
      /more than once/,
    ],
    [
      'with a filter of great depth',
      `/export/csv?filter=${'{"not":'.repeat(40)}{}${'}'.repeat(40)}`,
      400,
      'BAD_USER_INPUT',
      /16 levels/,
    ],
  ];
  it.each(refusals)('is refused %s', async (_, path, status, code, message) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    const body = (await response.json()) as { error: string; code: string };
    expect(body.code).toBe(code);
    expect(body.error).toMatch(message);
  });

  it('is refused by another method', async () => {
    const response = await get('/export/csv', { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('is refused for a page of another origin, unless that is allowed', () =>
    withServing(
      seed,
      async ({ get }) => {
        const from = (origin: string) => get('/export/csv', { headers: { origin } });
        const stranger = await from('https://elsewhere.example');
        expect([stranger.status, (await stranger.json()).code]).toEqual([403, 'CROSS_SITE_REQUEST']);
        const friend = await from('https://friend.example');
        expect(friend.status).toBe(200);
        expect(friend.headers.get('access-control-allow-origin')).toBe('https://friend.example');
        await friend.text();
      },
      { CORS_ORIGINS: 'https://friend.example' },
    ));
});

it.each(FORMATS.flatMap(({ companions = [] }) => companions))(
  'GET /export/$name is the file that exports refer to',
  async ({ name, text, mediaType }) => {
    const response = await get(`/export/${name}`);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      mediaType,
      text,
    ]);
  },
);

it('GET /export lists the formats', async () => {
  const { formats } = (await (await get('/export')).json()) as { formats: { name: string; url: string }[] };
  expect(formats.map(({ url }) => url)).toEqual(formats.map(({ name }) => `/export/${name}`));
  for (const { url } of formats) {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect((await response.text()).length).toBeGreaterThan(100);
  }
});
