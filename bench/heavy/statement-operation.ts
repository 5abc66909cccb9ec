import type { AskedNodes, HeavyOperation } from './heavy-operation.ts';

/** Of one field. */
const MOST_ALIASES = 40;

type Query = (asked: AskedNodes) => string;

const atOnce = (name: string, what: string, query: Query): HeavyOperation => ({
  name,
  what,
  reads: 'at once',
  request: { query },
});

const aside = (name: string, what: string, query: Query): HeavyOperation => ({
  ...atOnce(name, what, query),
  reads: 'aside',
});

const countsOf = ({ hub }: AskedNodes) => `{ organisation(by: { slug: "${hub}" }) {
  a: bids(first: 1, filter: { status: [WON] }) { totalCount hiddenCount }
  b: bids(first: 1, filter: { standing: [REPORTED] }) { totalCount hiddenCount }
  c: claims(first: 1, filter: { standing: [REPORTED] }) { totalCount hiddenCount }
} }`;

/** Operations that become one statement, and ask for as much as the limits allow. */
export const STATEMENT_OPERATIONS: readonly HeavyOperation[] = [
  atOnce(
    'fullPages',
    'tenders with as many bids, bidders and evidence as the cost allows',
    () =>
      '{ tenders(first: 100) { nodes { id title buyer { name } bids(first: 12) { nodes { status value { amount } bidder { name slug } evidence(first: 2) { nodes { locator article { title } } } } } } } }',
  ),
  aside(
    'whoBids',
    'who bids on 100 tenders, with the page sizes that are usual',
    () =>
      '{ tenders(first: 100) { nodes { title bids { nodes { parties { nodes { organisation { name } } } } } } } }',
  ),
  aside(
    'biddersOfBidders',
    'the largest answer that may be asked for: the bids of the bidders of tenders',
    () =>
      '{ tenders(first: 96) { nodes { id title bids(first: 20) { nodes { id status bidder { name slug bids(first: 50) { nodes { id status tender { slug title } } } } } } } } }',
  ),
  aside(
    'claimCounts',
    'claims of organisations with their counts',
    () =>
      '{ organisations(first: 100, orderBy: NAME_ASC) { nodes { name bids(first: 20, filter: { status: [WON, REJECTED] }) { totalCount hiddenCount nodes { id tender { title } } } claims(first: 20) { totalCount nodes { id kind } } } } }',
  ),
  aside(
    'buyerCounts',
    'the tenders of buyers with their counts',
    () =>
      '{ tenders(first: 100) { nodes { buyer { procurements(first: 40) { totalCount hiddenCount nodes { tender { title } } } } } } }',
  ),
  aside(
    'bidderCounts',
    'filtered counts of the claims of as many bidders as the cost allows, among them the busiest',
    () =>
      '{ tenders(first: 30) { nodes { bids(first: 10) { nodes { bidder { claims(first: 1, filter: { standing: [REPORTED] }) { totalCount hiddenCount } } } } } } }',
  ),
  aside(
    'searches',
    'searches of all types for the starts of usual words and for misspelt ones, as many as an operation may have',
    () => {
      const texts = ['co', 'so', 'l', 'comunne', 'depratement', 'fournitrue travaux', 'societe generale de'];
      const each = Array.from(
        { length: MOST_ALIASES },
        (_, at) =>
          `a${at}: search(text: "${texts[at % texts.length]}", first: 20) { nodes { node { id name } } }`,
      );
      return `{ ${each.join(' ')} }`;
    },
  ),
  aside('hubCounts', 'filtered counts of the organisation with the most bids', countsOf),
  aside(
    'hubCountsAsKnown',
    'the same as known on a day',
    (asked) => `query @asOf(knownOn: "2020-01-01", validOn: "2020-01-01") ${countsOf(asked)}`,
  ),
];
