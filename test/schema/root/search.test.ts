import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GraphRecords, NodeRecord } from '../../../src/model/record.ts';
import { countedRuns } from '../../db/counted-rows.ts';
import { type Answer, type TestGraph, withGraph } from '../../graph.ts';

const organisation = (slug: string, name: string, more: Partial<NodeRecord> = {}): NodeRecord =>
  ({ ref: slug, type: 'ORGANISATION', slug, name, statedOn: '2025-01-31', ...more }) as NodeRecord;

const SEARCH = `query ($text: String!, $types: [NodeType!], $first: Int, $after: String) {
  search(text: $text, types: $types, first: $first, after: $after) {
    complete
    nodes { match field highlight { text isMatch } node { __typename slug name } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const slugs = (answer: Answer) => answer.search.nodes.map((hit: Answer) => hit.node.slug);

describe('search', () => {
  it('ranks whole names before starts before words before texts, and own names before aliases', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          organisation('text', 'Somebody', { description: 'Sells to Renault.' }),
          organisation('alias', 'Régie', { aliases: ['Renault'] }),
          organisation('long', 'Renault Trucks Defense'),
          organisation('exact', 'Renault'),
          organisation('inside', 'Groupe Renault'),
        ],
      });
      expect(slugs(await graph.query(SEARCH, { text: 'renault' }))).toEqual([
        'exact',
        'alias',
        'long',
        'inside',
        'text',
      ]);
    }));

  it('ignores case and accents, and takes the last word as a start', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [organisation('a', 'Société Générale des Eaux'), organisation('b', 'Société de l’Eau')],
      });
      expect(slugs(await graph.query(SEARCH, { text: 'SOCIETE gener' }))).toEqual(['a']);
      expect(slugs(await graph.query(SEARCH, { text: 'societe eau' }))).toEqual(['b', 'a']);
    }));

  it('says which text matched, and marks the match in it', () =>
    withGraph(async (graph) => {
      graph.write({ nodes: [organisation('a', 'Régie', { aliases: ['Usine Renault', 'Autre'] })] });
      const { search } = await graph.query(SEARCH, { text: 'renault' });
      expect(search.nodes).toEqual([
        {
          match: 'WORDS',
          field: 'ALIAS',
          highlight: [
            { text: 'Usine ', isMatch: false },
            { text: 'Renault', isMatch: true },
          ],
          node: { __typename: 'Organisation', slug: 'a', name: 'Régie' },
        },
      ]);
    }));

  it('finds words of an article’s body', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          {
            ref: 'n',
            type: 'ARTICLE',
            kind: 'NEWS',
            slug: 'n',
            name: 'Headline',
            body: 'A long text about gherkins and nothing else.',
            statedOn: '2025-01-31',
          },
        ],
      });
      const { search } = await graph.query(SEARCH, { text: 'gherkins' });
      expect(search.nodes).toMatchObject([{ field: 'BODY', node: { __typename: 'Article' } }]);
    }));

  it('keeps to the types asked', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { search } = await graph.query(SEARCH, { text: 'hosting', types: ['TENDER'] });
      expect(search.nodes.map((hit: Answer) => hit.node.__typename)).toEqual(['Tender', 'Tender']);
    }));

  it('page by page gives what it gives at once', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: Array.from({ length: 60 }, (_, index) =>
          organisation(`o${index}`, `Water works ${'x'.repeat(index % 7)} ${index}`),
        ),
      });
      const whole = slugs(await graph.query(SEARCH, { text: 'water', first: 100 }));
      const paged: string[] = [];
      let after: string | null = null;
      for (let turn = 0; turn < 20; turn++) {
        const answer: Answer = await graph.query(SEARCH, { text: 'water', first: 7, after });
        paged.push(...slugs(answer));
        if (!answer.search.pageInfo.hasNextPage) break;
        after = answer.search.pageInfo.endCursor;
      }
      expect(whole).toHaveLength(60);
      expect(paged).toEqual(whole);
    }));

  it('says when there are more matches than it ranks', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: Array.from({ length: 500 }, (_, index) => organisation(`o${index}`, `Water ${index}`)),
      });
      expect((await graph.query(SEARCH, { text: 'water' })).search.complete).toBe(false);
      expect((await graph.query(SEARCH, { text: 'water 77' })).search.complete).toBe(true);
    }));

  const found = async (graph: TestGraph, text: string) => {
    const { search } = await graph.query(
      'query ($text: String!) { search(text: $text) { nodes { match node { slug } } } }',
      { text },
    );
    return search.nodes.map((hit: Answer) => `${hit.match} ${hit.node.slug}`);
  };

  it.each([
    ['an identifier, however it is spaced', '61292 032200 031', ['IDENTIFIER buesa']],
    ['a SIREN as the start of a SIRET', '612 920 322', ['IDENTIFIER buesa']],
    ['an identifier behind what it is', 'SIRET : 612 920 322 00031', ['IDENTIFIER buesa']],
    ['a SIREN by its VAT number', 'TVA FR 12 612920322', ['IDENTIFIER buesa']],
    ['a number behind its register', 'GB-COH-01234567', ['IDENTIFIER temple']],
    ['a number without the zero that it begins with', '1234567', ['IDENTIFIER temple']],
    ['a VAT number without its country', 'B66484189', ['IDENTIFIER eogom']],
    ['the whole name, joined', 'cloudtemple', ['NAME temple']],
    ['the whole name but its legal form', 'Buesa S.A.R.L.', ['NAME buesa']],
    ['the start of a name', 'depann', ['START depannage']],
    ['a name in another order', 'temple cloud', ['WORDS temple']],
    ['one letter too many', 'eogom travaaux', ['NEAR eogom']],
    ['two letters exchanged with their neighbours', 'depnanage', ['NEAR depannage']],
    ['a word that was split', 'elec depan nage', ['NEAR depannage']],
    ['two words that were joined', 'eogomtravaux', ['NAME eogom']],
    ['Ukrainian in Latin letters, by the national rule', 'torhovyi dim', ['START enei']],
    ['an umlaut as two letters', 'muellerei', ['NAME muellerei']],
    ['the first letters of a name', 'sepj', ['INITIALS sepj']],
    ['a word that no name has beside a rare one', 'depannage elec lyonnais', ['SOME_WORDS depannage']],
    ['nothing of which most is unknown', 'kuvelim travaux', []],
  ])('finds %s', (_, text, expected) =>
    withGraph(async (graph) => {
      const numbered = (scheme: string, value: string) =>
        ({ identifiers: [{ scheme, value }] }) as Partial<NodeRecord>;
      graph.write({
        nodes: [
          organisation('buesa', 'BUESA SAS', numbered('SIRET', '61292032200031')),
          organisation('temple', 'Cloud Temple', numbered('GB-COH', '01234567')),
          organisation('depannage', 'Dépannage Elec'),
          organisation('eogom', 'Eogom Travaux', numbered('VAT', 'ESB66484189')),
          organisation('sepj', 'Société d’Étude du Port de Joinville'),
          organisation('enei', 'Торговий Дім Еней'),
          organisation('muellerei', 'Müllerei'),
        ],
      });
      expect(await found(graph, text)).toEqual(expected);
    }),
  );

  it('guesses nothing without `near`, and looks through no texts', () =>
    withGraph(async (graph) => {
      const described = { ...organisation('b', 'Other'), description: 'Sells what Kelvinox makes' };
      graph.write({ nodes: [organisation('a', 'Bluefors'), described] });
      const text = (isNear: boolean) =>
        graph.query(`{ search(text: "kelvinox", near: ${isNear}) { nodes { node { slug } } } }`);
      expect(slugs(await text(true))).toEqual(['b']);
      expect(slugs(await text(false))).toEqual([]);
      const near = (isNear: boolean) =>
        graph.query(`{ search(text: "bleufors", near: ${isNear}) { nodes { node { slug } } } }`);
      expect(slugs(await near(true))).toEqual(['a']);
      expect(slugs(await near(false))).toEqual([]);
    }));

  it('ranks those first of which most is claimed, and anew when claims come', () =>
    withGraph(async (graph) => {
      const bid = (n: number): Partial<GraphRecords> => ({
        nodes: [
          organisation('b', 'Water South'),
          {
            ref: `t${n}`,
            type: 'TENDER' as const,
            slug: `t${n}`,
            name: `Tender ${n}`,
            statedOn: '2025-01-31',
          },
          {
            ref: 'n',
            type: 'ARTICLE' as const,
            kind: 'NEWS' as const,
            slug: 'n',
            name: 'News',
            statedOn: '2025-01-31',
          },
        ],
        claims: [
          {
            kind: 'BID' as const,
            tender: `t${n}`,
            parties: [{ organisation: 'b', role: 'SOLE' as const }],
            evidence: [{ article: 'n', standing: 'OFFICIAL' as const, stance: 'SUPPORTS' as const }],
          },
        ],
      });
      graph.write({ nodes: [organisation('a', 'Water North'), organisation('b', 'Water South')] });
      const types = ['ORGANISATION'];
      expect(slugs(await graph.query(SEARCH, { text: 'water', types }))).toEqual(['a', 'b']);
      for (let n = 0; n < 3; n++) graph.write(bid(n));
      expect(slugs(await graph.query(SEARCH, { text: 'water', types }))).toEqual(['b', 'a']);
      expect(checkDatabase(graph.database)).toEqual([]);
    }));

  it('marks the digits of an identifier, and the spelling that was found', () =>
    withGraph(async (graph) => {
      const identifiers = [{ scheme: 'SIRET', value: '61292032200031' }];
      graph.write({ nodes: [organisation('a', 'Bluefors Oy', { identifiers } as Partial<NodeRecord>)] });
      const marked = async (text: string) => (await graph.query(SEARCH, { text })).search.nodes[0];
      expect(await marked('612 920 322')).toMatchObject({
        field: 'IDENTIFIER',
        highlight: [
          { text: '612920322', isMatch: true },
          { text: '00031', isMatch: false },
        ],
      });
      expect(await marked('bleufors')).toMatchObject({
        field: 'NAME',
        highlight: [
          { text: 'Bluefors', isMatch: true },
          { text: ' Oy', isMatch: false },
        ],
      });
    }));

  it('finds words in texts where names don’t fill the page', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          organisation('a', 'Renault'),
          organisation('b', 'Other', { description: 'Rents to Renault.' }),
        ],
      });
      expect(await found(graph, 'renault')).toEqual(['NAME a', 'TEXT b']);
    }));

  it('finds an identifier that comes later, and no name that was taken back', () =>
    withGraph(async (graph) => {
      const keys = ['test:a'];
      const of = (name: string, more: Partial<NodeRecord> = {}) =>
        ({ ref: 'a', type: 'ORGANISATION', keys, name, statedOn: '2025-01-31', ...more }) as NodeRecord;
      graph.write({ nodes: [of('Alpha')] });
      graph.write({
        nodes: [
          of('Alpha', { identifiers: [{ scheme: 'SIRET', value: '61292032200031' }] } as Partial<NodeRecord>),
        ],
      });
      expect(await found(graph, '61292032200031')).toEqual(['IDENTIFIER alpha']);
      expect(checkDatabase(graph.database)).toEqual([]);
    }));

  it('knows only what was known on the day asked', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const on = (day: string) =>
        graph.query(`query @asOf(knownOn: "${day}") { search(text: "atos") { nodes { node { slug } } } }`);
      expect(slugs(await on('2026-02-05'))).toEqual([]);
      expect(slugs(await on('2026-02-06'))).toContain('atos');
    }));
});

describe('suggest', () => {
  it('completes names, those first of which most is claimed, of the types asked', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { suggest } = await graph.query('{ suggest(prefix: "micro", types: [ORGANISATION]) { name } }');
      expect(suggest).toEqual([{ name: 'Microsoft Azure' }, { name: 'Microsoft' }]);
    }));

  it('says by which alias, or by which number without its scheme, in `suggestions`', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          organisation('a', 'Toitures Marlot', { aliases: ['Marlot et Fils'] }),
          organisation('b', 'Eaux', { identifiers: [{ scheme: 'GB-COH', value: '01234567' }] }),
        ],
      });
      const text = `query ($prefix: String!) {
        suggestions(prefix: $prefix) { node { slug } field match highlight { text isMatch } }
        suggest(prefix: $prefix) { slug }
      }`;
      const byAlias = await graph.query(text, { prefix: 'marlot et f' });
      expect(byAlias.suggest).toEqual([{ slug: 'a' }]);
      expect(byAlias.suggestions).toMatchObject([{ node: { slug: 'a' }, field: 'ALIAS' }]);
      expect(byAlias.suggestions[0].highlight.map((part: Answer) => part.text).join('')).toBe(
        'Marlot et Fils',
      );
      const byNumber = await graph.query(text, { prefix: '012345' });
      expect(byNumber.suggestions).toMatchObject([
        { node: { slug: 'b' }, field: 'IDENTIFIER', match: 'IDENTIFIER' },
      ]);
      expect(await graph.refusal(text, { prefix: '–' })).toMatchObject({ code: 'BAD_USER_INPUT' });
    }));
});

describe('a list with words', () => {
  const LIST = `query ($text: String!) {
    organisations(filter: { text: $text }, orderBy: NAME_ASC) { totalCount nodes { slug } }
  }`;

  it('has the nodes whose names hold all of them, none as a start or nearly', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          organisation('a', 'Société des Eaux du Nord'),
          organisation('b', 'Eaux', { aliases: ['Société du Sud'] }),
          organisation('c', 'Société d’Eau'),
        ],
      });
      const { organisations } = await graph.query(LIST, { text: 'eaux societe' });
      expect(organisations).toEqual({ totalCount: 2, nodes: [{ slug: 'b' }, { slug: 'a' }] });
      expect((await graph.query(LIST, { text: 'societ' })).organisations.totalCount).toBe(0);
    }));

  it.each(['compiled', 'ordinary'] as const)(
    'looks at the first rows in order where many names hold them, and at those names where few do (%s)',
    (executor) =>
      withGraph(
        async (graph) => {
          const name = (n: number) => `${n % 3 > 0 ? 'Usual' : 'Other'} ${n % 100 === 50 ? 'rare' : 'thing'}`;
          const numbered = (n: number) => `${10_000 + n} ${name(n)}`;
          const all = Array.from({ length: 3_200 }, (_, n) => n);
          graph.write({ nodes: all.map((n) => organisation(`o${n}`, numbered(n))) });
          const LISTED = `query ($text: String!, $after: String) {
            organisations(first: 5, after: $after, filter: { text: $text }, orderBy: NAME_ASC) {
              pageInfo { endCursor hasNextPage } nodes { slug }
            }
          }`;
          const runs = countedRuns(graph.database.sqlite);
          for (const text of ['usual', 'rare', 'rare usual']) {
            const expected = all
              .filter((n) => text.split(' ').every((word) => name(n).toLowerCase().split(' ').includes(word)))
              .map((n) => `o${n}`);
            expect((await graph.query(LIST, { text })).organisations.totalCount).toBe(expected.length);
            let after: string | null = null;
            for (const start of [0, 5]) {
              runs.length = 0;
              const { organisations } = await graph.query(LISTED, { text, after });
              expect(organisations.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(
                expected.slice(start, start + 5),
              );
              after = organisations.pageInfo.endCursor;
              const ofPage = runs.filter(({ text: sql }) => sql.includes('CASE WHEN (SELECT count(*)'));
              expect(ofPage.length).toBeGreaterThan(0);
              for (const { rows } of ofPage) expect([text, rows < 200]).toEqual([text, true]);
            }
          }
        },
        { executor },
      ),
  );

  it('refuses a text without a letter or digit', () =>
    withGraph(async (graph) => {
      expect(await graph.refusal(LIST, { text: '– !' })).toEqual({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('filter.text: "– !" has no letter or digit'),
      });
    }));
});
