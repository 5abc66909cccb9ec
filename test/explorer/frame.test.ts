import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organisation } from '../db/sample-records.ts';
import { htmlFaults } from './html-faults.ts';
import { openSite, type Site } from './site.ts';

const TENDER = '/en/tender/hdh-transitional-hosting';
const SCRIPT = '<script>alert(1)</script>';

let site: Site;
beforeAll(async () => {
  site = await openSite({ env: { PUBLIC_URL: 'https://greffe.example', GREFFE_HOSTS: 'other.example' } });
});
afterAll(() => site.close());

describe('addresses', () => {
  it.each([
    ['/', { 'accept-language': 'de, fr;q=0.8, en;q=0.5' }, 303, '/fr/'],
    ['/', { 'accept-language': 'de' }, 303, '/en/'],
    ['/', { accept: 'application/json' }, 302, '/graphql'],
    ['/en', {}, 303, '/en/'],
    [
      '/tender/hdh-transitional-hosting',
      { 'accept-language': 'fr' },
      303,
      '/fr/tender/hdh-transitional-hosting',
    ],
    [`${TENDER}/`, {}, 303, TENDER],
    [`${TENDER}?known=&valid=`, {}, 303, TENDER],
    [`${TENDER}?valid=2026-01-01&known=2026-02-07`, {}, 303, `${TENDER}?known=2026-02-07&valid=2026-01-01`],
    [`${TENDER}?utm_source=x`, {}, 303, TENDER],
  ])('%s with %o leads to another one', async (path, headers, status, location) => {
    const answer = await site.get(path, headers);
    expect({ status: answer.status, location: answer.headers.location }).toEqual({ status, location });
  });

  it('say that the reader’s language decides', async () => {
    const { headers } = await site.get('/tender/hdh-transitional-hosting');
    expect(headers.vary).toContain('Accept-Language');
  });

  it('open the page’s operation in GraphiQL, with what it was asked with', async () => {
    const { status, headers } = await site.get(`${TENDER}.graphql`);
    const { pathname, searchParams } = new URL(headers.location ?? '', site.url);
    expect([status, pathname]).toEqual([303, '/graphql']);
    expect(searchParams.get('operation')).toBe('Tender');
    expect(JSON.parse(searchParams.get('variables') ?? '')).toMatchObject({
      slug: 'hdh-transitional-hosting',
    });
    expect((await site.get('/graphql')).text).toContain('query Tender($slug: String!');
  });

  it('stay those of programs where they are theirs', async () => {
    expect((await site.get('/health')).headers['content-type']).toContain('application/json');
    expect((await site.get('/nothing', { accept: '*/*' })).text).toContain('NOT_FOUND');
    expect((await site.get('/graphql')).text).toContain('graphiql');
  });
});

describe('what goes wrong', () => {
  it.each([
    ['known=2026-02-30', 'known', '2026-02-30'],
    ['known=2999-12-31', 'known', '2999-12-31'],
    ['valid=2026', 'valid', '2026'],
    ['cvp=72', 'cvp', '72'],
    ['known=2026-01-01&known=2026-01-02', 'known', '2026-01-02'],
    [`known=${encodeURIComponent(SCRIPT)}`, 'known', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ])('%s is 400, with the parameter and the value', async (query, parameter, value) => {
    for (const language of ['en', 'fr']) {
      const { status, text } = await site.get(`/${language}/tender/hdh-transitional-hosting?${query}`);
      expect(status).toBe(400);
      expect(text).toContain(`<code>${parameter}</code>`);
      expect(text).toContain(`<code>${value}</code>`);
      expect(await htmlFaults(text)).toEqual([]);
    }
  });

  it('what will be known nobody can tell, but what is stated to hold on a day to come can be asked', async () => {
    const { text } = await site.get(`${TENDER}?known=2999-12-31`);
    expect(text).toContain('It is a day that has come');
    expect((await site.get(`${TENDER}?valid=2999-12-31`)).status).toBe(200);
  });

  it.each(['/de/tender/hdh-transitional-hosting', '/pt-BR/tenders?cpv=72', '/de/'])(
    '%s is 400, with the language and those that there are',
    async (path) => {
      const { status, text } = await site.get(path, { 'accept-language': 'fr' });
      expect(status).toBe(400);
      expect(text).toContain(`<code>${path.split('/')[1]}</code>`);
      expect(text).toContain('<code>en, fr</code>');
      expect(text).toContain(`<a href="/fr${path.slice(path.indexOf('/', 1)).replace('&', '&amp;')}">`);
      expect(await htmlFaults(text)).toEqual([]);
    },
  );

  it('a value with a sign that no page may have is told without it', async () => {
    const { status, text } = await site.get('/en/tenders?cpv=%00%1b7');
    expect([status, text.includes('\0'), text.includes('\x1b')]).toEqual([400, false, false]);
    expect(text).toContain('<code>\ufffd\ufffd7</code>');
  });

  it('a cursor of another list is 400, with the address without it', async () => {
    const { status, text } = await site.get(`${TENDER}?after=abc`);
    expect(status).toBe(400);
    expect(text).toContain('<code>after</code>');
    expect(text).toContain(`<a href="${TENDER}">Open the page without it</a>`);
  });

  it('an address that leads nowhere is 404, with near names and the search', async () => {
    const { status, text, headers } = await site.get('/en/tender/transitional-hosting');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain('href="/en/tender/hdh-transitional-hosting"');
    expect(text).toContain('action="/en/search"');
    expect(await htmlFaults(text)).toEqual([]);
  });

  it.each(['/en/%E0%A4%A', '/en/tender/%ff', '/fr/nothing/at/all', '/nothing'])('%s is 404', async (path) => {
    const { status, text } = await site.get(path);
    expect(status).toBe(404);
    expect(text).toContain('<!DOCTYPE html>');
  });

  it('what was not known yet is 404, keeps the day and offers today', async () => {
    const { status, text } = await site.get(`${TENDER}?known=2020-01-01`);
    expect(status).toBe(404);
    expect(text).toContain('1 Jan 2020');
    expect(text).toContain(`<a href="${TENDER}">As known today</a>`);
  });

  it('a form that a page does not have is 406', async () => {
    expect((await site.get('/en/.jsonld')).status).toBe(406);
  });

  it('other methods are 405', async () => {
    const answer = await fetch(`${site.url}${TENDER}`, { method: 'POST', body: '' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('nothing of it is a fault of ours', () => expect(site.faults).toEqual([]));
});

describe('a page', () => {
  it('is kept until the database changes, the same as made anew', async () => {
    const path = '/en/tender/hdh-sovereign-hosting';
    const fresh = await site.get(path);
    const kept = await site.get(path);
    expect(fresh.headers['server-timing']).toMatch(/^data;desc="Tender, cost \d+, /);
    expect(kept.headers['server-timing']).toBe('kept');
    expect(kept.text).toBe(fresh.text);
    expect(kept.headers.etag).toBe(fresh.headers.etag);
    const again = await site.get(path, { 'if-none-match': fresh.headers.etag ?? '' });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', fresh.headers.etag]);
    await site.write({ nodes: [organisation('new')] });
    expect((await site.get(path)).headers['server-timing']).toMatch(/^data;/);
  });

  it('names the public address, and never a Host', async () => {
    const { text } = await site.get(TENDER, { host: 'other.example' });
    expect(text).toContain(`<link rel="canonical" href="https://greffe.example${TENDER}">`);
    expect(text).not.toContain('other.example');
    expect((await site.get(TENDER, { host: 'greffe.example' })).status).toBe(200);
  });

  it('lets nothing in from elsewhere, and nothing inline', async () => {
    const { text, headers } = await site.get(TENDER);
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(text).not.toMatch(
      / style="|<style|<script(?! type="module" src="\/assets\/| type="application\/ld\+json">)|\son\w+="/,
    );
  });

  it('is compressed', async () => {
    const { headers } = await site.get(TENDER, { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
  });

  it('loads files that may be kept for a year', async () => {
    const { text } = await site.get(TENDER);
    const files = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const file of files) {
      const { status, headers } = await site.get(file);
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
    expect((await site.get('/assets/explorer.old.css')).status).toBe(404);
  });

  it('can be asked for by HEAD', async () => {
    const answer = await fetch(`${site.url}${TENDER}`, { method: 'HEAD', headers: { accept: 'text/html' } });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

describe('how to cite a page', () => {
  const citation = (text: string) => /<p class="citation" dir="auto">(.*?)<\/p>/s.exec(text)?.[1] ?? '';

  it.each([
    [
      '/en/tenders?status=CANCELLED&bidsMin=2',
      'Tenders; Status: Cancelled; Bids received: at least 2 (as known on ',
      'data of 1 Mar 2026, import 1',
    ],
    [
      '/fr/organisations?country=FR',
      'Organisations\u202f; Pays\u202f: FR (état connu au ',
      'données du 1er mars 2026, import 1',
    ],
    ['/en/co-bidding?cpv=72', 'Who bids together; CPV', 'data of 1 Mar 2026, import 1'],
    [TENDER, 'Transitional hosting of the Health Data Hub (as known on ', 'data of 1 Mar 2026, import 1'],
  ])(
    '%s says what was asked, the days, the date of the data and an address for later',
    async (path, title, data) => {
      const { text } = await site.get(path);
      const cited = citation(text).replaceAll('&amp;', '&');
      expect(cited).toContain(title);
      expect(cited).toContain(data);
      const url = new URL(cited.split(' ').at(-1) ?? '');
      expect(url.origin).toBe('https://greffe.example');
      const known = url.searchParams.get('known') ?? '';
      expect(known).toMatch(/^\d{4}-\d\d-\d\d$/);
      const later = await site.get(`${url.pathname}${url.search}`);
      expect(later.status).toBe(200);
      expect(citation(later.text)).toBe(citation(text));
      const csl = JSON.parse(
        /<pre tabindex="0">(\{.*?\})<\/pre>/s
          .exec(text)?.[1]
          ?.replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&') ?? '',
      );
      expect(csl.URL).toBe(url.href);
      expect(csl.accessed['date-parts'][0].join('-')).toBe(known.replaceAll('-0', '-'));
      expect(text).toContain(`<span class="data-state">${data}</span>`);
    },
  );

  it('a page of an error has nothing to cite', async () => {
    expect((await site.get('/en/tenders?status=NONE')).text).not.toContain('class="citation"');
  });
});

describe('limits', () => {
  it('a page says what is missing when analyses can not be had, and shows the rest', async () => {
    const small = await openSite({ env: { GREFFE_MAX_COST_AT_ONCE: '4500' } });
    try {
      const { status, text } = await small.get(TENDER);
      expect(status).toBe(200);
      expect(text).toContain('Part of this page could not be made now');
      expect(text).toContain('Cloud Temple');
      expect(text).not.toContain('id="flags"');
      expect(await htmlFaults(text)).toEqual([]);
    } finally {
      await small.close();
    }
  });

  it('a page that can not be had at all is 503, and says that it asks for too much', async () => {
    const small = await openSite({ env: { GREFFE_MAX_COST: '50' } });
    try {
      const { status, text } = await small.get('/fr/tender/hdh-transitional-hosting');
      expect(status).toBe(503);
      expect(text).toContain('COST_LIMIT');
      expect(await htmlFaults(text)).toEqual([]);
    } finally {
      await small.close();
    }
  });
});
