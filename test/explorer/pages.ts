/** Of tenders that are hard to show, see `hard-cases.ts`. */
export const HARD_PAGES: readonly string[] = [
  '/tender/two-hundred-lots',
  '/tender/hostile-tender',
  '/organisation/unbroken',
];

/**
 * An address of each page, on the example dossier and without the language: every test of what all pages have in common runs on them.
 * A page adds a line.
 */
export const PAGES_OF_SEED: readonly string[] = [
  '/',
  '/tender/hdh-transitional-hosting',
  '/tender/hdh-sovereign-hosting',
  '/tender/no-such-tender',
  '/search?q=health',
  '/search?q=microsfot',
  '/tenders',
  '/tenders?status=CANCELLED&valueStatus=KNOWN',
  '/organisations',
  '/people',
  '/regulations',
  '/articles',
  '/co-bidding',
  '/co-bidding?view=against',
  '/co-bidding?view=never',
  '/red-flags',
  '/figures',
  '/help',
  '/changes?since=2026-01-01',
  '/changes/hdh-sovereign-hosting',
  '/claims/health-data-hub',
  '/claims/health-data-hub?kind=OFFICE',
  '/organisation/health-data-hub',
  '/person/agnes-buzyn',
  '/regulation/cloud-act',
  '/article/end-of-hdh-storage-on-azure',
  '/claim/bid.hdh-transitional-hosting.rc3gs93b4s',
  '/path?from=atos&to=cloud-act',
  '/path?from=atos&to=agnes-buzyn&max=1',
  '/graph',
  '/graph?seed=health-data-hub',
  '/graph?seed=health-data-hub&open=tj.*,o4.*&pick=tj',
  '/graph?seed=health-data-hub&open=tj.*&hide=o4&off=s&min=2&path=o3,rh&pick=c9',
  '/graph?seed=health-data-hub&known=2026-02-05',
  '/graph?seed=health-data-hub&view=sheet&hide=o8&pick=o7',
  '/graph?seed=atos,ovhcloud&view=matrix&pick=o9,ob',
];
