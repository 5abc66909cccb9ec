import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const THINGS = [
  ['tender', 'hdh-sovereign-hosting'],
  ['organisation', 'health-data-hub'],
  ['person', 'agnes-buzyn'],
  ['regulation', 'cloud-act'],
] as const;

describe.each(THINGS)('a %s', (type, slug) => {
  const page = `/en/${type}/${slug}`;

  it.each([
    [`${page}.json`, {}],
    [page, { accept: 'application/json' }],
  ])('is at %s with %o what its operation answers', async (path, headers) => {
    const { status, headers: sent, text } = await site.get(path, headers);
    expect([status, sent['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(text).data[type].slug).toBe(slug);
  });

  it('leads to its linked data, by ending and by Accept', async () => {
    for (const answer of [
      await site.get(`${page}.jsonld`),
      await site.get(page, { accept: 'application/ld+json' }),
    ]) {
      expect([answer.status, answer.headers.location]).toEqual([303, `/export/jsonld/${type}/${slug}`]);
      const { headers, text } = await site.get(answer.headers.location ?? '');
      expect(headers['content-type']).toContain('application/ld+json');
      expect(JSON.stringify(JSON.parse(text))).toContain(slug);
    }
    // As known on a day there is none.
    expect((await site.get(`${page}.jsonld?known=2026-03-01`)).status).toBe(406);
  });

  it('names both forms in its page, and says in which its answer varies', async () => {
    const { text, headers } = await site.get(page);
    expect(text).toContain(`<link rel="alternate" type="application/ld+json" href="${page}.jsonld">`);
    expect(text).toContain(`<a href="${page}.json">JSON</a>`);
    expect(headers.vary).toContain('Accept');
  });
});

it('a list is JSON too, and what there is not is 404', async () => {
  expect(JSON.parse((await site.get('/fr/tenders.json')).text).data.tenders.nodes).toHaveLength(2);
  expect((await site.get('/en/tender/no-such-tender.json')).status).toBe(404);
});
