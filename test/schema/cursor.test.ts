import { describe, expect, it } from 'vitest';
import type { GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { type Answer, type TestGraph, withGraph } from '../graph.ts';

const SAFE = /^[A-Za-z0-9_-]{1,200}$/;

function organisations(names: readonly string[]): Partial<GraphRecords> {
  return {
    nodes: names.map(
      (name, index): NodeRecord => ({
        ref: `o${index}`,
        type: 'ORGANISATION',
        slug: `o${index}`,
        name,
        statedOn: '2025-01-31',
      }),
    ),
  };
}

/** Reads a list to its end, one row a page. */
async function slugsOneByOne(graph: TestGraph, orderBy: string, backward = false): Promise<string[]> {
  const slugs: string[] = [];
  let cursor: string | null = null;
  for (let turn = 0; turn < 50; turn++) {
    const page = backward ? 'last: 1, before: $cursor' : 'first: 1, after: $cursor';
    const { organisations: list }: Answer = await graph.query(
      `query ($cursor: String) { organisations(orderBy: ${orderBy}, ${page}) { edges { cursor node { slug } } } }`,
      { cursor },
    );
    if (list.edges.length === 0) return slugs;
    cursor = list.edges[0].cursor;
    expect(cursor).toMatch(SAFE);
    slugs.push(list.edges[0].node.slug);
  }
  throw new Error('the list does not end');
}

const LONG = 'Société '.repeat(40);

for (const executor of ['compiled', 'ordinary'] as const) {
  describe(`cursors (${executor})`, () => {
    it('are short and safe in a URL, however long the names are that a list is ordered by', () =>
      withGraph(
        async (graph) => {
          graph.write(organisations([`${LONG}b`, `${LONG}a`, '漢字'.repeat(90), `${LONG}c`, 'Z', 'É']));
          const up = await slugsOneByOne(graph, 'NAME_ASC');
          expect(up).toEqual(['o5', 'o1', 'o0', 'o3', 'o4', 'o2']);
          expect(await slugsOneByOne(graph, 'NAME_DESC')).toEqual(up.toReversed());
          expect(await slugsOneByOne(graph, 'NAME_ASC', true)).toEqual(up.toReversed());
          expect(await slugsOneByOne(graph, 'NAME_DESC', true)).toEqual(up);
        },
        { executor },
      ));

    it('of a row with a long name that has another one since pass over no row', () =>
      withGraph(
        async (graph) => {
          graph.write(organisations([`${LONG}a`, `${LONG}b`, `${LONG}c`, 'Z']));
          const list = (args: string) =>
            `{ organisations(${args}) { nodes { slug } pageInfo { endCursor } } }`;
          for (const [orderBy, left] of [
            ['NAME_ASC', ['o1', 'o2', 'o3']],
            ['NAME_DESC', ['o1', 'o0']],
          ] as const) {
            const size = orderBy === 'NAME_ASC' ? 1 : 2;
            const { organisations: page } = await graph.query(list(`orderBy: ${orderBy}, first: ${size}`));
            const gone = page.nodes.at(-1).slug;
            graph.database.sqlite.prepare("UPDATE organisations SET name_key = 'a' WHERE slug = ?").run(gone);
            const { organisations: rest } = await graph.query(
              list(`orderBy: ${orderBy}, after: "${page.pageInfo.endCursor}"`),
            );
            expect(rest.nodes.map(({ slug }: Answer) => slug)).toEqual(expect.arrayContaining([...left]));
            graph.database.sqlite
              .prepare('UPDATE organisations SET name_key = ? WHERE slug = ?')
              .run(`societe ${'societe '.repeat(39)}a`, gone);
          }
        },
        { executor },
      ));

    it.each([
      ['another list', 'articles', '', /^after: "\S+" is a cursor of another list\.$/],
      [
        'another order',
        'organisations',
        'orderBy: NAME_DESC, ',
        /is a cursor of this list in another order\.$/,
      ],
      [
        'no filter',
        'organisations',
        'orderBy: NAME_ASC, ',
        /under another filter, or with other arguments\.$/,
      ],
      [
        'another filter',
        'organisations',
        'filter: { country: "DE" }, orderBy: NAME_ASC, ',
        /under another filter/,
      ],
    ])('are refused by %s', (_, list, args, message) =>
      withGraph(
        async (graph) => {
          graph.importSeed();
          const { organisations: page } = await graph.query(
            'query ($country: String) { organisations(filter: { country: $country }, orderBy: NAME_ASC, first: 1) { pageInfo { endCursor } } }',
            { country: 'FR' },
          );
          const refused = await graph.refusal(
            `{ ${list}(${args}after: "${page.pageInfo.endCursor}") { totalCount } }`,
          );
          expect(refused).toEqual({ code: 'CURSOR_MISMATCH', message: expect.stringMatching(message) });
          expect(graph.statements()).toBe(0);
          for (const same of ['{ country: "FR" }', '{ kind: null, country: "FR" }']) {
            await graph.query(
              `{ organisations(orderBy: NAME_ASC, filter: ${same}, after: "${page.pageInfo.endCursor}") { totalCount } }`,
            );
          }
        },
        { executor },
      ),
    );

    it('of a list of claims fit whether it was asked of the type or of the interface', () =>
      withGraph(
        async (graph) => {
          graph.importSeed();
          const { organisation } = await graph.query(
            '{ organisation(by: { slug: "health-data-hub" }) { id claims(first: 1) { pageInfo { endCursor } } } }',
          );
          const { node } = await graph.query(
            `{ node(id: "${organisation.id}") { ... on Entity { claims(first: 1, after: "${organisation.claims.pageInfo.endCursor}") { nodes { id } pageInfo { endCursor } } } } }`,
          );
          const { organisation: again } = await graph.query(
            `{ organisation(by: { slug: "health-data-hub" }) { claims(first: 1, after: "${node.claims.pageInfo.endCursor}") { nodes { id } } } }`,
          );
          expect(again.claims.nodes[0].id).not.toBe(node.claims.nodes[0].id);
        },
        { executor },
      ));
  });
}

describe('cursors of computed lists', () => {
  it('know the list and its arguments', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const exposures = (args: string) =>
        `{ organisation(by: { slug: "microsoft" }) { exposures(${args}) { totalCount pageInfo { endCursor } } } }`;
      const { organisation } = await graph.query(exposures('first: 1'));
      const after = `after: "${organisation.exposures.pageInfo.endCursor}"`;
      expect(organisation.exposures.pageInfo.endCursor).toMatch(SAFE);
      expect((await graph.query(exposures(`first: 5, ${after}`))).organisation.exposures.totalCount).toBe(
        organisation.exposures.totalCount,
      );
      expect((await graph.refusal(exposures(`modality: [EXPECTED], ${after}`))).code).toBe('CURSOR_MISMATCH');
      expect(
        (
          await graph.refusal(
            `{ organisation(by: { slug: "microsoft" }) { rivals(${after}) { totalCount } } }`,
          )
        ).code,
      ).toBe('CURSOR_MISMATCH');
    }));
});
