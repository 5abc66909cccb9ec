import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';

/** What two later documents add to the example dossier, so that there are several days on which something changed. */
export function lateRecords(): GraphRecords {
  const article = (slug: string, published: string) =>
    ({
      type: 'ARTICLE',
      ref: slug,
      slug,
      name: slug,
      kind: 'NEWS',
      published,
      statedOn: published,
    }) as NodeRecord;
  const evidence = (slug: string) =>
    [{ article: slug, standing: 'REPORTED', locator: 'paragraph 1' }] as const;
  return {
    nodes: [
      article('later-news', '2026-03-01'),
      article('last-news', '2026-04-01'),
      {
        type: 'ORGANISATION',
        ref: 'late-owner',
        slug: 'late-owner',
        name: 'Late owner',
        statedOn: '2026-03-01',
      } as NodeRecord,
      {
        type: 'ORGANISATION',
        ref: 'hub',
        slug: 'health-data-hub',
        name: 'Health Data Hub',
        statedOn: '2026-02-06',
      } as NodeRecord,
      {
        type: 'TENDER',
        ref: 'tender',
        slug: 'hdh-sovereign-hosting',
        name: 'Sovereign hosting of the Health Data Hub',
        statedOn: '2026-02-06',
      } as NodeRecord,
      {
        type: 'PERSON',
        ref: 'chair',
        slug: 'late-chair',
        name: 'Late chair',
        statedOn: '2026-04-01',
      } as NodeRecord,
    ],
    claims: [
      {
        kind: 'OWNERSHIP',
        owner: 'late-owner',
        owned: 'hub',
        evidence: evidence('later-news'),
      } as ClaimRecord,
      {
        kind: 'OFFICE',
        person: 'chair',
        organisation: 'hub',
        title: 'Chair',
        evidence: evidence('last-news'),
      } as ClaimRecord,
      {
        kind: 'BID',
        tender: 'tender',
        parties: [{ organisation: 'late-owner', role: 'SOLE' }],
        evidence: evidence('last-news'),
      } as ClaimRecord,
    ],
    mentions: [],
  };
}
