import { expect, it } from 'vitest';
import { type Answer, withGraph } from '../../graph.ts';
import { hostileGraph } from '../compiled/hostile-graph.ts';
import { Random } from '../compiled/random.ts';

const COUNTS = 'bidderCount tenderCount complete nodes { organisation { id } bidCount wonCount';

const bidders = (day: string, fields: string): string =>
  `query ${day} { organisations(first: 20) { nodes { id
    BIDS: topBidders { ${COUNTS} ${fields} } }
    WON: topBidders(by: WON, first: 3) { ${COUNTS} ${fields} } }
  } } }`;

it.each(['', '@asOf(knownOn: "2023-06-01")'])('counts the same with amounts and without %s', async (day) => {
  for (let seed = 1; seed <= 5; seed += 1) {
    await withGraph(async (graph) => {
      graph.write(hostileGraph(new Random(seed)));
      const counts = await graph.query(bidders(day, ''));
      const all = await graph.query(bidders(day, 'awarded { amount } unknownAmountCount flaggedAmountCount'));
      expect(counts).toEqual(withoutAmounts(all));
      const found = counts.organisations.nodes.map(({ BIDS }: Answer) => BIDS.bidderCount);
      expect(Math.max(...found)).toBeGreaterThan(0);
    });
  }
});

function withoutAmounts({ organisations: { nodes } }: Answer): Answer {
  const counted = ({ nodes: found, ...top }: Answer): Answer => ({
    ...top,
    nodes: found.map(({ organisation, bidCount, wonCount }: Answer) => ({
      organisation,
      bidCount,
      wonCount,
    })),
  });
  const found = nodes.map(({ id, BIDS, WON }: Answer) => ({ id, BIDS: counted(BIDS), WON: counted(WON) }));
  return { organisations: { nodes: found } };
}
