import { describe, expect, it } from 'vitest';
import type { NodeRecord } from '../../../src/model/record.ts';
import { node } from '../../graph/analysis.ts';
import { type Answer, withGraph } from '../../graph.ts';

const organisation = (slug: string, name: string, more: object = {}): NodeRecord =>
  ({ ...node('ORGANISATION', slug), keys: [`test:${slug}`], name, ...more }) as NodeRecord;

const TEXT = `query ($slug: String!, $first: Int! = 5) { organisation(by: { slug: $slug }) {
  possiblySame(first: $first) { node { slug } score isLikely reasons { code words } against { code } }
} }`;

describe('possiblySame', () => {
  it('gives others of nearly the same name, the likeliest first, with what speaks for and against', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          organisation('a', 'Toitures Marlot SARL', { country: 'FR' }),
          organisation('b', 'TOITURES MARLOT', { country: 'FR' }),
          organisation('c', 'Charpentes Marlot', { country: 'BE' }),
          organisation('d', 'Peintures Durand'),
        ],
      });
      const { organisation: found } = await graph.query(TEXT, { slug: 'a' });
      const same = found.possiblySame;
      expect(same.map(({ node: { slug } }: Answer) => slug)[0]).toBe('b');
      expect(same[0]).toMatchObject({ isLikely: true, reasons: [{ code: 'SAME_NAME' }], against: [] });
      expect(same.map(({ node: { slug } }: Answer) => slug)).not.toContain('d');
      for (const { score } of same) expect(score).toBeGreaterThanOrEqual(0.7);
      const { organisation: back } = await graph.query(TEXT, { slug: 'b', first: 1 });
      expect(back.possiblySame).toMatchObject([{ node: { slug: 'a' }, score: same[0].score }]);
      const { organisation: alone } = await graph.query(TEXT, { slug: 'd' });
      expect(alone.possiblySame).toEqual([]);
    }));

  it('of people leaves organisations out, and looks at few names and compares what they find', () =>
    withGraph(async (graph) => {
      const many = Array.from({ length: 15 }, (_, index) => node('PERSON', `ann-martin-${index}`));
      graph.write({
        nodes: [
          { ...node('PERSON', 'ann'), name: 'Ann Martin' },
          { ...node('PERSON', 'ann-2'), name: 'Martin, Ann' },
          { ...node('ORGANISATION', 'ann-3'), name: 'Ann Martin' },
          ...many,
        ],
      });
      const { person } = await graph.query(
        '{ person(by: { slug: "ann" }) { possiblySame(first: 100) { node { __typename slug } } } }',
      );
      expect(person.possiblySame).toContainEqual({ node: { __typename: 'Person', slug: 'ann-2' } });
      expect(person.possiblySame.length).toBeLessThan(30);
      expect(graph.statements()).toBeLessThan(40);
    }));
});
