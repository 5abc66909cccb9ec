import { describe, expect, it } from 'vitest';
import { codesOf, withToy } from './toy.ts';

/** The estimate of an operation, which need not be within the limit. */
async function costOf(query: string, variables?: object): Promise<number | undefined> {
  let cost: number | undefined;
  await withToy(
    async (toy) => {
      const answer = await toy.query(query, variables);
      expect(answer.body.errors).toBeUndefined();
      cost = answer.body.extensions?.cost?.estimated;
    },
    { GREFFE_MAX_COST: '100000', GREFFE_MAX_COST_AT_ONCE: '100000' },
  );
  return cost;
}

describe('the cost of an operation', () => {
  it.each([
    ['nothing for leaves', '{ __typename count }', 0],
    ['one an object', '{ organisation { name parent { name } } }', 2],
    ['what a field declares', '{ organisation { rating } }', 6],
    ['an object for the page and one for each item', '{ tenders(first: 10) { nodes { name } } }', 11],
    ['the declared default when no size is given', '{ tenders { nodes { name } } }', 21],
    ['the default when the size is null', '{ tenders(first: null) { nodes { name } } }', 21],
    ['last as first', '{ tenders(last: 10) { nodes { name } } }', 11],
    ['the larger of first and last', '{ tenders(first: 2, last: 10) { nodes { name } } }', 11],
    ['edges too', '{ tenders(first: 10) { edges { node { name } } } }', 21],
    ['pageInfo and totalCount once', '{ tenders(first: 10) { pageInfo { hasNextPage } totalCount } }', 2],
    ['so too by other names', '{ tenders(first: 10) { more: pageInfo { hasNextPage } all: totalCount } }', 2],
    ['what is declared to be there once', '{ tenders(first: 10) { best { buyer { name } } } }', 3],
    ['counts as they declare, once a page', '{ tenders(first: 10) { hiddenCount nodes { name } } }', 16],
    [
      'arguments as they declare, where they are given',
      '{ tenders(first: 10) { nodes { bidders(first: 1, filter: { name: "A" }) { nodes { name } } } } }',
      1 + 10 * (1 + 20 + 1 + 1),
    ],
    [
      'sizes multiplied through the nesting',
      '{ tenders(first: 10) { nodes { buyer { name } bidders(first: 5) { nodes { name } } } } }',
      1 + 10 * (1 + 1 + 1 + 5),
    ],
    [
      'the items of a list that gives the size',
      '{ organisations(slugs: ["a", "b", "c"]) { parent { name } } }',
      3 + 3,
    ],
    [
      'merged fields once',
      '{ organisation { parent { name } parent { rating } ...F } } fragment F on Organisation { parent { name } }',
      7,
    ],
    ['aliased fields each', '{ a: organisation { name } b: organisation { name } }', 2],
    [
      'the largest of what types exclude',
      '{ named { ... on Tender { o: bidders(first: 10) { nodes { name } } } ... on Organisation { o: procurements(first: 30) { nodes { name } } } } }',
      1 + 1 + 30,
    ],
  ])('counts %s', async (_what, query, cost) => {
    expect(await costOf(query)).toBe(cost);
  });

  it('follows the variables of each request', async () => {
    const query =
      'query ($n: Int = 7, $m: Int) { tenders(first: $n) { nodes { bidders(last: $m) { nodes { name } } } } }';
    expect(await costOf(query, { n: 2, m: 3 })).toBe(1 + 2 * (1 + 1 + 3));
    expect(await costOf(query, { m: 3 })).toBe(1 + 7 * (1 + 1 + 3));
    expect(await costOf(query)).toBe(1 + 7 * (1 + 1 + 20));
  });

  it('is of the operation that is asked for', async () => {
    await withToy(async ({ query }) => {
      const text =
        'query Small { organisation { name } } query Large { tenders(first: 50) { nodes { name } } }';
      const costOfNamed = async (operationName: string) => {
        const answer = await query('', {}, { body: JSON.stringify({ query: text, operationName }) });
        return answer.body.extensions?.cost;
      };
      expect(await costOfNamed('Small')).toEqual({ estimated: 1, actual: 1, limit: 10_000 });
      expect(await costOfNamed('Large')).toEqual({ estimated: 51, actual: 51, limit: 10_000 });
    });
  });

  it('is not that of a page whose size is null beside one that has a size', async () => {
    const query =
      'query ($first: Int, $last: Int) { tenders(first: $first, last: $last) { nodes { name } } }';
    expect(await costOf(query, { first: 5, last: null })).toBe(1 + 5);
    expect(await costOf(query, { first: null, last: 5 })).toBe(1 + 5);
    expect(await costOf(query, { first: 5 })).toBe(1 + 5);
    expect(await costOf(query, { first: null, last: null })).toBe(1 + 20);
    const preset = query.replace('$first: Int', '$first: Int = 50');
    expect(await costOf(preset, { first: null, last: 5 })).toBe(1 + 5);
    expect(await costOf(preset)).toBe(1 + 50);
  });

  it('is not that of a filter which a variable leaves out', async () => {
    const query = 'query ($f: Filter) { tenders(first: 1, filter: $f) { nodes { name } } }';
    expect(await costOf(query, { f: { name: 'A' } })).toBe(20 + 1 + 1);
    expect(await costOf(query, { f: null })).toBe(1 + 1);
    expect(await costOf(query)).toBe(1 + 1);
    expect(await costOf('{ tenders(first: 1, filter: null) { nodes { name } } }')).toBe(1 + 1);
  });

  it.each([
    ['@skip(if: true)', '@include(if: false)'],
    ['@skip(if: $yes)', '@include(if: $no)'],
    ['@skip(if: $yes) @include(if: $yes)', '@skip(if: $no) @include(if: $no)'],
  ])('is nothing for what %s or %s leaves out', async (one, other) => {
    const query = `query ($yes: Boolean = true, $no: Boolean! = false) {
      organisation { name @skip(if: $no) @include(if: $yes) }
      tenders(first: 10) ${one} { nodes { name } }
      ... on Query ${other} { a: tenders(first: 10) { nodes { name } } }
      ...F ${one}
    } fragment F on Query { b: tenders(first: 10) { nodes { name } } }`;
    expect(await costOf(query)).toBe(1);
    expect(await costOf(query, { yes: true, no: false })).toBe(1);
  });

  it('follows what each request leaves out', async () => {
    const query =
      'query ($is: Boolean!) { organisation { name } tenders(first: 10) @include(if: $is) { nodes { name } } }';
    expect(await costOf(query, { is: false })).toBe(1);
    expect(await costOf(query, { is: true })).toBe(1 + 11);
    await withToy(async (toy) => {
      for (const is of [true, false, true, false]) {
        const { body } = await toy.query(query, { is });
        expect(body.extensions?.cost?.estimated).toBe(is ? 12 : 1);
      }
    });
  });

  it('is named when it is over the limit, with the dearest fields and what would fit', async () => {
    await withToy(async ({ query }) => {
      const answer = await query(
        'query ($n: Int) { small: tenders(first: 1) { nodes { name } } tenders(first: $n) { nodes { buyer { procurements(first: 2) { nodes { name } } } bidders(first: 100) { nodes { name } } } } }',
        { n: 100 },
      );
      expect(codesOf(answer)).toEqual(['COST_LIMIT']);
      const error = answer.body.errors?.[0];
      expect(error?.message).toBe(
        'The operation may return 10603 objects; at most 10000 are allowed. Most are in tenders (pages of 100, 10601), tenders.nodes.bidders (pages of 100, 10100), tenders.nodes.buyer.procurements (pages of 2, 300). With pages of at most 97 it would fit.',
      );
      expect(error?.extensions).toEqual({
        code: 'COST_LIMIT',
        estimated: 10_603,
        limit: 10_000,
        fittingPageSize: 97,
        fields: [
          { path: 'tenders', pageSize: 100, times: 1, cost: 10_601 },
          { path: 'tenders.nodes.bidders', pageSize: 100, times: 100, cost: 10_100 },
          { path: 'tenders.nodes.buyer.procurements', pageSize: 2, times: 100, cost: 300 },
        ],
      });
      expect(answer.body.extensions?.cost).toEqual({ estimated: 10_603, limit: 10_000 });
      expect(
        (await query('{ tenders(first: 97) { nodes { bidders(first: 97) { nodes { name } } } } }')).body
          .errors,
      ).toBeUndefined();
    });
  });

  it('says when no page size would fit', async () => {
    await withToy(
      async ({ query }) => {
        const { body } = await query('{ a: organisation { name } b: organisation { name } }');
        expect(body.errors?.[0]?.message).toMatch(
          /Most are in a \(1\), b \(1\)\. Not even pages of 1 would fit/,
        );
        expect(body.errors?.[0]?.extensions.fittingPageSize).toBe(0);
      },
      { GREFFE_MAX_COST: '1' },
    );
  });

  it('is counted in the answer', async () => {
    await withToy(async ({ query }) => {
      const actualOf = async (text: string) => (await query(text)).body.extensions?.cost?.actual;
      expect(await actualOf('{ __typename count }')).toBe(0);
      expect(await actualOf('{ organisation { name parent { name } } }')).toBe(2);
      expect(await actualOf('{ organisations(slugs: ["{\\"a\\":{\\"b", "{", "é"]) { name } }')).toBe(3);
      expect(
        await actualOf('{ tenders(first: 3) { edges { node { name } } pageInfo { hasNextPage } } }'),
      ).toBe(1 + 3 + 3 + 1);
      expect(await actualOf('{ fails organisation { name } }')).toBe(1);
    });
  });

  it('is shown by field where a header asks for it', async () => {
    await withToy(async ({ query }) => {
      const text = '{ organisation { name } tenders(first: 3) { totalCount nodes { buyer { name } } } }';
      const headers = { 'graphql-cost': 'fields' };
      expect((await query(text)).body.extensions?.cost).toEqual({ estimated: 8, actual: 8, limit: 10_000 });
      expect((await query(text, {}, { headers })).body.extensions?.cost).toEqual({
        estimated: 8,
        actual: 8,
        limit: 10_000,
        fields: [
          { path: 'tenders', pageSize: 3, times: 1, cost: 7 },
          { path: 'tenders.nodes', times: 3, cost: 6 },
          { path: 'tenders.nodes.buyer', times: 3, cost: 3 },
          { path: 'organisation', times: 1, cost: 1 },
        ],
      });
      const refused = await query(text, {}, { headers: { 'graphql-cost': 'all' } });
      expect(refused.status).toBe(400);
      expect(refused.body.errors?.[0]?.message).toMatch(/GraphQL-Cost may be "fields".*"all" is not known/);
    });
  });

  it('comes after mistakes of the document', async () => {
    await withToy(async ({ query }) => {
      expect(codesOf(await query('{ tenders(first: 1000000) { nodes { nmae } } }'))).toEqual([
        'GRAPHQL_VALIDATION_FAILED',
      ]);
    });
  });
});
