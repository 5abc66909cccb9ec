import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWithHardCases } from './hard-cases.ts';
import { htmlFaults } from './html-faults.ts';
import { HARD_PAGES, PAGES_OF_SEED } from './pages.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite({ fill: fillWithHardCases });
});
afterAll(() => site.close());

/** Compressed, as readers get them. */
const MOST_BYTES = { html: 15_000, css: 8_000, js: 6_000 };

describe.each([...PAGES_OF_SEED, ...HARD_PAGES].flatMap((page) => [`/en${page}`, `/fr${page}`]))(
  '%s',
  (address) => {
    it('is valid HTML, and the same at every reload', async () => {
      const { text } = await site.get(address);
      expect(await htmlFaults(text)).toEqual([]);
      expect((await site.get(address)).text).toBe(text);
    });

    it('is small, and so is what it loads', async () => {
      const { text } = await site.get(address);
      const loaded = [...text.matchAll(/"(\/assets\/[^"]+\.(css|js))"/g)];
      const sizes = { html: await site.sizeOf(address), css: 0, js: 0 };
      for (const [, file = '', ending] of loaded) sizes[ending as 'css' | 'js'] += await site.sizeOf(file);
      expect(sizes.html).toBeLessThan(MOST_BYTES.html);
      expect(sizes.css).toBeLessThan(MOST_BYTES.css);
      expect(sizes.js).toBeLessThan(MOST_BYTES.js);
    });

    it('has one heading of the first level, and a title of its own', async () => {
      const { text } = await site.get(address);
      expect(text.match(/<h1[ >]/g)).toHaveLength(1);
      expect(text).toMatch(/<title>[^<]{3,} · Greffe<\/title>/);
    });
  },
);

it('no page is a fault of ours', () => expect(site.faults).toEqual([]));
