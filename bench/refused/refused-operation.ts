/** Something that is refused, as its body; each time in another wording, so that nothing is known of it. */
export interface RefusedOperation {
  readonly name: string;
  readonly code: string;
  readonly body: (turn: number) => object;
}

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

const nest = (levels: number, open: string, core: string, close: string) =>
  open.repeat(levels) + core + close.repeat(levels);

const refused = (name: string, code: string, query: (turn: number) => string): RefusedOperation => ({
  name,
  code,
  body: (turn) => ({ query: query(turn) }),
});

/** What an attacker may try, about as large as the limits before each one let through. */
export const REFUSED_OPERATIONS: readonly RefusedOperation[] = [
  refused(
    'pages in pages',
    'COST_LIMIT',
    (turn) =>
      `{ t${turn}: tenders(first: 100) { nodes { bids(first: 100) { nodes { parties(first: 100) { nodes { organisation { bids(first: 100) { nodes { id } } } } } } } } } }`,
  ),
  {
    name: 'pages from variables, with conditions',
    code: 'COST_LIMIT',
    body: (turn) => ({
      query: `query ($n: Int, ${repeat(40, (i) => `$c${i}: Boolean = true`)}) { tenders(first: $n) { nodes { ${repeat(40, (i) => `bids(first: 100) @include(if: $c${i}) { nodes { parties(first: $n) { nodes { organisation { name } } } } }`)} } } }`,
      variables: {
        n: 100,
        ...Object.fromEntries(Array.from({ length: 39 }, (_, i) => [`c${i}`, (turn >> (i % 8)) % 2 === 0])),
      },
    }),
  },
  refused(
    'much, together with a search',
    'COST_LIMIT',
    (turn) =>
      `{ search(text: "a${turn}") { complete } tenders(first: 100) { nodes { bids { nodes { parties { nodes { role } } } } } } }`,
  ),
  refused(
    'depth',
    'DEPTH_LIMIT',
    (turn) => `{ t${turn}: tender(by: { slug: "a" }) { ${nest(60, 'buyer { ', 'name', ' }')} } }`,
  ),
  refused(
    'aliases',
    'ALIAS_LIMIT',
    (turn) => `{ ${repeat(600, (i) => `a${turn}x${i}: tenders { totalCount }`)} }`,
  ),
  refused(
    'aliases, each in a fragment',
    'ALIAS_LIMIT',
    (turn) =>
      `{ tenders { nodes { ${repeat(95, (i) => `...F${i}`)} } } } ${repeat(95, (i) => `fragment F${i} on Tender { a${turn}x${i}: buyer { name } }`)}`,
  ),
  refused(
    'fragments that double at each level',
    'FIELD_LIMIT',
    (turn) =>
      `{ t${turn}: tenders { nodes { ...F0 } } } ${repeat(60, (i) => `fragment F${i} on Tender { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Tender { title }`,
  ),
  refused(
    'overlapping fields',
    'FIELD_LIMIT',
    (turn) => `{ ${repeat(390, (i) => `node(id: "${turn}:${i}") { id }`)} }`,
  ),
  refused('tokens', 'TOKEN_LIMIT', (turn) => `{ t${turn}: ${'__typename '.repeat(20_000)} }`),
  refused(
    'unknown fields',
    'GRAPHQL_VALIDATION_FAILED',
    (turn) => `{ ${repeat(900, (i) => `u${turn}x${i}`)} }`,
  ),
  {
    name: 'a filter with many conditions',
    code: 'BAD_USER_INPUT',
    body: (turn) => ({
      query: 'query ($f: TenderFilter) { tenders(filter: $f) { totalCount } }',
      variables: {
        f: { or: Array.from({ length: 300 }, (_, i) => ({ cpv: String(10 + ((turn + i) % 80)) })) },
      },
    }),
  },
  {
    name: 'filters by unknown nodes',
    code: 'BAD_USER_INPUT',
    body: (turn) => ({
      query: `query ($f: TenderFilter) { ${repeat(40, (i) => `a${i}: tenders(filter: $f) { totalCount }`)} }`,
      variables: { f: { or: [{ cpv: '72' }, { buyer: { slug: `nobody-${turn}` } }] } },
    }),
  },
];
