import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type Answer, codesOf, type Toy, withToy } from './toy.ts';

const MAX_BYTES = 10_000;

const repeat = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const nest = (levels: number, open: string, core: string, close: string) =>
  open.repeat(levels) + core + close.repeat(levels);
const nestedFilter = (levels: number) => nest(levels, '{"and":[{"or":[{"not":', '{"name":"x"}', '}]}]}');

const PAGES_FROM_VARIABLE =
  'query ($n: Int) { tenders(first: $n) { nodes { bidders(first: $n) { nodes { procurements(last: $n) { totalCount } } } } } }';

const INTROSPECTED =
  'fields { args { type { ofType { ofType { name } } } } type { ofType { name } } } inputFields { type { name } } enumValues { name }';

const BOMBS: readonly [what: string, code: string, query: string, variables?: string][] = [
  ['depth', 'DEPTH_LIMIT', `{ organisation { ${nest(30, 'parent {', 'name', '}')} } }`],
  ['depth that would overflow the parser', 'DEPTH_LIMIT', nest(60_000, '{a', '', '}')],
  ['depth of inline fragments', 'DEPTH_LIMIT', `{ organisation { ${nest(400, '... {', 'name', '}')} } }`],
  [
    'depth through fragments',
    'DEPTH_LIMIT',
    `{ organisation { ...F0 } } ${repeat(60, (i) => `fragment F${i} on Organisation { parent { ...F${i + 1} } }`)} fragment F60 on Organisation { name }`,
  ],
  [
    'a small query of depth 19 over pages of 100',
    'COST_LIMIT',
    `{ ${nest(4, 'tenders(first: 100) { nodes { bidders(first: 100) { nodes { procurements: ', 'name', '} } } }').replace('procurements: name', 'name').replaceAll('procurements: tenders', 'procurements')} }`,
  ],
  ['aliases', 'ALIAS_LIMIT', `{ ${repeat(600, (i) => `a${i}: organisation { name }`)} }`],
  ['aliases of __typename', 'ALIAS_LIMIT', `{ ${repeat(900, (i) => `a${i}: __typename`)} }`],
  [
    'aliases through fragments',
    'ALIAS_LIMIT',
    `{ ${repeat(30, (i) => `o${i}: organisation { ...F }`)} } fragment F on Organisation { ${repeat(10, (i) => `a${i}: name`)} }`,
  ],
  [
    'aliases, each in a fragment of its own',
    'ALIAS_LIMIT',
    `{ organisation { ${repeat(90, (i) => `...F${i}`)} } } ${repeat(90, (i) => `fragment F${i} on Organisation { a${i}: parent { name } }`)}`,
  ],
  [
    'aliases in inline fragments',
    'ALIAS_LIMIT',
    `{ organisation { ${repeat(90, (i) => `... { a${i}: name }`)} } }`,
  ],
  [
    'aliases in fragments that spread each other',
    'ALIAS_LIMIT',
    `{ organisation { ...F0 } } ${repeat(90, (i) => `fragment F${i} on Organisation { a${i}: parent { name } ...F${i + 1} }`)} fragment F90 on Organisation { name }`,
  ],
  ['tokens', 'TOKEN_LIMIT', `{ ${'__typename '.repeat(20_000)} }`],
  ['tokens of a list', 'TOKEN_LIMIT', `{ a(b: [${'1 '.repeat(100_000)}]) }`],
  ['a name of 200 kB', 'TOKEN_LIMIT', `{ ${'a'.repeat(200_000)} }`],
  ['directives in one place', 'DIRECTIVE_LIMIT', `{ __typename ${'@skip(if: false) '.repeat(500)} }`],
  ['unknown directives in one place', 'DIRECTIVE_LIMIT', `{ __typename ${'@a'.repeat(1_900)} }`],
  ['directives of an operation', 'DIRECTIVE_LIMIT', `query ${'@a '.repeat(1_900)} { __typename }`],
  [
    'directives of a variable',
    'DIRECTIVE_LIMIT',
    `query ($a: Int ${'@a '.repeat(1_900)}) { count(upTo: $a) }`,
  ],
  [
    'directives of a fragment',
    'DIRECTIVE_LIMIT',
    `{ ...F } fragment F on Query ${'@a '.repeat(1_900)} { __typename }`,
  ],
  ['directives everywhere', 'DIRECTIVE_LIMIT', `{ ${'__typename @skip(if: false) '.repeat(100)} }`],
  [
    'fragments that double at each level',
    'FIELD_LIMIT',
    `{ organisation { ...F0 } } ${repeat(60, (i) => `fragment F${i} on Organisation { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Organisation { name }`,
  ],
  [
    'fragments that double and nest',
    'FIELD_LIMIT',
    `{ organisation { ...F0 } } ${repeat(12, (i) => `fragment F${i} on Organisation { parent { ...F${i + 1} } parent { ...F${i + 1} } }`)} fragment F12 on Organisation { name }`,
  ],
  [
    'fragments that contain each other',
    'GRAPHQL_VALIDATION_FAILED',
    '{ organisation { ...A } } fragment A on Organisation { parent { ...B } } fragment B on Organisation { parent { ...A } }',
  ],
  [
    'fragments that nobody uses',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __typename } ${repeat(90, (i) => `fragment F${i} on Organisation { ${'name '.repeat(20)} }`)}`,
  ],
  [
    'fragments of the same name',
    'GRAPHQL_VALIDATION_FAILED',
    `{ ...F } ${repeat(90, () => `fragment F on Query { ${'__typename '.repeat(20)} }`)}`,
  ],
  [
    'many fragments',
    'FIELD_LIMIT',
    `{ __typename } ${repeat(400, (i) => `fragment F${i} on Query { __typename }`)}`,
  ],
  ['many operations', 'FIELD_LIMIT', repeat(500, (i) => `query Q${i} { __typename }`)],
  ['overlapping fields', 'FIELD_LIMIT', `{ ${'__typename '.repeat(3_900)} }`],
  [
    'overlapping fields under the field limit',
    'FIELD_LIMIT',
    `{ ${repeat(400, (i) => `count(upTo: ${i})`)} }`,
  ],
  [
    'overlapping fields that nest',
    'FIELD_LIMIT',
    `{ ${'organisation { parent { name rating } parent { name } } '.repeat(100)} }`,
  ],
  [
    'overlapping fields through fragments',
    'FIELD_LIMIT',
    `{ organisation { ${repeat(99, (i) => `...F${i}`)} } } ${repeat(99, (i) => `fragment F${i} on Organisation { parent { name } parent { name } }`)}`,
  ],
  [
    'deep literal input',
    'INPUT_LIMIT',
    `{ tenders(filter: ${nest(20, '{not: ', '{name: "x"}', '}')}) { totalCount } }`,
  ],
  ['wide literal input', 'INPUT_LIMIT', `{ organisations(slugs: [${'"a" '.repeat(1_200)}]) { name } }`],
  [
    'deep input in variables',
    'INPUT_LIMIT',
    'query ($f: Filter) { tenders(filter: $f) { totalCount } }',
    `{"f": ${nestedFilter(20)}}`,
  ],
  [
    'input in variables that would overflow coercion',
    'INPUT_LIMIT',
    'query ($f: Filter) { tenders(filter: $f) { totalCount } }',
    `{"f": ${nestedFilter(6_000)}}`,
  ],
  [
    'wide input in variables',
    'INPUT_LIMIT',
    'query ($s: [String]) { organisations(slugs: $s) { name } }',
    `{"s": [${'"a",'.repeat(60_000)}"a"]}`,
  ],
  ['a page of a billion', 'COST_LIMIT', '{ tenders(first: 1000000000) { nodes { name } } }'],
  ['pages from variables', 'COST_LIMIT', PAGES_FROM_VARIABLE, '{"n": 100}'],
  ['pages beyond all numbers', 'COST_LIMIT', PAGES_FROM_VARIABLE, '{"n": 1e300}'],
  [
    'pages that are only skipped by a variable, which is false',
    'COST_LIMIT',
    `query ($no: Boolean = false) { tenders(first: 100) @skip(if: $no) { nodes { bidders(first: 100) { nodes { name } } } } }`,
  ],
  [
    'pages that are included by a variable',
    'COST_LIMIT',
    `query ($yes: Boolean!) { tenders(first: 100) { nodes { ...F @include(if: $yes) } } } fragment F on Tender { bidders(first: 100) { nodes { name } } }`,
    '{"yes": true}',
  ],
  [
    'pages whose size is null beside one that is not',
    'COST_LIMIT',
    'query ($n: Int, $m: Int) { tenders(first: $n, last: $m) { nodes { bidders(first: 100) { nodes { name } } } } }',
    '{"n": null, "m": 100}',
  ],
  [
    'introspection of introspection',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __schema { types { ${nest(4, 'fields { type {', 'name', '} }')} } } }`,
  ],
  [
    'repeated introspection',
    'COST_LIMIT',
    `{ ${repeat(49, (i) => `s${i}: __schema { types { ${INTROSPECTED} } }`)} }`,
  ],
  ['unknown fields', 'GRAPHQL_VALIDATION_FAILED', `{ ${repeat(900, (i) => `unknown${i}`)} }`],
];

/** Variables are JSON text: JSON.stringify would overflow on some. */
function sendBomb(toy: Toy, query: string, variables = '{}'): Promise<Answer> {
  return toy.query('', {}, { body: `{"query": ${JSON.stringify(query)}, "variables": ${variables}}` });
}

describe('bombs', () => {
  it.each(BOMBS)(
    'of %s are refused with %s before execution, and briefly',
    async (_what, code, query, variables) => {
      let executed = 0;
      await withToy(
        async (toy) => {
          await toy.query('{ __typename }');
          executed = 0;
          const answer = await sendBomb(toy, query, variables);
          expect(codesOf(answer)[0]).toBe(code);
          expect(answer.body.data).toBeUndefined();
          expect(executed).toBe(0);
          expect(answer.text.length).toBeLessThan(MAX_BYTES);
        },
        {},
        {
          openContext: () => {
            executed++;
            return { statements: 0 };
          },
        },
      );
    },
  );

  it('let other requests go on', async () => {
    await withToy(async (toy) => {
      let answered = 0;
      let isUnderAttack = true;
      const attack = async () => {
        for (const [, , query, variables] of BOMBS) await sendBomb(toy, query, variables);
        isUnderAttack = false;
      };
      const ask = async () => {
        while (isUnderAttack) {
          const answer = await toy.query('{ organisation { name } }');
          answered += 1;
          expect(answer.body.data).toEqual({ organisation: { name: 'organisation' } });
        }
      };
      await Promise.all([attack(), ask()]);
      expect(answered).toBeGreaterThan(BOMBS.length / 2);
    });
  });

  it('cost the same when they come again', async () => {
    await withToy(async ({ query }) => {
      const first = await query('{ a { b { c } } }');
      expect(await query('{ a { b { c } } }')).toMatchObject({ status: first.status, text: first.text });
    });
  });
});

describe('what is allowed', () => {
  it('includes the introspection that GraphiQL sends', async () => {
    await withToy(async ({ query }) => {
      const text = getIntrospectionQuery({
        schemaDescription: true,
        inputValueDeprecation: true,
        specifiedByUrl: true,
        directiveIsRepeatable: true,
        oneOf: true,
      });
      const answer = await query(text);
      expect(answer.body.errors).toBeUndefined();
      expect(answer.body.extensions?.cost?.estimated).toBe(1_000);
    });
  });

  it('includes fields repeated in fragments, as clients with fragments a component send', async () => {
    await withToy(async ({ query }) => {
      const spreads = repeat(20, (i) => `...F${i}`);
      const fragments = repeat(20, (i) => `fragment F${i} on Organisation { name parent { name rating } }`);
      const answer = await query(`{ organisation { ${spreads} } } ${fragments}`);
      expect(answer.body.data).toEqual({
        organisation: { name: 'organisation', parent: { name: 'parent', rating: null } },
      });
    });
  });

  it('includes aliases that repeat nothing, and the names of types that Relay asks for', async () => {
    await withToy(async ({ query }) => {
      const types = ['__typename', ...['Node', 'Entity', 'Claim'].map((name) => `__is${name}: __typename`)];
      const names = types.join(' ');
      const pages = repeat(20, (i) => `page${i}: parent { ${names} label: name }`);
      const answer = await query(`{ organisation { ${names} ${pages} } }`);
      expect(answer.body.errors).toBeUndefined();
      expect(answer.body.data?.organisation).toMatchObject({
        __isNode: 'Organisation',
        page19: { __isClaim: 'Organisation', label: 'parent' },
      });
    });
  });

  it('includes brackets in strings and comments, however many', async () => {
    await withToy(async ({ query }) => {
      const brackets = '{[('.repeat(200);
      const answer = await query(
        `# ${brackets}\nquery ($a: String = "\\"${brackets}") { organisations(slugs: [$a, "${brackets}", """ ${brackets} \\""" """]) { name } }`,
      );
      expect(answer.body.errors).toBeUndefined();
    });
  });

  it('follows the configuration', async () => {
    const codesWith = async (env: Record<string, string>, query: string) => {
      let codes: unknown[] = [];
      await withToy(async (toy) => {
        codes = codesOf(await toy.query(query));
      }, env);
      return codes;
    };
    const query = '{ organisation { name a: name parent { name } } }';
    expect(await codesWith({}, query)).toEqual([]);
    expect(await codesWith({ GREFFE_MAX_ALIASES: '1' }, query)).toEqual([]);
    expect(await codesWith({ GREFFE_MAX_DEPTH: '2' }, query)).toEqual(['DEPTH_LIMIT']);
    expect(await codesWith({ GREFFE_MAX_ALIASES: '0' }, query)).toEqual(['ALIAS_LIMIT']);
    expect(await codesWith({ GREFFE_MAX_TOKENS: '10' }, query)).toEqual(['TOKEN_LIMIT']);
    expect(await codesWith({ GREFFE_MAX_FIELDS: '3' }, query)).toEqual(['FIELD_LIMIT']);
    expect(await codesWith({ GREFFE_MAX_COST: '1' }, query)).toEqual(['COST_LIMIT']);
  });
});
