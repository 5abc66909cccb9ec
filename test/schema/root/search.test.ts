import { describe, expect, it } from 'vitest';
import type { NodeRecord } from '../../../src/model/record.ts';
import { recorded } from '../../db/recorded.ts';
import { type Answer, withGraph } from '../../graph.ts';

const organisation = (slug: string, name: string, more: Partial<NodeRecord> = {}): NodeRecord =>
  ({ ref: slug, type: 'ORGANISATION', slug, name, statedOn: '2025-01-31', ...more }) as NodeRecord;

const SEARCH = `query ($text: String!, $types: [NodeType!], $first: Int, $after: String) {
  search(text: $text, types: $types, first: $first, after: $after) {
    complete
    nodes { field highlight { text isMatch } node { __typename slug name } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const slugs = (answer: Answer) => answer.search.nodes.map((hit: Answer) => hit.node.slug);

describe('search', () => {
  it('ranks names before aliases before texts, and short names first', () =>
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
        'long',
        'alias',
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
      const { search } = await graph.query(SEARCH, { text: 'gherkin' });
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

  it('looks the start of a word up once a statement, not once a hit', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: Array.from({ length: 30 }, (_, index) => organisation(`o${index}`, `Water ${index}`)),
      });
      const { sqlite } = graph.database;
      const texts = recorded(sqlite);
      expect(slugs(await graph.query(SEARCH, { text: 'w', first: 20 }))).toHaveLength(20);
      const matching = [...texts].filter((text) => text.includes('MATCH'));
      expect(matching.some((text) => text.includes('snippet'))).toBe(true);
      for (const text of matching) {
        const values = Array(text.split('+?').length - 1).fill(1);
        const steps = sqlite
          .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
          .all(...values);
        const [walk] = steps.filter(({ detail }) => detail.includes('VIRTUAL TABLE INDEX 0:'));
        // The index tells by "=" that it is asked for one row, and by "M" that it looks for words.
        expect(walk?.detail, text).toMatch(/INDEX 0:[^=]*M/);
      }
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
  it('completes names in order, of the types asked', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { suggest } = await graph.query('{ suggest(prefix: "micro", types: [ORGANISATION]) { name } }');
      expect(suggest).toEqual([{ name: 'Microsoft' }, { name: 'Microsoft Azure' }]);
    }));
});
