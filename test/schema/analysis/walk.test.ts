import { describe, expect, it } from 'vitest';
import { mergeNodes } from '../../../src/db/merge/merge.ts';
import { findNamedNode } from '../../../src/db/read/node/named-node.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { DAY, hubRecords, known, node } from '../../graph/analysis.ts';
import { type Answer, WRITTEN, withGraph } from '../../graph.ts';

const bid = (tender: string, ...organisations: string[]): ClaimRecord => ({
  kind: 'BID',
  tender,
  parties: organisations.map((organisation, index) => ({
    organisation,
    role: organisations.length === 1 ? 'SOLE' : index === 0 ? 'LEAD' : 'MEMBER',
  })),
  ...known(),
});
const buyer = (organisation: string, tender: string): ClaimRecord => ({
  kind: 'PROCUREMENT_ROLE',
  organisation,
  tender,
  role: 'BUYER',
  ...known(),
});
const owns = (owner: string, owned: string, more: object = known()): ClaimRecord =>
  ({ kind: 'OWNERSHIP', owner, owned, ...more }) as ClaimRecord;
const dated = (slug: string, published: string): NodeRecord =>
  ({ ...node('TENDER', slug), published }) as NodeRecord;

/** A town that buys twice; a firm and its partner bid together, a rival alone; somebody owns the firm. */
const MARKET = {
  nodes: [
    dated('road', '2024-05-01'),
    dated('bridge', '2025-02-01'),
    ...['town', 'firm', 'partner', 'rival', 'owner'].map((slug) => node('ORGANISATION', slug)),
  ],
  claims: [
    buyer('town', 'road'),
    buyer('town', 'bridge'),
    bid('road', 'firm', 'partner'),
    bid('bridge', 'firm'),
    { ...bid('bridge', 'rival'), ref: 'lost' } as ClaimRecord,
    {
      kind: 'TENDER_EVENT',
      tender: 'bridge',
      bid: 'lost',
      event: 'REJECTED',
      ...known('2025-04-01'),
    } as ClaimRecord,
    owns('owner', 'firm', known('2025-03-01', 'UNCONFIRMED')),
  ],
};

const WALK = `query ($openings: [Opening!], $excludeKinds: [ClaimKind!], $perOpening: Int! = 14, $limit: Int! = 150, $seed: String! = "firm") {
  walk(seeds: [{ slug: $seed }], openings: $openings, excludeKinds: $excludeKinds, perOpening: $perOpening, limit: $limit) {
    things { node { slug } opening via { kind } }
    claims { kind }
    changeDays complete reason
  }
}`;
const slugs = ({ walk }: Answer) => walk.things.map(({ node: { slug } }: Answer) => slug);

describe('walk', () => {
  it('opens one node after the other, tenders newest first, and shows all claims between what is there', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const openings = [{ of: { slug: 'firm' }, kinds: ['BID'] }, { of: { slug: 'bridge' } }];
      const answer = await graph.query(WALK, { openings });
      expect(answer.walk.things).toEqual([
        { node: { slug: 'firm' }, opening: 0, via: null },
        { node: { slug: 'bridge' }, opening: 1, via: { kind: 'BID' } },
        { node: { slug: 'road' }, opening: 1, via: { kind: 'BID' } },
        { node: { slug: 'rival' }, opening: 2, via: { kind: 'BID' } },
        { node: { slug: 'town' }, opening: 2, via: { kind: 'PROCUREMENT_ROLE' } },
      ]);
      // The town buys the road as well, though no step went along that claim.
      const kinds = answer.walk.claims.map(({ kind }: Answer) => kind);
      expect(kinds).toEqual(['BID', 'BID', 'BID', 'PROCUREMENT_ROLE', 'PROCUREMENT_ROLE']);
      expect(answer.walk).toMatchObject({ complete: true, reason: null, changeDays: ['2025-04-01', DAY] });
    }));

  it('brings the same, in the same order, when more is opened afterwards', () =>
    withGraph(async (graph) => {
      graph.write(hubRecords(60, 20));
      const openings = [{ of: { slug: 'hub' } }, { of: { slug: 't3' } }, { of: { slug: 'o3' }, all: true }];
      const whole = slugs(await graph.query(WALK, { seed: 'hub', openings }));
      for (const count of [0, 1, 2]) {
        const part = slugs(await graph.query(WALK, { seed: 'hub', openings: openings.slice(0, count) }));
        expect(part).toEqual(whole.slice(0, part.length));
      }
      expect(whole.length).toBeGreaterThan(16);
    }));

  it('brings so many of each kind, all where that is asked, and says when it stopped at its limit', () =>
    withGraph(async (graph) => {
      graph.write(hubRecords(60, 12));
      const opened = async (more: object, all = false) => {
        const { walk } = await graph.query(WALK, {
          seed: 'hub',
          openings: [{ of: { slug: 'hub' }, all }],
          ...more,
        });
        return [walk.things.length, walk.complete, walk.reason];
      };
      expect(await opened({})).toEqual([1 + 14, true, null]);
      expect(await opened({ perOpening: 5 })).toEqual([1 + 5, true, null]);
      expect(await opened({ perOpening: 5 }, true)).toEqual([1 + 60, true, null]);
      expect(await opened({ limit: 10 }, true)).toEqual([10, false, 'ENOUGH_FOUND']);
    }));

  it('neither follows nor shows excluded kinds, and nothing of a node that is not there', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const openings = [{ of: { slug: 'firm' } }, { of: { slug: 'town' } }, { of: { slug: 'nobody' } }];
      const answer = await graph.query(WALK, { openings, excludeKinds: ['BID'] });
      expect(slugs(answer)).toEqual(['firm', 'owner']);
      expect(answer.walk.claims).toEqual([{ kind: 'OWNERSHIP' }]);
    }));

  it('of an earlier day has what was known then', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const text = WALK.replace(') {', ') @asOf(knownOn: "2025-02-15") {');
      const answer = await graph.query(text, { openings: [{ of: { slug: 'firm' }, kinds: ['OWNERSHIP'] }] });
      expect(slugs(answer)).toEqual(['firm']);
      const now = await graph.query(WALK, { openings: [{ of: { slug: 'firm' }, kinds: ['OWNERSHIP'] }] });
      expect([slugs(now), now.walk.changeDays]).toEqual([['firm', 'owner'], ['2025-03-01']]);
    }));

  it.each([
    [{ limit: 401 }, 'limit: 401 is out of range; ask for 1 to 400.'],
    [{ perOpening: 0 }, 'perOpening: 0 is out of range; ask for 1 to 100.'],
    [
      { openings: [{ of: { id: 'claim:1' } }] },
      'openings[0].of.id: "claim:1" is not the id of a node, such as "organisation:42".',
    ],
    [
      { openings: Array(201).fill({ of: { slug: 'x' } }) },
      'openings: give 1 to 200 of them; 201 were given.',
    ],
  ])('refuses what is out of range or can not be meant', (variables, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(WALK, variables)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );
});

const AMONG = `query ($ids: [ID!]!, $kinds: [ClaimKind!], $standing: [Standing!], $limit: Int! = 300) {
  claimsAmong(ids: $ids, kinds: $kinds, standing: $standing, limit: $limit) {
    claims { kind ends { node { slug } } } totalCount leftOut { kind standing count } complete reason
  }
}`;

describe('claimsAmong', () => {
  async function idsOf(
    graph: { query: (text: string) => Promise<Answer> },
    types: string,
  ): Promise<Record<string, string>> {
    const answer = await graph.query(`{ ${types} }`);
    const nodes = Object.values(answer).flatMap((list) => (list as Answer).nodes);
    return Object.fromEntries(nodes.map(({ slug, id }) => [slug, id]));
  }
  const LISTS = 'organisations(first: 100) { nodes { id slug } } tenders(first: 100) { nodes { id slug } }';

  it('gives every claim between two of the nodes once, and counts what the arguments leave out', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const ids = await idsOf(graph, LISTS);
      const among = [ids.firm, ids.partner, ids.road, ids.owner, ids.firm];
      const { claimsAmong } = await graph.query(AMONG, { ids: among });
      expect(claimsAmong).toMatchObject({
        claims: [{ kind: 'BID' }, { kind: 'OWNERSHIP' }],
        totalCount: 2,
        leftOut: [],
        complete: true,
      });
      const ownership = { kind: 'OWNERSHIP', standing: 'UNCONFIRMED', count: 1 };
      for (const variables of [{ kinds: ['BID'] }, { standing: ['REPORTED'] }]) {
        const { claimsAmong: some } = await graph.query(AMONG, { ids: among, ...variables });
        expect([some.totalCount, some.leftOut]).toEqual([1, [ownership]]);
      }
    }));

  it('finds the claims of nodes with very many edges, in few statements', () =>
    withGraph(async (graph) => {
      graph.write(hubRecords(1_200, 2));
      graph.write({
        nodes: [{ ...node('ORGANISATION', 'hub') }, { ...node('ORGANISATION', 'o0') }],
        claims: [owns('hub', 'o0')],
      });
      const ids = await idsOf(graph, LISTS.replace('tenders(first: 100)', 'tenders(first: 30)'));
      const tenders = Object.entries(ids).filter(([slug]) => slug.startsWith('t'));
      const among = [ids.hub, ids.o0, ids.o1, ...tenders.map(([, id]) => id)];
      const { claimsAmong } = await graph.query(AMONG, { ids: among });
      expect(claimsAmong).toMatchObject({ totalCount: 30 + 30 + 1, complete: true });
      expect(graph.statements()).toBeLessThan(40);
      const { claimsAmong: cut } = await graph.query(AMONG, { ids: among, limit: 10 });
      expect([cut.claims.length, cut.totalCount, cut.complete, cut.reason]).toEqual([
        10,
        61,
        false,
        'ENOUGH_FOUND',
      ]);
    }));

  it('follows merges; who is not there, and who only bids against another, is linked to nobody', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const ids = await idsOf(graph, LISTS);
      const apart = { ids: [ids.firm, ids.rival, 'organisation:99999'] };
      const { claimsAmong: none } = await graph.query(AMONG, apart);
      expect(none).toMatchObject({ claims: [], totalCount: 0, complete: true });
      const named = (slug: string) => findNamedNode(graph.database, `organisation/${slug}`, 'node');
      mergeNodes(graph.database, named('rival'), named('partner'), { now: WRITTEN });
      const { claimsAmong } = await graph.query(AMONG, { ids: [ids.rival, ids.road] });
      expect(claimsAmong).toMatchObject({ claims: [{ kind: 'BID' }], totalCount: 1 });
    }));

  it.each([
    [{ ids: ['bid:1'] }, 'ids[0].id: "bid:1" is not the id of a node, such as "organisation:42".'],
    [{ ids: Array(401).fill('tender:1') }, 'ids: 401 ids are too many; ask for at most 400.'],
    [{ ids: [], limit: 2_001 }, 'limit: 2001 is out of range; ask for 1 to 2000.'],
  ])('refuses what can not be meant', (variables, message) =>
    withGraph(async ({ refusal }) => {
      expect(await refusal(AMONG, variables)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );
});

describe('Entity.claimCounts', () => {
  it('counts as `claims` does, kind by kind, for a whole list in one statement', () =>
    withGraph(async (graph) => {
      graph.write(MARKET);
      const text = '{ organisations { nodes { slug claimCounts { kind count } claims { totalCount } } } }';
      const { organisations } = await graph.query(text);
      const counts = organisations.nodes.map(({ slug, claimCounts }: Answer) => [
        slug,
        claimCounts.map(({ kind, count }: Answer) => `${count} ${kind}`).join(', '),
      ]);
      expect(Object.fromEntries(counts)).toEqual({
        firm: '2 BID, 1 OWNERSHIP',
        owner: '1 OWNERSHIP',
        partner: '1 BID',
        rival: '1 BID',
        town: '2 PROCUREMENT_ROLE',
      });
      for (const { claimCounts, claims } of organisations.nodes)
        expect(claimCounts.reduce((sum: number, { count }: Answer) => sum + count, 0)).toBe(
          claims.totalCount,
        );
      await graph.query('{ organisations { nodes { claimCounts { kind } } } }');
      expect(graph.statements()).toBe(2);
    }));

  it.each(['', '@asOf(knownOn: "2026-02-20")', '@asOf(validOn: "2026-01-01")'])(
    'agrees with `claims` for all types of node of the story %s',
    (asOf) =>
      withGraph(async (graph) => {
        graph.importSeed();
        const fields = 'claimCounts { count } claims { totalCount }';
        const lists = ['articles', 'organisations', 'people', 'regulations', 'tenders'];
        const text = `query ${asOf} { ${lists.map((list) => `${list}(first: 30) { nodes { ${fields} } }`).join(' ')} }`;
        const answer = await graph.query(text);
        for (const list of lists) {
          const { nodes } = answer[list];
          expect(nodes.length).toBeGreaterThan(0);
          for (const { claimCounts, claims } of nodes)
            expect(claimCounts.reduce((sum: number, { count }: Answer) => sum + count, 0)).toBe(
              claims.totalCount,
            );
        }
      }),
  );
});
