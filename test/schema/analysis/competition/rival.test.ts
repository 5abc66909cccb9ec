import { describe, expect, it } from 'vitest';
import { mergeNodes } from '../../../../src/db/merge/merge.ts';
import { keyOf } from '../../../graph/analysis.ts';
import { bid, organisations, tender } from '../../../graph/competition/bidding-records.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../../../graph.ts';

const RIVALS = `rivals(first: 10) {
  totalCount
  complete
  bids { certain possible }
  coverage { complete winnersOnly partial unknown }
  nodes {
    organisation { name }
    contestCount { ...C }
    won { ...C }
    lost { ...C }
    bothWon { ...C }
    tenderCount
    first
    last
    contests(first: 10) {
      certain
      outcome
      tender { name }
      bids { status lot { number } }
      rivalBids { status lot { number } }
    }
  }
}`;

async function rivalsOf(graph: TestGraph, slug: string, directive = ''): Promise<Answer> {
  const { organisation } = await graph.query(
    `query ${directive} { organisation(by: { slug: "${slug}" }) { ${RIVALS} } } fragment C on ClaimCount { certain possible }`,
  );
  return organisation.rivals;
}

const sure = (certain: number) => ({ certain, possible: 0 });
const maybe = (possible: number) => ({ certain: 0, possible });
const NONE = sure(0);

/** Contests with a rival in short: tender, lots of both sides, whether certain, outcome. */
const inShort = ({ contests }: Answer) =>
  contests.map((contest: Answer) => {
    const lots = (bids: Answer[]) => bids.map(({ lot }) => lot?.number ?? '-').join();
    const { tender: where, bids, rivalBids, certain, outcome } = contest;
    return `${where.name} ${lots(bids)}:${lots(rivalBids)} ${certain ? 'certain' : 'possible'} ${outcome}`;
  });

describe('rivals', () => {
  it('are the parties of other bids on a tender without lots, with wins of each and the time', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          ...organisations('a', 'b', 'c'),
          tender('t1', { deadline: '2025-03' }),
          tender('t2', { published: '2025-01' }),
          tender('t3'),
          tender('t4', { deadline: '2025-06', published: '2024' }),
        ],
        claims: [
          ...bid('t1', ['a'], { status: 'WON' }),
          ...bid('t1', ['b']),
          ...bid('t2', ['b', 'c'], { status: 'WON' }),
          ...bid('t2', ['a']),
          ...bid('t3', ['a'], { status: 'WON' }),
          ...bid('t3', ['b'], { status: 'WON' }),
          // A bid with b is none against b, alone or not.
          ...bid('t4', ['a', 'b']),
          ...bid('t4', ['b']),
          ...bid('t4', ['c'], { standing: 'UNCONFIRMED' }),
        ],
      });
      const { nodes, ...list } = await rivalsOf(graph, 'a');
      expect(list).toEqual({
        totalCount: 2,
        complete: true,
        bids: sure(4),
        coverage: { complete: 0, winnersOnly: 1, partial: 0, unknown: 3 },
      });
      const [b, c] = nodes;
      expect(b).toMatchObject({
        organisation: { name: 'b' },
        contestCount: sure(3),
        won: sure(1),
        lost: sure(1),
        bothWon: sure(1),
        tenderCount: 3,
        first: '2025-01',
        last: '2025-03',
      });
      expect(inShort(b)).toEqual(['t1 -:- certain WON', 't2 -:- certain LOST', 't3 -:- certain BOTH_WON']);
      expect(c).toMatchObject({
        organisation: { name: 'c' },
        contestCount: { certain: 1, possible: 1 },
        won: NONE,
        lost: sure(1),
        bothWon: NONE,
        tenderCount: 2,
        first: '2025-01',
        last: '2025-06',
      });
      expect(inShort(c)).toEqual(['t4 -:- possible NEITHER_WON', 't2 -:- certain LOST']);
    }));

  it('meet on lots, and possibly where one of them names none', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b', 'c', 'd', 'e'), tender('t', { lotNumbers: ['1', '2', '3'] })],
        claims: [
          ...bid('t', ['a'], { lot: '1', status: 'WON' }),
          ...bid('t', ['a'], { lot: '2' }),
          ...bid('t', ['b'], { lot: '1' }),
          ...bid('t', ['b'], { lot: '3', status: 'WON' }),
          ...bid('t', ['c']),
          ...bid('t', ['d'], { lot: '2', status: 'WITHDRAWN' }),
          ...bid('t', ['e'], { lot: '3' }),
        ],
      });
      const { nodes } = await rivalsOf(graph, 'a');
      expect(nodes.map((rival: Answer) => [rival.organisation.name, ...inShort(rival)])).toEqual([
        ['b', 't 1:1 certain WON'],
        ['d', 't 2:2 certain NEITHER_WON'],
        ['c', 't 1,2:- possible WON'],
      ]);
      expect(nodes.at(-1)).toMatchObject({ contestCount: maybe(1), won: maybe(1), lost: NONE });
      const ofC = await rivalsOf(graph, 'c');
      expect(ofC.nodes.map((rival: Answer) => [rival.organisation.name, ...inShort(rival)])).toEqual([
        ['a', 't -:1,2 possible LOST'],
        ['b', 't -:1,3 possible LOST'],
        ['d', 't -:2 possible NEITHER_WON'],
        ['e', 't -:3 possible NEITHER_WON'],
      ]);
    }));

  it('meet on several lots of a tender once for each', () =>
    withGraph(async (graph) => {
      const both = (lot: string, status: 'WON' | 'REJECTED') => [
        ...bid('t', ['a'], { lot, status }),
        ...bid('t', ['b'], { lot }),
      ];
      graph.write({
        nodes: [...organisations('a', 'b'), tender('t', { lotNumbers: ['1', '2', '3'] })],
        claims: [...both('1', 'WON'), ...both('2', 'WON'), ...both('3', 'REJECTED')],
      });
      const { nodes } = await rivalsOf(graph, 'a');
      expect(nodes).toMatchObject([{ contestCount: sure(3), won: sure(2), tenderCount: 1 }]);
      expect(inShort(nodes[0])).toHaveLength(3);
    }));

  it('meet for certain on the only lot of a tender, whether they name it or not', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b'), tender('t', { lotNumbers: ['1'] })],
        claims: [...bid('t', ['a'], { lot: '1' }), ...bid('t', ['b'])],
      });
      const { nodes } = await rivalsOf(graph, 'a');
      expect(nodes).toMatchObject([{ contestCount: sure(1) }]);
    }));

  it('are only possible by expected, unconfirmed and disputed bids, which win no certain contest', () =>
    withGraph(async (graph) => {
      const disputed = bid('t2', ['b'], { status: 'WON' });
      const denial = {
        knownFrom: '2025-01-01',
        note: 'Denied.',
        standing: 'REPORTED',
        stance: 'DISPUTES',
      } as const;
      graph.write({
        nodes: [...organisations('a', 'b'), ...['t1', 't2', 't3'].map((slug) => tender(slug))],
        claims: [
          ...bid('t1', ['a']),
          ...bid('t1', ['b'], { modality: 'EXPECTED' }),
          ...bid('t2', ['a']),
          ...disputed.map((claim) =>
            claim.kind === 'BID' ? { ...claim, evidence: [...claim.evidence, denial] } : claim,
          ),
          ...bid('t3', ['a']),
          ...bid('t3', ['b'], { key: 'sure' }),
          ...bid('t3', ['b'], { key: 'rumour', standing: 'UNCONFIRMED', status: 'WON' }),
        ],
      });
      const { nodes } = await rivalsOf(graph, 'a');
      expect(nodes).toMatchObject([
        { contestCount: { certain: 1, possible: 2 }, lost: maybe(1), won: NONE, bothWon: NONE },
      ]);
    }));

  it('of an organisation that was merged are those of both', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b', 'old-b'), tender('t1'), tender('t2')],
        claims: [
          ...bid('t1', ['a']),
          ...bid('t1', ['b']),
          ...bid('t2', ['a']),
          ...bid('t2', ['old-b'], { status: 'WON' }),
        ],
      });
      const [from, into] = ['old-b', 'b'].map(
        (slug) => ({ type: 'ORGANISATION', id: keyOf(graph, slug) }) as const,
      );
      if (from && into) mergeNodes(graph.database, from, into, { now: WRITTEN });
      const { nodes } = await rivalsOf(graph, 'a');
      expect(nodes).toMatchObject([{ organisation: { name: 'b' }, contestCount: sure(2), lost: sure(1) }]);
    }));

  it('are those of the day asked', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [...organisations('a', 'b', 'c'), tender('t')],
        claims: [
          ...bid('t', ['a'], { knownFrom: '2025-01-10', key: 'a' }),
          ...bid('t', ['b'], { knownFrom: '2025-02-10' }),
          ...bid('t', ['c'], { knownFrom: '2025-03-10' }),
          {
            kind: 'TENDER_EVENT',
            tender: 't',
            bid: 'a',
            event: 'WON',
            evidence: [{ knownFrom: '2025-04-10', note: 'Award.', standing: 'OFFICIAL' }],
          },
        ],
      });
      const on = async (day: string) => {
        const { nodes } = await rivalsOf(graph, 'a', `@asOf(knownOn: "${day}")`);
        return nodes.map(({ organisation, won }: Answer) => [organisation.name, won.certain]);
      };
      expect(await on('2025-01-31')).toEqual([]);
      expect(await on('2025-02-28')).toEqual([['b', 0]]);
      expect(await on('2025-03-31')).toEqual([
        ['b', 0],
        ['c', 0],
      ]);
      expect(await on('2025-04-30')).toEqual([
        ['b', 1],
        ['c', 1],
      ]);
    }));

  it('page from where the last page ended, with as many statements however many contests are shown', () =>
    withGraph(async (graph) => {
      const others = Array.from({ length: 25 }, (_, index) => `o${index}`);
      graph.write({
        nodes: [...organisations('a', ...others), tender('t1'), tender('t2')],
        claims: [
          ...bid('t1', ['a']),
          ...bid('t2', ['a']),
          ...others.flatMap((slug) => bid('t1', [slug])),
          ...bid('t2', ['o7']),
        ],
      });
      const page = async (first: number, after: string | null) => {
        const { organisation } = await graph.query(
          'query($first: Int, $after: String) { organisation(by: { slug: "a" }) { rivals(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { organisation { name } contests(first: 2) { tender { name } bids { status } rivalBids { status } } } } } }',
          { first, after },
        );
        return organisation.rivals;
      };
      const start = await page(10, null);
      const rest = await page(20, start.pageInfo.endCursor);
      expect([start.totalCount, start.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([
        25,
        true,
        false,
      ]);
      const found = [...start.nodes, ...rest.nodes].map(({ organisation }: Answer) => organisation.name);
      expect(found).toEqual(['o7', ...others.filter((slug) => slug !== 'o7')]);
      const many = graph.statements();
      await page(1, null);
      expect(graph.statements()).toBe(many);
    }));

  it.each([
    ['first: 0', '', 'first: 0 is not a page size; ask for 1 to 100.'],
    [
      'after: "Organisation.coBidders~1.2.3"',
      '',
      'after: "Organisation.coBidders~1.2.3" is not a cursor of this list.',
    ],
    ['first: 1', 'contests(first: 101) { outcome }', 'first: 101 is not a page size; ask for 1 to 100.'],
    ['first: 1', 'contests { bids(first: 0) { id } }', 'first: 0 is not a page size; ask for 1 to 100.'],
  ])('refuse %s %s', (args, more, message) =>
    withGraph(async ({ refusal }) => {
      const document = `{ organisation(by: { slug: "x" }) { rivals(${args}) { nodes { first ${more} } } } }`;
      expect(await refusal(document)).toEqual({ code: 'BAD_USER_INPUT', message });
    }),
  );
});
