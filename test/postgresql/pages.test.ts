import { expect, it } from 'vitest';
import { fillWithHardCases } from '../explorer/hard-cases.ts';
import { HARD_PAGES, PAGES_OF_SEED } from '../explorer/pages.ts';
import { openSite } from '../explorer/site.ts';

/** What is asked for beside a mistake, which is null. */
const PARTLY_REFUSED = ['{ node(id: "bogus") { id } }', '{ nodes(ids: ["tender:1", "x", "bid:1"]) { id } }'];

it('every page of a publication is byte for byte that of the file', async () => {
  const sites = [
    await openSite({ fill: fillWithHardCases }),
    await openSite({ fill: fillWithHardCases, isPublished: true }),
  ] as const;
  try {
    for (const page of [...PAGES_OF_SEED, ...HARD_PAGES]) {
      const [own, published] = await Promise.all(sites.map((site) => site.get(`/en${page}`)));
      expect([page, published?.status, published?.text]).toEqual([page, own?.status, own?.text]);
    }
    for (const query of PARTLY_REFUSED) {
      const [own, published] = await Promise.all(
        sites.map((site) =>
          site.get(`/graphql?query=${encodeURIComponent(query)}`, { accept: 'application/json' }),
        ),
      );
      expect([query, published?.status, published?.text]).toEqual([query, own?.status, own?.text]);
      expect(own?.text).toMatch(/^{"errors":\[{"message":/);
    }
    for (const { faults } of sites) expect(faults).toEqual([]);
  } finally {
    for (const site of sites) await site.close();
  }
});
