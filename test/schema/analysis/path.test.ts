import { describe, expect, it } from 'vitest';
import { known, node } from '../../graph/analysis.ts';
import { type Answer, withGraph } from '../../graph.ts';

const FROM_TO = 'from: { slug: "ovhcloud" }, to: { slug: "cloud-act" }';

describe('paths', () => {
  it('are none on the day before anything is known, and null between nodes that are not there', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const before = await graph.query(
        `query @asOf(knownOn: "2026-02-05") { paths(${FROM_TO}) { complete } }`,
      );
      expect(before).toEqual({ paths: null });
      const unknown = await graph.query(
        '{ paths(from: { slug: "nobody" }, to: { slug: "atos" }) { complete } }',
      );
      expect(unknown).toEqual({ paths: null });
    }));

  it('keep to the standings and kinds asked for', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const hops = async (more: string) => {
        const { paths } = await graph.query(`{ paths(${FROM_TO}, ${more}) { complete paths { hops } } }`);
        expect(paths.complete).toBe(true);
        return paths.paths.map((path: { hops: number }) => path.hops);
      };
      expect(await hops('maxHops: 4, first: 100')).toEqual([4, 4, 4, 4]);
      expect(await hops('maxHops: 3')).toEqual([]);
      expect(await hops('standing: [OFFICIAL, REPORTED]')).toEqual([]);
      expect(await hops('excludeKinds: [HOSTING], maxHops: 4')).toEqual([]);
      expect(await hops('kinds: [BID, PROCUREMENT_ROLE, HOSTING, SUBJECTION], excludeKinds: [BID]')).toEqual(
        [],
      );
    }));

  it('are one row where they differ by parallel claims, with how many there are', () =>
    withGraph(async (graph) => {
      const bid = (key: string, tender: string) =>
        ({ kind: 'BID', key, tender, parties: [{ organisation: 'a', role: 'SOLE' }], ...known() }) as const;
      const buyer = { kind: 'PROCUREMENT_ROLE', organisation: 'b', role: 'BUYER', ...known() } as const;
      graph.write({
        nodes: [
          node('ORGANISATION', 'a'),
          node('ORGANISATION', 'b'),
          node('TENDER', 'roof'),
          node('TENDER', 'road'),
        ],
        claims: [
          bid('x:1', 'roof'),
          bid('x:2', 'roof'),
          bid('x:3', 'roof'),
          bid('x:4', 'road'),
          { ...buyer, tender: 'roof' },
          { ...buyer, tender: 'road' },
        ],
      });
      const ask = async (first: number) =>
        (
          await graph.query(
            `{ paths(from: { slug: "a" }, to: { slug: "b" }, first: ${first}) { complete paths { hops parallelCount parallelClaims { __typename id } steps { claim { id } to { name } } } } }`,
          )
        ).paths;
      const { complete, paths } = await ask(10);
      expect(complete).toBe(true);
      expect(paths.map((path: Answer) => [path.steps[0].to.name, path.hops, path.parallelCount])).toEqual([
        ['roof', 2, 2],
        ['road', 2, 0],
      ]);
      const [{ parallelClaims, steps }] = paths;
      expect(parallelClaims.map(({ __typename }: Answer) => __typename)).toEqual(['Bid', 'Bid']);
      expect(parallelClaims.map(({ id }: Answer) => id)).not.toContain(steps[0].claim.id);
      expect((await ask(1)).complete).toBe(false);
      expect((await ask(1)).paths).toHaveLength(1);
    }));

  it('go through a document only when asked to', () =>
    withGraph(async (graph) => {
      const wrote = { kind: 'AUTHORSHIP', article: 'x', role: 'AUTHOR', ...known() } as const;
      graph.write({
        nodes: [node('ORGANISATION', 'a'), node('ORGANISATION', 'b'), node('ARTICLE', 'x')],
        claims: [
          { ...wrote, author: 'a' },
          { ...wrote, author: 'b' },
        ],
      });
      const ask = (more: string) =>
        graph.query(
          `{ paths(from: { slug: "a" }, to: { slug: "b" }${more}) { paths { steps { reading from { __typename } to { name } } } } }`,
        );
      expect(await ask('')).toEqual({ paths: { paths: [] } });
      expect(await ask(', throughDocuments: true')).toEqual({
        paths: {
          paths: [
            {
              steps: [
                { reading: 'wrote', from: { __typename: 'Organisation' }, to: { name: 'x' } },
                { reading: 'was written by', from: { __typename: 'Article' }, to: { name: 'b' } },
              ],
            },
          ],
        },
      });
    }));

  it('say that there may be more when as many were found as were asked for', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { paths } = await graph.query(
        `{ paths(${FROM_TO}, first: 1) { complete reason paths { hops } } }`,
      );
      expect(paths).toEqual({ complete: false, reason: 'ENOUGH_FOUND', paths: [{ hops: 4 }] });
    }));

  it('read what their steps name in as many statements for many paths as for one', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const ask = async (first: number) => {
        await graph.query(
          `{ paths(from: { slug: "ovhcloud" }, to: { slug: "atos" }, maxHops: 2, kinds: [BID], first: ${first}) { paths { steps { from { name } to { name } claim { standing } } } } }`,
        );
        return graph.statements();
      };
      expect(await ask(2)).toBe(await ask(1));
    }));

  it.each([
    ['maxHops: 7', 'maxHops: 7 is out of range; ask for 1 to 6.'],
    ['maxHops: 0', 'maxHops: 0 is out of range; ask for 1 to 6.'],
    ['first: 101', 'first: 101 is not a page size; ask for 1 to 100.'],
  ])('refuse %s', (more, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ paths(${FROM_TO}, ${more}) { complete } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message,
      });
    }),
  );

  it('refuse the id of a claim, and a slug that several nodes have', () =>
    withGraph(async (graph) => {
      const claim = await graph.refusal('{ paths(from: { id: "bid:1" }, to: { slug: "x" }) { complete } }');
      expect(claim).toEqual({
        code: 'BAD_USER_INPUT',
        message: 'from.id: "bid:1" is not the id of a node, such as "organisation:42".',
      });
      graph.write({ nodes: [node('ORGANISATION', 'same'), { ...node('TENDER', 'same'), ref: 'other' }] });
      const { errors } = await graph.run(
        '{ paths(from: { slug: "same" }, to: { slug: "same" }) { complete } }',
      );
      expect(errors).toMatchObject([
        {
          message: 'from: "same" names several nodes: organisation:1, tender:2. Give the id.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }));
});
