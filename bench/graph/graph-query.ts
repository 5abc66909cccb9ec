import { type BenchQuery, buyerSlugs, slugOf, spread, texts } from '../queries.ts';
import { MAX_HOPS } from './path-ceiling.ts';
import { differenceOfPaths } from './path-comparison.ts';
import { pathPairs } from './path-pair.ts';

export const PATH_PAIRS = 100;
const BUSIEST_BUYERS = 20;
const HUB_LIMIT = 100;

const onePath = (name: string, what: string): BenchQuery => ({
  name,
  what,
  document: `query ${name}($from: String!, $to: String!) {
  paths(from: { slug: $from }, to: { slug: $to }, maxHops: ${MAX_HOPS}, first: 1) {
    paths { hops steps { from { id name } to { id name } claim { id } } }
  }
}`,
  variables: (sqlite) =>
    pathPairs(sqlite, PATH_PAIRS).map(({ from, to }) => ({
      from: slugOf(sqlite, from),
      to: slugOf(sqlite, to),
    })),
  differenceOf: differenceOfPaths,
});

const topBidders = (name: string, what: string, choose: (slugs: string[]) => string[]): BenchQuery => ({
  name,
  what,
  document: `query ${name}($buyer: String!) {
  organisation(by: { slug: $buyer }) {
    topBidders(first: 20) { nodes { organisation { name } bidCount wonCount } }
  }
}`,
  variables: (sqlite) => choose(buyerSlugs(sqlite)).map((buyer) => ({ buyer })),
});

/** Queries that only a graph answers, with a ceiling each. */
export const GRAPH_QUERIES: readonly BenchQuery[] = [
  onePath(
    'Paths',
    'a shortest path between two organisations; the ceiling searches typed arrays from both ends',
  ),
  onePath('PathsPlain', 'the same; the ceiling searches typed arrays from one end'),
  topBidders('TopBidders', 'the 20 top bidders of a buyer, of all buyers evenly', spread),
  {
    name: 'TotalAndTop',
    what: 'how many tenders of a buyer were awarded, and its 20 top bidders: both are computed at each request',
    document: `query TotalAndTop($buyer: String!, $status: TenderStatus!) {
  tenders(filter: { buyer: { slug: $buyer }, status: [$status] }) { totalCount }
  organisation(by: { slug: $buyer }) {
    topBidders(first: 20) { nodes { organisation { name } bidCount wonCount } }
  }
}`,
    variables: (sqlite) => spread(buyerSlugs(sqlite)).map((buyer) => ({ buyer, status: 'AWARDED' })),
  },
  topBidders('TopBiddersOfHub', `the same, of the ${BUSIEST_BUYERS} busiest buyers`, (slugs) =>
    slugs.slice(0, BUSIEST_BUYERS),
  ),
];

/** What lies around the organisation with the most bids. */
export const HUB_QUERY: BenchQuery = {
  name: 'Hub',
  what: `${HUB_LIMIT} nodes around the organisation with the most bids`,
  document: `query Hub($of: String!) {
  neighbourhood(of: { slug: $of }, depth: 1, limit: ${HUB_LIMIT}) {
    cutNodes
    nodes { distance node { id name } }
    edges { claim { id } from { id } to { id } }
  }
}`,
  variables: (sqlite) =>
    texts(
      sqlite,
      `SELECT o.slug FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id
       GROUP BY o.id ORDER BY count(*) DESC, o.id LIMIT 1`,
    ).map((of) => ({ of })),
};
