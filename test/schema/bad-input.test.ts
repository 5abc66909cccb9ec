import { describe, expect, it } from 'vitest';
import { type Answer, withGraph } from '../graph.ts';

const refused = (document: string, message: string | RegExp, variables?: Record<string, unknown>) =>
  withGraph(async (graph) => {
    graph.importSeed();
    const { code, message: given } = await graph.refusal(document, variables);
    expect(given).toMatch(message);
    expect(code).toBe('BAD_USER_INPUT');
  });

describe('what is absent', () => {
  it('is refused: an identifier that can be none of its scheme and that nothing has', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const told = async (scheme: string, value: string) => {
        const { data, errors } = await graph.run(
          `{ organisation(by: { identifier: { scheme: "${scheme}", value: "${value}" } }) { name } }`,
        );
        expect(data?.organisation ?? null).toBe(null);
        return errors?.map(({ message, extensions }: Answer) => [extensions.code, message]);
      };
      expect(await told('SIRET', '55208131766521')).toEqual([
        [
          'BAD_USER_INPUT',
          'by.identifier: "55208131766521" is no SIRET, but failing its check digit; nothing has it.',
        ],
      ]);
      expect(await told('SIREN', '552 081')).toEqual([
        ['BAD_USER_INPUT', 'by.identifier: "552 081" is no SIREN, but not nine digits; nothing has it.'],
      ]);
      expect(await told('SIREN', '552081317')).toBeUndefined();
    }));

  it('is null: an unknown slug, id or identifier', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const answer = await graph.query(`{
        bySlug: organisation(by: { slug: "nobody" }) { name }
        byId: organisation(by: { id: "organisation:999999" }) { name }
        byIdentifier: organisation(by: { identifier: { scheme: "SIREN", value: "552 100 554" } }) { name }
        node(id: "tender:999999") { id }
        nodes(ids: ["tender:999999", "bid:999999"]) { id }
      }`);
      expect(answer).toEqual({
        bySlug: null,
        byId: null,
        byIdentifier: null,
        node: null,
        nodes: [null, null],
      });
    }));

  it('is null for an id whose type is another', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { organisation } = await graph.query('{ organisation(by: { slug: "atos" }) { id } }');
      const key = organisation.id.split(':')[1];
      expect(await graph.query(`{ node(id: "tender:${key}") { id } }`)).toEqual({ node: null });
    }));
});

/** What stands beside a reference that can't be one is answered. */
const nulled = (field: string, message: RegExp, variables?: Record<string, unknown>) =>
  Promise.all(
    (['compiled', 'ordinary'] as const).map((executor) =>
      withGraph(
        async (graph) => {
          graph.importSeed();
          const declared = variables ? 'query ($by: NodeBy!)' : 'query';
          const document = `${declared} { refused: ${field} { id } beside: organisation(by: { slug: "atos" }) { name } }`;
          const { data, errors } = await graph.run(document, variables);
          expect(data).toEqual({ refused: null, beside: { name: 'Atos' } });
          expect(errors).toMatchObject([{ path: ['refused'], extensions: { code: 'BAD_USER_INPUT' } }]);
          expect(errors?.[0]?.message).toMatch(message);
        },
        { executor },
      ),
    ),
  );

describe('a reference', () => {
  it('that is no id is null', () => nulled('node(id: "42")', /^id: "42" is not a global id/));
  it('of an unknown kind is null', () => nulled('node(id: "mention:42")', /^id: "mention:42"/));
  it('of another type is null', () =>
    nulled(
      'organisation(by: { id: "tender:1" })',
      /^by\.id: "tender:1" is no id of type Organisation, such as "organisation:42"\.$/,
    ));
  it('of another type by variable is null', () =>
    nulled('organisation(by: $by)', /^by\.id: "tender:1"/, { by: { id: 'tender:1' } }));

  it('among several is null in its place, and the others are answered', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { organisation } = await graph.query('{ organisation(by: { slug: "atos" }) { id } }');
      const asked = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } tenders(first: 1) { nodes { id } } }';
      for (const document of [asked, asked.replace('{', '@asOf(knownOn: "2030-01-01") {')]) {
        const { data, errors } = await graph.run(document, {
          ids: [organisation.id, 'stale', 'tender:999999', 'mention:1'],
        });
        expect(data.nodes).toEqual([{ id: organisation.id }, null, null, null]);
        expect(data.tenders.nodes).toHaveLength(1);
        expect(errors).toMatchObject([
          { path: ['nodes', 1], message: expect.stringMatching(/^ids\[1\]: "stale" is not a global id/) },
          { path: ['nodes', 3], message: expect.stringMatching(/^ids\[3\]: "mention:1"/) },
        ]);
      }
    }));

  it('in a fragment is null once it is executed', () =>
    withGraph(async (graph) => {
      const document =
        'query ($is: Boolean!) { tenders { totalCount } ...F @include(if: $is) } fragment F on Query { node(id: "x") { id } }';
      const { data, errors } = await graph.run(document, { is: true });
      expect(data).toEqual({ tenders: { totalCount: 0 }, node: null });
      expect(errors).toMatchObject([{ path: ['node'] }]);
      expect(await graph.query(document, { is: false })).toEqual({ tenders: { totalCount: 0 } });
    }));

  it('beside one that nothing can stand for is refused with it', () =>
    withGraph(async (graph) => {
      const { data, errors } = await graph.run('{ node(id: "x") { id } tenders(first: 0) { totalCount } }');
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(2);
      expect(graph.statements()).toBe(0);
    }));

  it('to more nodes than a page is refused', () =>
    refused('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', /101 ids are too many/, {
      ids: Array.from({ length: 101 }, (_, index) => `tender:${index + 1}`),
    }));
  it('in no way is refused', () => refused('{ organisation(by: {}) { name } }', /NodeBy/));
  it('in two ways is refused', () =>
    refused('{ organisation(by: { id: "organisation:1", slug: "x" }) { name } }', /NodeBy/));
  it('in two ways by variable is refused', () =>
    refused('query ($by: NodeBy!) { organisation(by: $by) { name } }', /by/, {
      by: { id: 'organisation:1', slug: 'x' },
    }));
});

describe('a page', () => {
  it.each([
    ['tenders(first: 0)', /first: 0 is not a page size/],
    ['tenders(first: -1)', /first: -1/],
    ['tenders(first: 101)', /first: 101/],
    ['tenders(last: 0)', /last: 0/],
    ['tenders(first: 1, last: 1)', /not both/],
    ['tenders(after: "x")', /after: "x" is not a cursor of this list/],
    ['tenders(before: "")', /before: ""/],
    ['tenders(after: "Query.tenders.PUBLISHED_DESC~~-1")', /not a cursor of this list/],
    ['tenders(after: "QUJD")', /after: "QUJD" is not a cursor of this list/],
    [`tenders(after: "${'QUJD'.repeat(1000)}")`, /not a cursor of this list/],
  ])('%s is refused', (field, message) => refused(`{ ${field} { nodes { id } } }`, message));

  it('after a cursor of another list is refused', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { organisations } = await graph.query('{ organisations { pageInfo { endCursor } } }');
      const { code } = await graph.refusal(
        'query ($after: String) { tenders(after: $after) { nodes { id } } }',
        {
          after: organisations.pageInfo.endCursor,
        },
      );
      expect(code).toBe('CURSOR_MISMATCH');
    }));

  it('below a list is refused before anything is read', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      await graph.refusal('{ tenders { nodes { bids(after: "x") { nodes { id } } } } }');
      expect(graph.statements()).toBe(0);
    }));

  it('of a plain list out of bounds is refused', () =>
    refused('{ organisations { nodes { aliases(first: 1000) } } }', /first: 1000/));
});

describe('a day', () => {
  it.each(['2026-02-30', '2026-13-01', '06/02/2026', '2026-2-6', '', '2026-02', "'; DROP TABLE nodes"])(
    '%j is refused',
    (day) => refused('query ($day: Date) @asOf(knownOn: $day) { tenders { totalCount } }', /./, { day }),
  );
  it('as a literal is refused', () =>
    refused('query @asOf(knownOn: "yesterday") { tenders { totalCount } }', /yesterday/));
});

describe('a filter', () => {
  it('whose span ends before it starts is refused by its place', () =>
    refused(
      '{ tenders(filter: { not: { publishedOn: { from: "2025", until: "2024-12" } } }) { totalCount } }',
      /filter\.not\.publishedOn: 2024-12 is before 2025/,
    ));
  it('on an amount that its currency can not have is refused', () =>
    refused(
      '{ tenders(filter: { value: { currency: "JPY", min: "1.5" } }) { totalCount } }',
      /filter\.value\.min/,
    ));
  it('on an unknown currency is refused', () =>
    refused('{ tenders(filter: { value: { currency: "EURO", min: "1" } }) { totalCount } }', /EURO/));
  it('on a CPV code that is none is refused', () =>
    refused('{ tenders(filter: { cpv: "7%" }) { totalCount } }', /filter\.cpv/));
  it('with too many conditions is refused', () =>
    refused('query ($f: TenderFilter) { tenders(filter: $f) { totalCount } }', /more than 40 conditions/, {
      f: { or: Array.from({ length: 50 }, () => ({ country: 'FR' })) },
    }));
});

describe('a search', () => {
  it.each([
    '"',
    "'",
    'a OR b',
    'name:atos',
    'NEAR(a b)',
    '*',
    '^atos',
    '%',
    '_',
    '😀',
    '-',
    '(',
    'a AND',
    '\u0000',
    'é"*:^',
  ])('for %j is literal text', (text) =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { search } = await graph.query(
        'query ($text: String!) { search(text: $text) { complete nodes { field } } }',
        { text },
      );
      expect(Array.isArray(search.nodes)).toBe(true);
    }),
  );
  it('for 10,000 characters is refused', () =>
    refused('query ($text: String!) { search(text: $text) { complete } }', /10000 characters are too many/, {
      text: 'a'.repeat(10_000),
    }));
  it('after a cursor of another search is refused', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { search } = await graph.query(
        '{ search(text: "hosting", first: 1) { pageInfo { endCursor hasNextPage } } }',
      );
      expect(search.pageInfo.hasNextPage).toBe(true);
      const { message } = await graph.refusal(
        'query ($after: String) { search(text: "atos", after: $after) { complete } }',
        {
          after: search.pageInfo.endCursor,
        },
      );
      expect(message).toMatch(/is a cursor of this list under another filter, or with other arguments/);
    }));
  it('for the start of nothing is refused', () =>
    refused('{ suggest(prefix: " - ") { id } }', /no letter or digit/));
});

describe('of several operations in one document', () => {
  const DOCUMENT = `
    query Asked { organisation(by: { slug: "atos" }) { ...Named } }
    query Bad { organisations(filter: { country: "Nowhere" }) { totalCount } }
    query BadFragment { organisation(by: { slug: "atos" }) { ...Named ...Paged } }
    query BadVariable($first: Int = 101) { organisations(first: $first) { nodes { slug } } }
    fragment Named on Organisation { name }
    fragment Paged on Organisation { bids(first: 101) { totalCount } }`;

  it.each(['compiled', 'ordinary'] as const)(
    'only the arguments of the asked one and its fragments are checked (%s)',
    (executor) =>
      withGraph(
        async (graph) => {
          graph.importSeed();
          expect(await graph.run(DOCUMENT, {}, 'Asked')).toMatchObject({
            data: { organisation: { name: 'Atos' } },
          });
          for (const [name, message] of [
            ['Bad', /Nowhere/],
            ['BadFragment', /101/],
            ['BadVariable', /101/],
          ] as const) {
            const { data, errors } = await graph.run(DOCUMENT, {}, name);
            expect(data ?? null).toBeNull();
            expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
            expect(errors?.[0]?.message).toMatch(message);
          }
          // What was refused before does not stand in the way of what is asked now.
          expect((await graph.run(DOCUMENT, {}, 'Asked')).errors).toBeUndefined();
        },
        { executor },
      ),
  );
});
