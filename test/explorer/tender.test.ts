import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARABIC, fillWithHardCases } from './hard-cases.ts';
import { htmlFaults } from './html-faults.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ fill: fillWithHardCases });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const page = async (path: string): Promise<string> => {
  const { status, text } = await site.get(path);
  expect(status).toBe(200);
  return text;
};

/** The text of a page or a part of it: without tags, with one space between words. */
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The markup between two places. */
const between = (markup: string, from: string, to: string): string =>
  markup.slice(markup.indexOf(from), markup.indexOf(to, markup.indexOf(from)));

describe('the tender of the story', () => {
  it('shows status, what replaces it, value, buyer and that its number of bids is not published', async () => {
    const text = textOf(await page('/en/tender/hdh-transitional-hosting'));
    expect(text).toContain('Cancelled Transitional hosting of the Health Data Hub');
    expect(text).toContain('Replaced by Sovereign hosting of the Health Data Hub Reported');
    expect(text).toContain('Value €6,200,000 budget');
    expect(text).toContain('How many bids were received is not published.');
  });

  it('shows a consortium as one bid, its lead first, with mark and numbered sources', async () => {
    const markup = await page('/en/tender/hdh-transitional-hosting');
    const bids = between(markup, 'id="bids"', '</table>');
    expect(textOf(bids)).toContain('Cloud Temple lead Atos member Docaposte member');
    expect(bids).toContain('<use href="#m-unconfirmed"/>');
    expect(textOf(bids)).toContain('unknown ·');
    const number = /href="#s(\d+)"/.exec(bids)?.[1];
    const place = between(markup, `id="s${number}"`, '</li>');
    expect(textOf(place)).toContain('paragraph 4 , relying on L&#39;Informé');
    expect(place).toContain(`href="#r${number}"`);
  });

  it('numbers each place once', async () => {
    const markup = await page('/en/tender/hdh-transitional-hosting');
    const numbers = [...markup.matchAll(/<li id="s(\d+)"/g)].map((match) => Number(match[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const references = new Set(
      [...markup.matchAll(/class="ref" href="#s(\d+)"/g)].map((match) => Number(match[1])),
    );
    expect([...references].sort((a, b) => a - b)).toEqual(numbers);
  });

  it('says who holds what is required, or is only said to', async () => {
    const text = textOf(await page('/en/tender/hdh-sovereign-hosting'));
    expect(text).toMatch(/SecNumCloud required .* holds or is obtaining it Cloud Temple/);
  });

  it('says how many indicators could not be checked, and why', async () => {
    const text = textOf(await page('/fr/tender/hdh-transitional-hosting'));
    expect(text).toContain('Aucun n’a pu être vérifié : 9 indicateurs sur 9');
    expect(text).toContain('Une seule offre reçue : il a été annulé');
  });

  it('leads to what changed of it between two days', async () => {
    expect(await page('/en/tender/hdh-transitional-hosting')).toContain(
      'href="/en/changes/hdh-transitional-hosting"',
    );
    await page('/en/changes/hdh-transitional-hosting');
  });

  it('tells what was known on a day of the past', async () => {
    const { status } = await site.get('/en/tender/hdh-transitional-hosting?known=2025-12-31');
    expect(status).toBe(404);
    const text = await page('/en/tender/hdh-transitional-hosting?known=2026-02-07');
    expect(text).toContain('As known on <strong>7 Feb 2026</strong>');
    expect(text).toContain('href="/en/organisation/atos?known=2026-02-07"');
  });
});

describe('a tender of 200 lots', () => {
  it('shows bids by lot, the winner first, says what is left out and leads to the rest', async () => {
    const seen = new Set<string>();
    let path = '/en/tender/two-hundred-lots';
    for (let pages = 0; pages < 10; pages += 1) {
      const markup = await page(path);
      const table = between(markup, 'id="bids"', '</table>');
      for (const [, lot] of table.matchAll(/>Lot (\d+) /g)) seen.add(lot ?? '');
      if (pages === 0) {
        expect(textOf(table)).toContain('70 of 401 rows · Next page');
        const first = between(table, 'Lot 1 ', 'Lot 2 ');
        expect(first.indexOf('Won')).toBeGreaterThan(0);
        expect(first.indexOf('Won')).toBeLessThan(first.indexOf('Rejected'));
      }
      const next = /<a href="([^"]+)">Next page/.exec(table)?.[1];
      if (next === undefined) break;
      path = next.replaceAll('&amp;', '&');
    }
    expect(seen.size).toBe(200);
  });

  it('says of which lot the bids go on over the page, and of no other', async () => {
    const first = between(await page('/en/tender/two-hundred-lots'), 'id="bids"', '</table>');
    const cut = /Lot (\d+) [^L]*?(\d) of its 2 bids stand here, the others on another page/.exec(
      textOf(first),
    );
    expect(cut?.slice(1)).toEqual(['35', '1']);
    expect(textOf(first).match(/the others on another page/g)).toHaveLength(1);
    const next = /<a href="([^"]+)">Next page/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = textOf(between(await page(next), 'id="bids"', '</table>'));
    expect(second).toMatch(/Lot 35 .*?1 of its 2 bids stand here, the others on another page/);
  });

  it('names every amount, and is small enough', async () => {
    const markup = await page('/en/tender/two-hundred-lots');
    expect(markup).toContain('€10,000.51');
    expect(await htmlFaults(markup)).toEqual([]);
  });
});

describe('texts of sources', () => {
  it('are inert, cut where they are endless, and never an address that runs', async () => {
    const markup = await page('/en/tender/hostile-tender');
    expect(markup).not.toContain('<script>alert');
    expect(markup).not.toContain('javascript:');
    expect(markup.length).toBeLessThan(60_000);
    expect(await htmlFaults(markup)).toEqual([]);
    expect(markup).toMatch(/<title>&lt;script&gt;alert\(1\)&lt;\/script&gt; [^<]{1,140}… · Greffe<\/title>/);
  });

  it('keep their own direction', async () => {
    expect(await page('/en/tender/hostile-tender')).toContain(`<bdi>${ARABIC}</bdi>`);
  });

  it('say withheld and not published by words', async () => {
    const text = textOf(await page('/en/tender/hostile-tender'));
    expect(text).toContain('withheld ▧');
    expect(text).toContain('not published ⌀');
    expect(text).not.toMatch(/€0\b/);
  });

  it('say in French what an importer notes in English, with what the source says as it is', async () => {
    const text = textOf(await page('/fr/tender/hostile-tender'));
    expect(text).toContain(
      'Occulté (BT-720, valeur de l’offre retenue) : concurrence loyale ; à publier le 1er juin 2026.',
    );
    expect(text).toContain('Sous-traitance, selon le candidat : не залучається');
  });

  it('call doubtful data by the names of their fields, and paths in a source as they are', async () => {
    const doubts = between(await page('/fr/organisation/capitals'), 'id="doubts"', '</ul>');
    expect(textOf(doubts)).toMatch(/Nom ! accents perdus/);
    expect(doubts).toContain('<code>awards/suppliers</code>');
  });

  it('lead to the claim where it has more sources than are shown', async () => {
    const bids = between(await page('/en/tender/hostile-tender'), 'id="bids"', '</table>');
    expect(bids).toMatch(/href="\/en\/claim\/bid:\d+" aria-label="More sources, at the claim">\+</);
  });
});
