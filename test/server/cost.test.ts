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
    { GREFFE_MAX_COST: '100000' },
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
      1 + 3,
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
      expect(await costOfNamed('Small')).toEqual({ estimated: 1, limit: 10_000 });
      expect(await costOfNamed('Large')).toEqual({ estimated: 51, limit: 10_000 });
    });
  });

  it('is named when it is over the limit', async () => {
    await withToy(async ({ query }) => {
      const answer = await query(
        '{ tenders(first: 100) { nodes { bidders(first: 100) { nodes { name } } } } }',
      );
      expect(codesOf(answer)).toEqual(['COST_LIMIT']);
      expect(answer.body.errors?.[0]?.message).toContain('10201 objects; at most 10000');
      expect(answer.body.extensions?.cost).toEqual({ estimated: 10_201, limit: 10_000 });
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
