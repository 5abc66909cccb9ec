import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { known, node } from '../../graph/analysis.ts';
import { type Answer, exampleQuery, type TestGraph, withGraph } from '../../graph.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

function bid(tender: string, organisations: readonly string[], more: object = {}): ClaimRecord {
  const parties = organisations.map((organisation) => ({ organisation, role: 'MEMBER' as const }));
  return { kind: 'BID', tender, parties, ...known(), ...more } as ClaimRecord;
}

/** Two groups that bid jointly, against each other, and one bid of two of different groups that came to be known later. */
function writeGroups(graph: TestGraph): void {
  graph.write({
    nodes: [
      ...NAMES.map((slug) => node('ORGANISATION', slug)),
      ...['t1', 't2', 't3', 't4'].map((slug) => node('TENDER', slug)),
    ],
    claims: [
      bid('t1', ['a', 'b', 'c']),
      bid('t1', ['d', 'e']),
      bid('t2', ['a', 'b']),
      bid('t2', ['d', 'e']),
      bid('t3', ['c', 'd'], known('2025-06-01')),
      bid('t4', ['e', 'f'], { modality: 'EXPECTED' }),
    ],
  });
}

const names = ({ members }: Answer): string[] =>
  members.nodes.map(({ organisation }: Answer) => organisation.name);

async function communities(graph: TestGraph, args = '', directive = ''): Promise<Answer> {
  const { bidderCommunities } = await graph.query(
    `query ${directive} { bidderCommunities${args} { modularity tenderCount organisationCount pairCount tooLargeCount complete reason communities { totalCount complete nodes { size linkCount outsideLinkCount members { totalCount nodes { linkCount organisation { name } } } } } } }`,
  );
  return bidderCommunities;
}

describe('communities of bidders', () => {
  it('are those who bid jointly again and again, with their links within and outside', () =>
    withGraph(async (graph) => {
      writeGroups(graph);
      const { communities: found, modularity, ...counts } = await communities(graph);
      expect(counts).toEqual({
        tenderCount: 4,
        organisationCount: 5,
        pairCount: 5,
        tooLargeCount: 0,
        complete: true,
        reason: null,
      });
      expect(found.nodes).toEqual([
        {
          size: 3,
          linkCount: 4,
          outsideLinkCount: 1,
          members: {
            totalCount: 3,
            nodes: [
              { linkCount: 3, organisation: { name: 'a' } },
              { linkCount: 3, organisation: { name: 'b' } },
              { linkCount: 2, organisation: { name: 'c' } },
            ],
          },
        },
        {
          size: 2,
          linkCount: 2,
          outsideLinkCount: 1,
          members: {
            totalCount: 2,
            nodes: [
              { linkCount: 2, organisation: { name: 'd' } },
              { linkCount: 2, organisation: { name: 'e' } },
            ],
          },
        },
      ]);
      // 6 of 7 links are within; of the 14 ends 9 are in the one and 5 in the other.
      expect(modularity).toBeCloseTo(6 / 7 - (9 / 14) ** 2 - (5 / 14) ** 2, 12);
    }));

  it('are others by rivalry', () =>
    withGraph(async (graph) => {
      writeGroups(graph);
      const found = await communities(graph, '(by: RIVAL)');
      expect(found).toMatchObject({ organisationCount: 5, pairCount: 6 });
      const [largest] = found.communities.nodes;
      expect(names(largest)).toEqual(expect.arrayContaining(['a', 'd']));
    }));

  it('are those of the tenders of a filter, on the day asked', () =>
    withGraph(async (graph) => {
      writeGroups(graph);
      const before = await communities(graph, '', '@asOf(knownOn: "2025-05-31")');
      expect(before).toMatchObject({ tenderCount: 4, organisationCount: 5, pairCount: 4 });
      expect(before.communities.nodes.map(names)).toEqual([
        ['a', 'b', 'c'],
        ['d', 'e'],
      ]);
      expect(before.communities.nodes[0].outsideLinkCount).toBe(0);
      const ofOne = await communities(graph, '(filter: { bidder: { slug: "f" } })');
      expect(ofOne).toMatchObject({
        tenderCount: 1,
        organisationCount: 0,
        pairCount: 0,
        modularity: null,
        complete: true,
        communities: { totalCount: 0, nodes: [] },
      });
    }));

  it('page, and so do their members, and read what is shown of a page in one statement', () =>
    withGraph(async (graph) => {
      const groups = Array.from({ length: 12 }, (_, group) =>
        Array.from({ length: 2 + (group % 3) }, (_, place) => `g${group}-${place}`),
      );
      graph.write({
        nodes: [node('TENDER', 't'), ...groups.flat().map((slug) => node('ORGANISATION', slug))],
        claims: groups.map((members) => bid('t', members)),
      });
      const page = async (after: string | null) => {
        const { bidderCommunities } = await graph.query(
          'query($after: String) { bidderCommunities { communities(first: 5, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { size members(first: 2) { totalCount pageInfo { hasNextPage } nodes { organisation { name } } } } } } }',
          { after },
        );
        return bidderCommunities.communities;
      };
      const found: Answer[] = [];
      const statements: number[] = [];
      let after: string | null = null;
      for (const more of [true, true, false]) {
        const { totalCount, pageInfo, nodes } = await page(after);
        expect([totalCount, pageInfo.hasNextPage]).toEqual([12, more]);
        found.push(...nodes);
        statements.push(graph.statements());
        after = pageInfo.endCursor;
      }
      expect(found.map(({ size }) => size)).toEqual([4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2]);
      for (const { size, members } of found) {
        expect(members).toMatchObject({ totalCount: size, pageInfo: { hasNextPage: size > 2 } });
      }
      expect(new Set(found.flatMap(names)).size).toBe(24);
      expect(new Set(statements).size).toBe(1);
      expect(statements[0]).toBeLessThanOrEqual(7);
    }));

  it('of the story are those who bid together', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { bidderCommunities } = await graph.query(exampleQuery('22-communities'));
      expect(bidderCommunities.communities.nodes.map(names)).toEqual([['Cloud Temple', 'Atos', 'Docaposte']]);
    }));

  it.each([
    [
      '(filter: { cpv: "x" }) { tenderCount }',
      'filter.cpv: "x" is not the start of a code: two to eight digits.',
    ],
    [' { communities(first: 101) { totalCount } }', 'first: 101 is not a page size; ask for 1 to 100.'],
    [
      ' { communities { nodes { members(after: "Tender.bids~1") { totalCount } } } }',
      'after: "Tender.bids~1" is not a cursor of this list.',
    ],
  ])('refuse %s', (rest, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(`{ bidderCommunities${rest} }`)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );
});
