import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { known, node } from '../../graph/analysis.ts';
import { type Answer, withGraph } from '../../graph.ts';

describe('exposures', () => {
  it('page from where the last page ended', () =>
    withGraph(async (graph) => {
      const guests = Array.from({ length: 25 }, (_, index) => `g${index}`);
      graph.write({
        nodes: [...['host', ...guests].map((slug) => node('ORGANISATION', slug)), node('REGULATION', 'law')],
        claims: [
          { kind: 'SUBJECTION', organisation: 'host', regulation: 'law', ...known() },
          ...guests.map((hosted): ClaimRecord => ({ kind: 'HOSTING', host: 'host', hosted, ...known() })),
        ],
      });
      const page = async (after: string | null) => {
        const { regulation } = await graph.query(
          'query($after: String) { regulation(by: { slug: "law" }) { exposed(first: 10, after: $after) { totalCount complete pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } nodes { organisation { name } } } } }',
          { after },
        );
        return regulation.exposed;
      };
      const found: string[] = [];
      let after: string | null = null;
      for (const more of [true, true, false]) {
        const { totalCount, pageInfo, nodes, edges } = await page(after);
        expect(totalCount).toBe(26);
        expect(pageInfo).toMatchObject({ hasNextPage: more, hasPreviousPage: after !== null });
        expect(edges.at(-1).cursor).toBe(pageInfo.endCursor);
        found.push(...nodes.map((each: Answer) => each.organisation.name));
        after = pageInfo.endCursor;
      }
      expect(found).toEqual(['host', ...guests]);
    }));

  it('end or begin with claims that are taken away or assumed, by their ids', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { organisation } = await graph.query(
        '{ organisation(by: { slug: "health-data-hub" }) { hostedBy(filter: { modality: [ACTUAL] }) { nodes { id } } } }',
      );
      const without = organisation.hostedBy.nodes.map((each: Answer) => each.id);
      const { exposureIf } = await graph.query(
        'query($without: [ID!]) { exposureIf(of: { slug: "health-data-hub" }, without: $without) { complete ends { nodes { modality } } remain { nodes { modality } } begin { totalCount } } }',
        { without },
      );
      expect(exposureIf).toEqual({
        complete: true,
        ends: { nodes: [{ modality: 'ACTUAL' }] },
        remain: { nodes: [{ modality: 'EXPECTED' }] },
        begin: { totalCount: 0 },
      });
      const assumed = await graph.query(
        '{ exposureIf(of: { slug: "atos" }, hosting: { slug: "microsoft-azure" }) { begin { nodes { chains { steps { reading claim { kind } } } } } } }',
      );
      expect(assumed.exposureIf.begin.nodes[0].chains[0].steps).toEqual([
        { reading: 'is hosted by', claim: null },
        { reading: 'must obey', claim: { kind: 'SUBJECTION' } },
      ]);
    }));

  it('are those of the day asked, and of the standings asked', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const ask = async (directive: string, args: string) => {
        const { regulation } = await graph.query(
          `query ${directive} { regulation(by: { slug: "cloud-act" }) { exposed(${args}) { nodes { organisation { name } } } } }`,
        );
        return regulation?.exposed.nodes.map((each: Answer) => each.organisation.name);
      };
      expect(await ask('', 'modality: [ACTUAL], standing: [REPORTED]')).toEqual([
        'Microsoft Azure',
        'Health Data Hub',
      ]);
      expect(await ask('@asOf(validOn: "2027-01-01")', 'modality: [EXPECTED]')).toEqual([]);
      expect(await ask('@asOf(validOn: "2026-12-31")', 'modality: [EXPECTED]')).toEqual(['Health Data Hub']);
      expect(await ask('@asOf(knownOn: "2026-02-05")', 'first: 1')).toBeUndefined();
    }));

  it.each([
    [
      '{ exposureIf(of: { slug: "x" }, without: ["hosting:1", "tender:2"]) { complete } }',
      'without[1]: "tender:2" is not the id of a claim, such as "hosting:42".',
    ],
    [
      '{ regulation(by: { slug: "x" }) { exposed(after: "Tender.bids~1") { complete } } }',
      'after: "Tender.bids~1" is not a cursor of this list.',
    ],
    [
      '{ organisation(by: { slug: "x" }) { exposures { nodes { chains(first: 0) { standing } } } } }',
      'first: 0 is not a page size; ask for 1 to 100.',
    ],
  ])('refuse %s', (document, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(document)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );

  it('can not be assumed of a host that is not there, or of one that hosts itself', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      for (const host of ['nobody', 'atos', 'cloud-act']) {
        const { errors } = await graph.run(
          `{ exposureIf(of: { slug: "atos" }, hosting: { slug: "${host}" }) { complete } }`,
        );
        expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      }
    }));
});
