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

/** What a page's head says of it. */
function headOf(text: string) {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '');
}

const TYPES: Readonly<Record<string, string>> = {
  tender: 'epo:Procedure',
  person: 'Person',
  regulation: 'Legislation',
};

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

  it.each([
    [`${page}.jsonld`, {}],
    [page, { accept: 'application/ld+json' }],
    [`/${type}/${slug}.jsonld`, {}],
    [`/${type}/${slug}`, { accept: 'application/ld+json' }],
  ])('is at %s with %o linked data, as the export has it', async (path, headers) => {
    const { status, headers: sent, text } = await site.get(path, headers);
    expect([status, sent['content-type']]).toEqual([200, 'application/ld+json; charset=utf-8']);
    expect(sent.vary).toContain('Accept-Language');
    expect(text).toBe((await site.get(`/export/jsonld/${type}/${slug}`)).text);
  });

  it('is linked data with sentences in the language of the address, of today alone', async () => {
    const { text } = await site.get(`/fr/${type}/${slug}.jsonld`);
    const sentences = JSON.parse(text)['@graph'].flatMap(
      (each: { sentence?: object }) => each.sentence ?? [],
    );
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(Object.keys(sentence)).toEqual(['fr']);
    expect((await site.get(`${page}.jsonld?known=2026-03-01`)).status).toBe(406);
    expect((await site.get(`/en/${type}/nothing.jsonld`)).status).toBe(404);
  });

  it('is described in the head of its page by what is its own, with the address that names it', async () => {
    const { '@type': kind, mainEntity } = headOf((await site.get(page)).text);
    expect(kind).toBe('WebPage');
    expect(mainEntity['@id']).toMatch(new RegExp(`^http://[^/]+/${type}/${slug}$`));
    expect(mainEntity['@type']).toBe(type === 'organisation' ? 'GovernmentOrganization' : TYPES[type]);
    expect(mainEntity.name).toBeTypeOf('string');
  });

  it('names both forms in its page, and says in which its answer varies', async () => {
    const { text, headers } = await site.get(page);
    expect(text).toContain(`<link rel="alternate" type="application/ld+json" href="${page}.jsonld">`);
    expect(text).toContain(`<a href="${page}.json">JSON</a>`);
    expect(headers.vary).toContain('Accept');
  });
});

const CLAIM = 'bid.hdh-transitional-hosting.rc3gs93b4s';

it('a claim is linked data too, with its evidence, and described with the documents that it stands in', async () => {
  const { status, text } = await site.get(`/en/claim/${CLAIM}.jsonld`);
  expect(status).toBe(200);
  const [claim, ...others] = JSON.parse(text)['@graph'];
  expect([claim.type, others]).toEqual([['Claim', 'Bid'], []]);
  expect(claim.evidence.length).toBeGreaterThan(0);
  const { mainEntity } = headOf((await site.get(`/en/claim/${CLAIM}`)).text);
  expect(mainEntity).toMatchObject({ '@type': 'Claim', identifier: CLAIM, text: claim.sentence.en });
  expect(mainEntity.appearance[0]['@id']).toMatch(/\/article\//);
  const byId = await site.get(`/en/claim/${claim.id.replace('greffe:', '')}.jsonld`);
  expect([byId.status, byId.headers.location]).toEqual([303, `/en/claim/${CLAIM}.jsonld`]);
});

it('a list is JSON too, and what there is not is 404', async () => {
  expect(JSON.parse((await site.get('/fr/tenders.json')).text).data.tenders.nodes).toHaveLength(2);
  expect((await site.get('/en/tender/no-such-tender.json')).status).toBe(404);
});
