import type { AskedNodes, HeavyOperation } from './heavy-operation.ts';

const runInSlices = (name: string, what: string, query: (asked: AskedNodes) => string): HeavyOperation => ({
  name,
  what,
  reads: 'in turns',
  request: { query },
});

/** Analyses of all tenders, or of most, and the farthest walks that may be asked for. */
export const LONG_OPERATIONS: readonly HeavyOperation[] = [
  runInSlices(
    'unservedFilter',
    'a page and the counts of a filter that no index serves',
    () =>
      '{ tenders(first: 100, orderBy: VALUE_DESC, filter: { or: [{ standing: [REPORTED, UNCONFIRMED] }, { cpv: "45" }, { not: { standing: [OFFICIAL] } }] }) { totalCount hiddenCount nodes { id title } } }',
  ),
  runInSlices(
    'asKnown',
    'such a page as known on a day',
    () =>
      'query Q @asOf(knownOn: "2020-01-01", validOn: "2020-01-01") { tenders(first: 100, orderBy: VALUE_DESC, filter: { value: { currency: "EUR", min: "1000" } }) { totalCount hiddenCount nodes { id title value { amount } } } }',
  ),
  runInSlices(
    'indicators',
    'all indicators over the awarded tenders',
    () =>
      '{ indicators(first: 100, filter: { status: [AWARDED] }) { tenderCount complete totalCount counts { indicator { id } flagged clear notApplicable } nodes { tender { title } organisation { name } value threshold inputs { name value claim { id } } } } }',
  ),
  runInSlices(
    'tenderStatistics',
    'all statistics of all tenders',
    () =>
      '{ tenderStatistics { total { ...Figures } byYear(of: PUBLISHED) { year figures { ...Figures } } byStatus { status figures { ...Figures } } byCpvDivision { division figures { ...Figures } } topBuyers(first: 10, by: VALUE, currency: "EUR") { nodes { organisation { name } } } topBidders(first: 10, by: WON) { nodes { organisation { name } bidCount } } complete } } fragment Figures on TenderFigures { tenderCount values { sum { amount } count } bids { certain } bidderCount }',
  ),
  runInSlices(
    'bidderCommunities',
    'communities of those that bid together, on all tenders',
    () =>
      '{ bidderCommunities { modularity organisationCount pairCount complete communities(first: 10) { totalCount nodes { size members(first: 10) { nodes { organisation { name } } } } } } }',
  ),
  runInSlices(
    'farPaths',
    '100 paths of up to 6 hops between two organisations with some ten bids each and nothing near in common',
    ({ from, to }) =>
      `{ paths(from: { slug: "${from}" }, to: { slug: "${to}" }, maxHops: 6, first: 100) { complete reason paths { hops steps { from { name } to { name } claim { id } } } } }`,
  ),
  runInSlices(
    'aroundHub',
    '500 nodes within 3 hops of the organisation with the most bids',
    ({ hub }) =>
      `{ neighbourhood(of: { slug: "${hub}" }, depth: 3, limit: 500) { cutNodes complete nodes { distance node { id name } } edges { claim { id } from { id } to { id } } } }`,
  ),
];
