import { describe, expect, it } from 'vitest';
import type { ClaimRecord, NodeRecord } from '../../../../src/model/record.ts';
import { bid, organisations, tender } from '../../../graph/competition/bidding-records.ts';
import { type Answer, type TestGraph, withGraph } from '../../../graph.ts';

const COMPETITION =
  'competition { bids { certain possible unknown } publishedBidCount coverage organisations { certain possible } withdrawnCount won { certain possible } winners { status bidder { name } } complete }';

function write(graph: TestGraph, nodes: NodeRecord[], claims: ClaimRecord[]): void {
  graph.write({ nodes: [...organisations('a', 'b', 'c', 'd'), ...nodes], claims });
}

async function competitionFor(graph: TestGraph, directive = ''): Promise<Answer> {
  const answer = await graph.query(`query ${directive} { tender(by: { slug: "t" }) { ${COMPETITION} } }`);
  return answer.tender.competition;
}

const WON = { status: 'WON' } as const;

describe('the competition for a tender', () => {
  it('counts bids, organisations, winners and withdrawals, certain and possible ones apart', () =>
    withGraph(async (graph) => {
      write(
        graph,
        [tender('t', { publishedBidCount: 5 })],
        [
          ...bid('t', ['a', 'b'], WON),
          ...bid('t', ['b']),
          ...bid('t', ['c'], { status: 'WITHDRAWN' }),
          ...bid('t', ['b', 'd'], { modality: 'EXPECTED' }),
          ...bid('t', ['d'], { standing: 'UNCONFIRMED', status: 'WON' }),
        ],
      );
      expect(await competitionFor(graph)).toEqual({
        bids: { certain: 3, possible: 2, unknown: 2 },
        publishedBidCount: 5,
        coverage: 'PARTIAL',
        organisations: { certain: 3, possible: 1 },
        withdrawnCount: 1,
        won: { certain: 1, possible: 1 },
        winners: [
          { status: 'WON', bidder: { name: 'a' } },
          { status: 'WON', bidder: { name: 'd' } },
        ],
        complete: true,
      });
    }));

  const loser = bid('t', ['b']);
  const winner = bid('t', ['a'], WON);
  it.each<[string, number | undefined, ClaimRecord[], string, number | null]>([
    ['as many bids are named as were received', 2, [...winner, ...loser], 'COMPLETE', 0],
    ['the only bid received won', 1, winner, 'COMPLETE', 0],
    ['more are named than were received', 1, [...winner, ...loser], 'COMPLETE', 0],
    ['none was received', 0, [], 'COMPLETE', 0],
    ['only the winner of three is named', 3, winner, 'WINNERS_ONLY', 2],
    ['only a winner is named and no number', undefined, winner, 'WINNERS_ONLY', null],
    ['a loser is named, and more were received', 3, [...winner, ...loser], 'PARTIAL', 1],
    ['none of those received is named', 2, [], 'PARTIAL', 2],
    ['a loser is named and no number', undefined, [...winner, ...loser], 'UNKNOWN', null],
    ['nothing is known', undefined, [], 'UNKNOWN', null],
    ['a bid is only possible', 1, bid('t', ['a'], { standing: 'UNCONFIRMED' }), 'PARTIAL', 1],
  ])('where %s', (_, publishedBidCount, claims, coverage, unknown) =>
    withGraph(async (graph) => {
      write(graph, [tender('t', publishedBidCount === undefined ? {} : { publishedBidCount })], claims);
      const found = await competitionFor(graph);
      expect([found.coverage, found.bids.unknown, found.publishedBidCount]).toEqual([
        coverage,
        unknown,
        publishedBidCount ?? null,
      ]);
    }),
  );

  it('in several lots takes bids of the same organisations as one against a number for the whole', () =>
    withGraph(async (graph) => {
      write(
        graph,
        [tender('t', { lotNumbers: ['1', '2'], publishedBidCount: 2 })],
        [...bid('t', ['a'], { lot: '1', status: 'WON' }), ...bid('t', ['a'], { lot: '2' })],
      );
      expect(await competitionFor(graph)).toMatchObject({
        bids: { certain: 2, possible: 0, unknown: 1 },
        coverage: 'PARTIAL',
      });
    }));

  it('without a number of its own goes by those of its lots, if each has one', () =>
    withGraph(async (graph) => {
      const claims = [...bid('t', ['a'], { lot: '1' }), ...bid('t', ['b'], { lot: '1' })];
      const lots = (...counts: (number | undefined)[]) =>
        counts.map((publishedBidCount, index) => ({
          number: `${index + 1}`,
          ...(publishedBidCount !== undefined && { publishedBidCount }),
        }));
      write(graph, [tender('t', { lots: lots(1, undefined) })], claims);
      expect(await competitionFor(graph)).toMatchObject({ publishedBidCount: null, bids: { unknown: null } });
      write(graph, [tender('t', { statedOn: '2025-02-01', lots: lots(1, 3) })], []);
      expect(await competitionFor(graph)).toMatchObject({
        publishedBidCount: 4,
        bids: { unknown: 3 },
        coverage: 'PARTIAL',
      });
    }));

  it('is that of the day asked', () =>
    withGraph(async (graph) => {
      write(
        graph,
        [tender('t')],
        [
          ...bid('t', ['a'], { knownFrom: '2025-02-01', key: 'a' }),
          ...bid('t', ['b'], { knownFrom: '2025-03-01' }),
          {
            kind: 'TENDER_EVENT',
            tender: 't',
            bid: 'a',
            event: 'WON',
            evidence: [{ knownFrom: '2025-04-01', note: 'Award.', standing: 'OFFICIAL' }],
          },
        ],
      );
      const on = async (day: string) => {
        const { bids, won } = await competitionFor(graph, `@asOf(knownOn: "${day}")`);
        return [bids.certain, won.certain];
      };
      expect([
        await on('2025-01-31'),
        await on('2025-02-01'),
        await on('2025-03-31'),
        await on('2025-04-01'),
      ]).toEqual([
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 1],
      ]);
    }));
});

describe('the competition for a lot', () => {
  it('counts a bid that names no lot as possible on each of several', () =>
    withGraph(async (graph) => {
      write(
        graph,
        [tender('t', { lots: [{ number: '1', publishedBidCount: 2 }, { number: '2' }] })],
        [
          ...bid('t', ['a'], { lot: '1', status: 'WON' }),
          ...bid('t', ['b'], { lot: '2' }),
          ...bid('t', ['c']),
        ],
      );
      const { tender: found } = await graph.query(
        `{ tender(by: { slug: "t" }) { lots { nodes { number ${COMPETITION} } } } }`,
      );
      expect(found.lots.nodes).toMatchObject([
        {
          number: '1',
          competition: {
            bids: { certain: 1, possible: 1, unknown: 1 },
            coverage: 'WINNERS_ONLY',
            organisations: { certain: 1, possible: 1 },
            winners: [{ bidder: { name: 'a' } }],
          },
        },
        {
          number: '2',
          competition: { bids: { certain: 1, possible: 1, unknown: null }, coverage: 'UNKNOWN' },
        },
      ]);
    }));

  it('that is the only one has the bids on the tender, and its number', () =>
    withGraph(async (graph) => {
      write(
        graph,
        [tender('t', { lotNumbers: ['1'], publishedBidCount: 2 })],
        [...bid('t', ['a'], { lot: '1' }), ...bid('t', ['b'])],
      );
      const { tender: found } = await graph.query(
        `{ tender(by: { slug: "t" }) { lots { nodes { ${COMPETITION} } } } }`,
      );
      expect(found.lots.nodes).toMatchObject([
        { competition: { bids: { certain: 2, unknown: 0 }, publishedBidCount: 2, coverage: 'COMPLETE' } },
      ]);
    }));
});

it('reads the competition for a page of tenders, and of their lots, in as many statements as for one', () =>
  withGraph(async (graph) => {
    const slugs = Array.from({ length: 30 }, (_, index) => `t${index}`);
    write(
      graph,
      slugs.map((slug) => tender(slug, { lotNumbers: ['1', '2'] })),
      slugs.flatMap((slug) => [...bid(slug, ['a'], { lot: '1', status: 'WON' }), ...bid(slug, ['b'])]),
    );
    const ask = async (first: number) => {
      const { tenders } = await graph.query(
        `{ tenders(first: ${first}) { nodes { ${COMPETITION} lots(first: 2) { nodes { ${COMPETITION} } } } } }`,
      );
      return [tenders.nodes.length, graph.statements()];
    };
    const [, statements] = await ask(1);
    expect(await ask(30)).toEqual([30, statements]);
    expect(statements).toBeLessThan(20);
  }));
