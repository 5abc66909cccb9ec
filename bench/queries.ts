import { type GreffeDatabase, openDatabase } from '../src/db/connection/client.ts';
import { cursorTag, encodeCursor } from '../src/db/read/collection/cursor.ts';
import type { TenderStatus } from '../src/domain/node.ts';

export type Variables = Readonly<Record<string, string | null>>;
type Sqlite = GreffeDatabase['sqlite'];

/** A query of the bench: one operation, named as the query is, asked with arguments that rotate. */
export interface BenchQuery {
  readonly name: string;
  readonly what: string;
  readonly document: string;
  /** Arguments that lead to data in this database; the same at every call. */
  readonly variables: (sqlite: Sqlite) => Variables[];
  /** What is sent besides the type of the content. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How the server's answer differs from the ceiling's, in words; absent: byte by byte. */
  readonly differenceOf?: (server: string, ceiling: string) => string | undefined;
}

/** How many arguments rotate, where the data has so many. */
const ROTATION = 100;
const PAGE = 20;
const DEEP_PAGE = 500;
const FURTHER_PAGES = 25;

/** In euros: some tenders have a value of at least the first, most of the last. */
const LEAST_VALUES = ['500000', '100000', '10000'] as const;

/** Each has over 500 pages of tenders in the whole market. */
const STATUSES = ['AWARDED', 'CLOSED', 'LAUNCHED', 'CANCELLED'] as const satisfies TenderStatus[];

/** The filter's condition that a value is not under `least`. */
export function leastValue(least: string | null | undefined): object {
  return { currency: 'EUR', min: least };
}

const LISTED = `nodes { id title status published } pageInfo { hasNextPage endCursor }`;
const byStatusAndValue = (
  name: string,
) => `query ${name}($status: TenderStatus!, $least: Decimal!, $after: String) {
  tenders(first: ${PAGE}, after: $after, orderBy: PUBLISHED_DESC, filter: { status: [$status], value: { currency: "EUR", min: $least } }) { ${LISTED} }
}`;
const byStatus = (name: string) => `query ${name}($status: TenderStatus!, $after: String) {
  tenders(first: ${PAGE}, after: $after, orderBy: PUBLISHED_DESC, filter: { status: [$status] }) { ${LISTED} }
}`;

/** As a page of the server's own sends them. */
const BROWSER: Readonly<Record<string, string>> = {
  accept: 'application/graphql-response+json, application/json;q=0.9',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'fr,en;q=0.8',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-origin',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

const tendersAndBids = (name: string) => `query ${name}($after: String) {
  tenders(first: ${PAGE}, after: $after, orderBy: PUBLISHED_DESC) {
    nodes {
      id
      title
      published
      buyer { name }
      bids(first: 10, orderBy: RECORDED_ASC) { nodes { status bidder { name slug } } }
    }
  }
}`;

const FIRST_TENDERS: BenchQuery = {
  name: 'Q1',
  what: '20 tenders with buyer and their first 10 bids with bidder',
  document: tendersAndBids('Q1'),
  variables: (sqlite) => spread(tenderCursors(sqlite, 'TRUE', {})).map((after) => ({ after })),
};

export const QUERIES: readonly BenchQuery[] = [
  FIRST_TENDERS,
  {
    ...FIRST_TENDERS,
    name: 'Q1Browser',
    what: 'the same as a browser asks for it, which takes compressed answers; the ceiling compresses nothing',
    document: tendersAndBids('Q1Browser'),
    headers: BROWSER,
  },
  {
    name: 'Q2',
    what: 'organisation, its first 10 bids, their tenders, the first 5 bids on each with bidder',
    document: `query Q2($slug: String!) {
  organisation(by: { slug: $slug }) {
    name
    bids(first: 10, orderBy: RECORDED_ASC) {
      nodes {
        status
        tender {
          title
          bids(first: 5, orderBy: RECORDED_ASC) { nodes { bidder { name } } }
        }
      }
    }
  }
}`,
    variables: (sqlite) => spread(bidderSlugs(sqlite)).map((slug) => ({ slug })),
  },
  {
    name: 'Q3First',
    what: 'tenders of a status, published last first: page 1',
    document: byStatus('Q3First'),
    variables: () => STATUSES.map((status) => ({ status, after: null })),
  },
  {
    name: 'Q3Deep',
    what: `the same list: page ${DEEP_PAGE}`,
    document: byStatus('Q3Deep'),
    variables: (sqlite) => deepPages(sqlite, 1),
  },
  {
    name: 'Q3Further',
    what: `the same list: pages ${DEEP_PAGE} to ${DEEP_PAGE + FURTHER_PAGES - 1}, whose rows no processor's cache holds together`,
    document: byStatus('Q3Further'),
    variables: (sqlite) => deepPages(sqlite, FURTHER_PAGES),
  },
  {
    name: 'Q4First',
    what: 'tenders of a status and from a value on, published last first: page 1',
    document: byStatusAndValue('Q4First'),
    variables: () =>
      STATUSES.flatMap((status) => LEAST_VALUES.map((least) => ({ status, least, after: null }))),
  },
  {
    name: 'Q4Deep',
    what: 'the same list from where page 500 of the status alone begins',
    document: byStatusAndValue('Q4Deep'),
    variables: (sqlite) =>
      LEAST_VALUES.flatMap((least) =>
        deepPages(sqlite, 1, { value: leastValue(least) }).map((page) => ({ ...page, least })),
      ),
  },
  {
    name: 'Q3Buyer',
    what: 'tenders of a buyer, published last first: page 1',
    document: `query Q3Buyer($buyer: String!, $after: String) {
  tenders(first: ${PAGE}, after: $after, orderBy: PUBLISHED_DESC, filter: { buyer: { slug: $buyer } }) { ${LISTED} }
}`,
    variables: (sqlite) => spread(buyerSlugs(sqlite)).map((buyer) => ({ buyer, after: null })),
  },
  {
    name: 'Q6',
    what: 'totalCount of the tenders of a status, which the server counts once',
    document: `query Q6($status: TenderStatus!) { tenders(filter: { status: [$status] }) { totalCount } }`,
    variables: () => STATUSES.map((status) => ({ status })),
  },
];

/** The bodies of requests for a query, one for each of its arguments in a database file. */
export function bodiesOf(query: BenchQuery, file: string): string[] {
  const database = openDatabase(file, { readonly: true });
  try {
    return query.variables(database.sqlite).map((variables) => bodyOf(query, variables));
  } finally {
    database.close();
  }
}

/** The body of a request for the query. */
export function bodyOf({ name, document }: BenchQuery, variables: Variables): string {
  return JSON.stringify({ operationName: name, query: document, variables });
}

/**
 * Cursors of `count` pages of each status from the 500th on. A list that is shorter, as in a small market, is read from its middle
 * instead. The cursors are those of a list that is filtered by `further` too.
 */
function deepPages(sqlite: Sqlite, count: number, further: object = {}): Variables[] {
  return STATUSES.flatMap((status) => {
    const cursors = tenderCursors(sqlite, `status = '${status}'`, { status: [status], ...further });
    const rowsBefore = Math.min((DEEP_PAGE - 1) * PAGE, cursors.length >>> 1);
    const pages = Array.from({ length: count }, (_, turn) => rowsBefore + turn * PAGE);
    return pages.flatMap((rows) => {
      const after = cursors[rows - 1];
      return after === undefined ? [] : [{ status, after }];
    });
  });
}

/** The cursor of every row of a list of tenders, in the list's order; `condition` says what `filter` does. */
function tenderCursors(sqlite: Sqlite, condition: string, filter: object): string[] {
  const tag = cursorTag('Query.tenders', 'PUBLISHED_DESC', filter);
  return sqlite
    .prepare<[], { id: number; key: string }>(
      `SELECT id, published_key AS key FROM tenders WHERE ${condition} ORDER BY published_key DESC, id DESC`,
    )
    .all()
    .map(({ id, key }) => encodeCursor(tag, key, id));
}

/** Bidders from the busiest down to a tenth of all: most of the others have few bids. */
function bidderSlugs(sqlite: Sqlite): string[] {
  const slugs = texts(
    sqlite,
    'SELECT o.slug FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id GROUP BY o.id ORDER BY count(*) DESC, o.id',
  );
  return slugs.slice(0, Math.ceil(slugs.length / 10));
}

/** Buyers, the busiest first. */
export function buyerSlugs(sqlite: Sqlite): string[] {
  return texts(
    sqlite,
    'SELECT o.slug FROM tenders t JOIN organisations o ON o.id = t.buyer_id GROUP BY o.id ORDER BY count(*) DESC, o.id',
  );
}

/** Of an organisation; null when there is none. */
export function slugOf(sqlite: Sqlite, id: number): string | null {
  const read = sqlite.prepare<[number], string>('SELECT slug FROM organisations WHERE id = ?').pluck();
  return read.get(id) ?? null;
}

export function texts(sqlite: Sqlite, select: string): string[] {
  return sqlite.prepare<[], string>(select).pluck().all();
}

/** As many as rotate, evenly over all. */
export function spread<T>(all: readonly T[]): T[] {
  const count = Math.min(ROTATION, all.length);
  return Array.from({ length: count }, (_, turn) => all[Math.floor((turn * all.length) / count)] as T);
}
