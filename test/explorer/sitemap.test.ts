import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ env: { PUBLIC_URL: 'https://greffe.example' } });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const locations = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
const pathOf = (address: string) => address.replace('https://greffe.example', '');

it('robots.txt names the sitemap and closes what is for programs', async () => {
  const { status, headers, text } = await site.get('/robots.txt');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(text).toContain('Sitemap: https://greffe.example/sitemap.xml');
  expect(text).toContain('Disallow: /graphql');
});

it('the sitemap leads to each thing once in each language, at addresses that answer', async () => {
  const index = await site.get('/sitemap.xml');
  expect(index.headers['content-type']).toBe('application/xml; charset=utf-8');
  const pages: string[] = [];
  for (const list of locations(index.text)) {
    const { status, text } = await site.get(pathOf(list));
    expect(status).toBe(200);
    pages.push(...locations(text));
  }
  expect(new Set(pages).size).toBe(pages.length);
  const answer = await fetch(`${site.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query:
        '{ tenders { totalCount } organisations { totalCount } people { totalCount } regulations { totalCount } articles { totalCount } }',
    }),
  });
  const { data } = (await answer.json()) as { data: Record<string, { totalCount: number }> };
  const counted = Object.values(data).reduce((sum, { totalCount }) => sum + totalCount, 0);
  const things = pages.filter((page) => pathOf(page).split('/').length === 4);
  expect(things).toHaveLength(2 * counted);
  const others = pages.filter((page) => !things.includes(page));
  expect(others.map(pathOf)).toContain('/fr/people');
  const tenders = things.filter((page) => page.includes('/tender/'));
  for (const page of [...tenders, ...others]) expect((await site.get(pathOf(page))).status).toBe(200);
});

it('a list that there is not is 404', async () => {
  for (const path of ['/sitemap-tender-9.xml', '/sitemap-lot-1.xml']) {
    expect((await site.get(path)).status).toBe(404);
  }
});
