import { expect, it } from 'vitest';
import { fillWithHardCases } from '../explorer/hard-cases.ts';
import { HARD_PAGES, PAGES_OF_SEED } from '../explorer/pages.ts';
import { openSite } from '../explorer/site.ts';

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
    for (const { faults } of sites) expect(faults).toEqual([]);
  } finally {
    for (const site of sites) await site.close();
  }
});
