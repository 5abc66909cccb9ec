import { CURSOR_FUNCTION } from '../src/db/dialect/sqlite.ts';
import { cursorTag } from '../src/db/read/collection/cursor.ts';
import { leastValue, type Variables } from './queries.ts';
import { SEARCH_CEILINGS } from './search/search-ceiling.ts';

/**
 * One statement that returns the JSON text of a query's `data`, as somebody would write it by hand who has this query only.
 * Texts are put together with `||` and `json_quote`, and bound places written `+?`: both are the fastest that SQLite offers.
 */
export interface CeilingStatement {
  readonly sql: string;
  /** The values for the bound places. */
  readonly bind: (variables: Variables) => readonly (string | number)[];
}

const list = (object: string, from: string) =>
  `'[' || coalesce((SELECT group_concat(json, ',') FROM (SELECT ${object} AS json FROM ${from})), '') || ']'`;

const BIDS_OF_TENDER = list(
  `'{"status":"' || b.status || '","bidder":{"name":' || json_quote(o.name) || ',"slug":' || json_quote(o.slug) || '}}'`,
  'bids b CROSS JOIN organisations o ON o.id = b.lead_id WHERE b.tender_id = t.id ORDER BY b.id LIMIT 10',
);

const TENDERS = list(
  `'{"id":"tender:' || t.id || '","title":' || json_quote(t.name) || ',"published":' || json_quote(t.called)
    || ',"buyer":' || coalesce((SELECT '{"name":' || json_quote(o.name) || '}' FROM organisations o WHERE o.id = t.buyer_id), 'null')
    || ',"bids":{"nodes":' || ${BIDS_OF_TENDER} || '}}'`,
  'tenders t WHERE (t.published_key, t.id) < (+?, +?) ORDER BY t.published_key DESC, t.id DESC LIMIT 20',
);

const RIVALS = list(
  `'{"bidder":{"name":' || json_quote(w.name) || '}}'`,
  'bids r CROSS JOIN organisations w ON w.id = r.lead_id WHERE r.tender_id = t.id ORDER BY r.id LIMIT 5',
);

const BIDS_OF_BIDDER = list(
  `'{"status":"' || b.status || '","tender":{"title":' || json_quote(t.name) || ',"bids":{"nodes":' || ${RIVALS} || '}}}'`,
  'bid_parties p CROSS JOIN bids b ON b.id = p.bid_id CROSS JOIN tenders t ON t.id = b.tender_id WHERE p.organisation_id = o.id ORDER BY p.bid_id LIMIT 10',
);

/** A page of tenders with a look ahead; what `condition` binds comes first, and last what cursors carry. */
function tenderList(condition: string): string {
  const nodes = list(
    `'{"id":"tender:' || id || '","title":' || json_quote(name) || ',"status":' || json_quote(status) || ',"published":' || json_quote(called) || '}'`,
    'page LIMIT 20',
  );
  const last = `(SELECT '"' || ${CURSOR_FUNCTION}(+?, published_key, id) || '"' FROM page LIMIT 1 OFFSET (SELECT min(count(*), 20) - 1 FROM page))`;
  return `WITH page AS MATERIALIZED (
      SELECT id, name, status, called, published_key FROM tenders
      WHERE ${condition} AND (published_key, id) < (+?, +?) ORDER BY published_key DESC, id DESC LIMIT 21
    )
    SELECT '{"tenders":{"nodes":' || ${nodes} || ',"pageInfo":{"hasNextPage":' || iif(n > 20, 'true', 'false')
      || ',"endCursor":' || iif(n > 0, ${last}, 'null') || '}}}'
    FROM (SELECT count(*) AS n FROM page)`;
}

/** By bids, then by id, as the server orders them; expected bids count for neither. */
const TOP_BIDDERS = list(
  `'{"organisation":{"name":' || json_quote(o.name) || '},"bidCount":' || r.bids || ',"wonCount":' || r.won || '}'`,
  `(
    SELECT p.organisation_id AS id, count(*) AS bids, sum(b.status = 'WON') AS won
    FROM tenders t CROSS JOIN bids b ON b.tender_id = t.id CROSS JOIN claims c ON c.id = b.id AND c.modality = 'ACTUAL'
      CROSS JOIN bid_parties p ON p.bid_id = b.id
    WHERE t.buyer_id = (SELECT id FROM organisations WHERE slug = +?) GROUP BY p.organisation_id ORDER BY 2 DESC, 1 LIMIT 20
  ) r CROSS JOIN organisations o ON o.id = r.id ORDER BY r.bids DESC, r.id`,
);

const topBidders: CeilingStatement = {
  sql: `SELECT '{"organisation":{"topBidders":{"nodes":' || ${TOP_BIDDERS} || '}}}'`,
  bind: ({ buyer }) => [buyer ?? ''],
};

const STATUS_AND_VALUE = `status = +? AND value_currency = 'EUR' AND +value_minor >= +?`;

const FIRST_PAGE = ['\u{10FFFF}', Number.MAX_SAFE_INTEGER] as const;

function positionOf(after: string | null | undefined): readonly [string, number] {
  if (after == null) return FIRST_PAGE;
  const [, id = '', value = ''] = Buffer.from(after, 'base64url').toString().split('~');
  return [value.slice(1), Number(id)];
}

function tagOf(filter: object): string {
  return cursorTag('Query.tenders', 'PUBLISHED_DESC', filter);
}

const firstTenders: CeilingStatement = {
  sql: `SELECT '{"tenders":{"nodes":' || ${TENDERS} || '}}'`,
  bind: ({ after }) => positionOf(after),
};

export const CEILING_STATEMENTS: Readonly<Record<string, CeilingStatement>> = {
  ...SEARCH_CEILINGS,
  Q1: firstTenders,
  Q1Browser: firstTenders,
  Q2: {
    sql: `SELECT '{"organisation":' || coalesce((
      SELECT '{"name":' || json_quote(o.name) || ',"bids":{"nodes":' || ${BIDS_OF_BIDDER} || '}}' FROM organisations o WHERE o.slug = +?
    ), 'null') || '}'`,
    bind: ({ slug }) => [slug ?? ''],
  },
  Q3First: { sql: tenderList('status = +?'), bind: bindStatusList },
  Q3Deep: { sql: tenderList('status = +?'), bind: bindStatusList },
  Q3Further: { sql: tenderList('status = +?'), bind: bindStatusList },
  Q4First: { sql: tenderList(STATUS_AND_VALUE), bind: bindStatusAndValueList },
  Q4Deep: { sql: tenderList(STATUS_AND_VALUE), bind: bindStatusAndValueList },
  Q3Buyer: {
    sql: tenderList('buyer_id = (SELECT id FROM organisations WHERE slug = +?)'),
    bind: ({ buyer, after }) => [buyer ?? '', ...positionOf(after), tagOf({ buyer: { slug: buyer } })],
  },
  Q6: {
    sql: `SELECT '{"tenders":{"totalCount":' || count(*) || '}}' FROM tenders WHERE status = +?`,
    bind: ({ status }) => [status ?? ''],
  },
  TopBidders: topBidders,
  TotalAndTop: {
    sql: `SELECT '{"tenders":{"totalCount":' || (SELECT count(*) FROM tenders WHERE buyer_id = (SELECT id FROM organisations WHERE slug = +?) AND status = +?)
      || '},"organisation":{"topBidders":{"nodes":' || ${TOP_BIDDERS} || '}}}'`,
    bind: ({ buyer, status }) => [buyer ?? '', status ?? '', buyer ?? ''],
  },
  TopBiddersOfHub: topBidders,
};

function bindStatusAndValueList({ status, least, after }: Variables): readonly (string | number)[] {
  const tag = tagOf({ status: [status], value: leastValue(least) });
  return [status ?? '', Number(least) * 100, ...positionOf(after), tag];
}

function bindStatusList({ status, after }: Variables): readonly (string | number)[] {
  return [status ?? '', ...positionOf(after), tagOf({ status: [status] })];
}
