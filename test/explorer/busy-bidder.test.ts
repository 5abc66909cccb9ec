import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { WRITTEN } from '../graph.ts';
import { textOf } from './market.ts';
import { openSite, type Site } from './site.ts';

const BIDS = 11_000;
const PARTNERS = 40;
const HOSTED = 12;

const node = (type: NodeRecord['type'], slug: string): NodeRecord =>
  ({ type, ref: slug, slug, name: slug, statedOn: '2025-03-01' }) as NodeRecord;

/** It bids on every tender, jointly with one of many partners on each, and wins none of them. */
function bidOn(index: number): ClaimRecord {
  const partner = `partner-${index % PARTNERS}`;
  return {
    kind: 'BID',
    tender: `call-${index}`,
    parties: [
      { organisation: 'busy', role: 'LEAD' },
      { organisation: partner, role: 'MEMBER' },
    ],
    evidence: [{ article: 'notice', standing: 'OFFICIAL', locator: `/bids/${index}` }],
  } as ClaimRecord;
}

/** And it hosts some of them. */
function hostingOf(index: number): ClaimRecord {
  return {
    kind: 'HOSTING',
    host: 'busy',
    hosted: `partner-${index}`,
    evidence: [{ article: 'notice', standing: 'OFFICIAL', locator: `/hosting/${index}` }],
  } as ClaimRecord;
}

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill(database) {
      const all = Array.from({ length: BIDS }, (_, index) => index);
      const nodes = [
        node('ARTICLE', 'notice'),
        node('ORGANISATION', 'busy'),
        ...Array.from({ length: PARTNERS }, (_, index) => node('ORGANISATION', `partner-${index}`)),
        ...all.map((index) => node('TENDER', `call-${index}`)),
      ];
      const articles = nodes.map((each) => (each.type === 'ARTICLE' ? { ...each, kind: 'NOTICE' } : each));
      writeRecords(
        database,
        {
          nodes: articles as NodeRecord[],
          claims: [...all.map(bidOn), ...Array.from({ length: HOSTED }, (_, index) => hostingOf(index))],
          mentions: [],
        },
        { now: WRITTEN },
      );
    },
  });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const linkCalled = (word: string, page: string) =>
  new RegExp(`<a href="([^"]+)"[^>]*>${word}`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';

it('an organisation of 11,000 bids has a page of the first of them, with all counted, whom it bids with, and the way on', async () => {
  const { status, text } = await site.get('/en/organisation/busy');
  expect(status).toBe(200);
  const told = textOf(text);
  expect(told).toContain('Bids 11,000');
  expect(told).toContain('30 of 11,000 rows · Next page');
  expect(told).toContain(`${PARTNERS} partners`);
  expect(text.length).toBeLessThan(200_000);
  const second = await site.get(linkCalled('Next page', text));
  expect(second.status).toBe(200);
  const tendersOn = (page: string) => new Set(page.match(/\/en\/tender\/call-\d+/g));
  expect(tendersOn(text).intersection(tendersOn(second.text)).size).toBe(0);
});

it('a list that its page cuts leads to all claims of that kind, and from there to those of all kinds, page by page', async () => {
  const { text } = await site.get('/en/organisation/busy');
  expect(textOf(text)).toContain(`8 of ${HOSTED} rows · All of this kind`);
  const hosting = await site.get(linkCalled('All of this kind', text));
  expect(textOf(hosting.text)).toContain(`${HOSTED} claims of the kind “Hosting”`);
  expect(new Set(hosting.text.match(/\/en\/organisation\/partner-\d+/g)).size).toBe(HOSTED);
  const first = await site.get(linkCalled('All kinds', hosting.text));
  expect(textOf(first.text)).toContain(`${(BIDS + HOSTED).toLocaleString('en')} claims`);
  const second = await site.get(linkCalled('Next page', first.text));
  expect(second.status).toBe(200);
  const tendersOn = (page: string) => new Set(page.match(/\/en\/tender\/call-\d+/g));
  expect(tendersOn(second.text).size).toBe(50);
  expect(tendersOn(first.text).intersection(tendersOn(second.text)).size).toBe(0);
  const article = await site.get('/en/claims/notice');
  expect([article.status, article.headers.location]).toEqual([301, '/en/article/notice']);
});

it('whom it bids with is told of all its tenders, in thirty rows', async () => {
  const { status, text } = await site.get('/en/co-bidding?bidder=busy');
  expect(status).toBe(200);
  expect(textOf(text)).toContain(`${PARTNERS} pairs`);
  expect(textOf(text)).toContain('11,000 bids were read, 11,000 of them joint.');
});
