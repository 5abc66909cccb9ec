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
      const sizes = { html: await sizeOf(address), css: 0, js: 0 };
      for (const [, file = '', ending] of loaded) sizes[ending as 'css' | 'js'] += await sizeOf(file);
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

async function sizeOf(path: string): Promise<number> {
  const answer = await fetch(`${site.url}${path}`, {
    headers: { accept: 'text/html', 'accept-encoding': 'br' },
  });
  return Number(answer.headers.get('content-length') ?? (await compressedLength(path)));
}

/** Where the length is not in the headers, the bytes are counted on the wire. */
async function compressedLength(path: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(site.url);
    request(
      { hostname, port, path, headers: { accept: 'text/html', 'accept-encoding': 'br' }, agent: false },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => resolve(bytes));
      },
    )
      .on('error', reject)
      .end();
  });
}
