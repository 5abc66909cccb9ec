import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { WRITTEN } from '../graph.ts';
import { NOTICES } from '../schema/taken-back-graph.ts';
import { htmlFaults } from './html-faults.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({
    env: { PUBLIC_URL: 'https://greffe.example' },
    fill(database) {
      const { rejected } = createWriter(database).writeDocuments(NOTICES, { now: WRITTEN });
      expect([...rejected.values()]).toEqual([]);
    },
  });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const SPAN = 'since=2025-01-01&changedUntil=2025-12-31';

async function page(path: string): Promise<string> {
  const { status, text } = await site.get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  expect(await htmlFaults(text)).toEqual([]);
  return text;
}

describe('what changed in a selection', () => {
  it('lists the documents, the latest first, with what each takes back and changes', async () => {
    const text = await page(`/en/changes?${SPAN}`);
    expect(text).toContain('<strong>3 documents</strong>');
    expect([...text.matchAll(/notice (2025-\d\d-\d\d)<\/bdi>/g)].map(([, day]) => day).slice(0, 3)).toEqual([
      '2025-04-10',
      '2025-03-10',
      '2025-01-10',
    ]);
    expect(text).toContain('<del dir="auto">Roof</del> <ins dir="auto">Roof of the school</ins>');
    expect(text).toContain('takes back <del>');
  });

  it('takes every filter of the list of tenders, and leads to it with them', async () => {
    const text = await page(`/en/changes?${SPAN}&q=nothing`);
    expect(text).toContain('Nothing changed in these days.');
    expect(text).toContain('href="/en/tenders?q=nothing"');
    expect(await page('/en/tenders?q=roof&order=NAME_ASC')).toContain('href="/en/changes?q=roof"');
    expect((await site.get(`/en/changes?${SPAN}&status=OPENED`)).status).toBe(400);
    expect((await site.get('/en/changes?since=2025-13-01')).status).toBe(400);
    expect((await site.get('/en/changes?since=2026-01-01&changedUntil=2025-01-01')).status).toBe(400);
  });

  it('is of the year before where no days are asked for, and says how new the data is', async () => {
    expect(await page('/en/changes?changedUntil=2026-03-01')).toContain('After 1 Mar 2025, until 1 Mar 2026');
    expect(await page('/fr/changes?since=2026-11-01')).toMatch(
      /Le document le plus récent de tous est du .*2025/,
    );
  });
});

describe('what changed of a thing', () => {
  it('says what is new, taken back and shown otherwise, and on which days', async () => {
    const text = await page('/en/changes/roof?since=2025-03-10&changedUntil=2025-04-10');
    // Of one thing nothing is left to filter.
    expect(text).not.toContain('More filters');
    expect(text).toMatch(/<h2 id="withdrawn">Taken back <span class="count">2<\/span>/);
    expect(text).toContain('Deadline <del dir="auto">1 Feb 2025</del> <ins dir="auto">15 Feb 2025</ins>');
    expect(await page('/fr/changes/roof?since=2025-03-10&changedUntil=2025-04-10')).toMatch(
      /Date limite <del dir="auto">1(?:er)? févr\. 2025<\/del> <ins dir="auto">15 févr\. 2025<\/ins>/,
    );
    expect(text).toContain('href="/en/changes/roof?since=2025-03-09&amp;changedUntil=2025-03-10"');
  });

  it('is 404 for what there is not', async () => {
    expect((await site.get('/en/changes/nothing-of-this-name')).status).toBe(404);
  });
});

interface Element {
  readonly name: string;
  readonly text: string;
}

/** The elements of a feed that hold text; throws where it is not well-formed. */
function elementsOf(xml: string): Element[] {
  const parser = new SaxesParser();
  const found: Element[] = [];
  const open: { name: string; text: string }[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void open.push({ name, text: '' }));
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => void found.push(open.pop() as Element));
  parser.write(xml).close();
  return found;
}

describe('the feed', () => {
  it.each([`/en/changes.atom?${SPAN}`, `/fr/changes/roof.atom?${SPAN}`])('%s is Atom', async (address) => {
    const { status, headers, text } = await site.get(address);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const elements = elementsOf(text);
    const ids = elements.filter(({ name }) => name === 'id').map((each) => each.text);
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.startsWith('https://greffe.example/'))).toBe(true);
    const updated = elements.filter(({ name }) => name === 'updated').map((each) => each.text);
    expect(updated[0]).toBe('2025-04-10T00:00:00Z');
    expect(updated.slice(1)).toEqual(updated.slice(1).toSorted().toReversed());
  });

  it('is named in the page, and is the same when it is read again', async () => {
    const address = `/en/changes.atom?${SPAN}`;
    expect(await page(`/en/changes?${SPAN}`)).toContain(
      `<link rel="alternate" type="application/atom+xml" title="What changed" href="https://greffe.example${address.replace('&', '&amp;')}">`,
    );
    const first = await site.get(address);
    const again = await site.get(address, { 'if-none-match': first.headers.etag ?? '' });
    expect(again.status).toBe(304);
  });
});
