import { expect, it } from 'vitest';
import { type Answer, withGraph } from '../../graph.ts';
import { writeMarket } from './counted-market.ts';

const COUNTS = 'nodes { organisation { name } bidCount wonCount } bidderCount tenderCount complete';
const AMOUNTS = 'nodes { awarded { amount currency } unknownAmountCount flaggedAmountCount }';

/** As of a day on which nothing is known yet, and now. */
const DAYS = ['', 'query @asOf(knownOn: "2024-12-31") ', 'query @asOf(knownOn: "2025-01-10") '];

it('are counted the same whether or not their amounts are asked for', () =>
  withGraph(async (graph) => {
    writeMarket(graph);
    const top = async (day: string, fields: string): Promise<Answer> =>
      (
        await graph.query(
          `${day}{ organisation(by: { slug: "city" }) { topBidders { ${fields} } byWon: topBidders(by: WON) { ${fields} } } }`,
        )
      ).organisation;
    for (const day of DAYS) {
      const counts = await top(day, COUNTS);
      expect(await top(day, `${COUNTS} ${AMOUNTS}`), day).toMatchObject(counts ?? {});
    }
    const awarded = await top('', `${COUNTS} ${AMOUNTS}`);
    expect(awarded.byWon.nodes[0]).toMatchObject({
      organisation: { name: 'a' },
      wonCount: 1,
      awarded: [{ amount: '900.00', currency: 'EUR' }],
    });
    expect((await top('', COUNTS)).topBidders).toEqual({
      nodes: [
        { organisation: { name: 'a' }, bidCount: 2, wonCount: 1 },
        { organisation: { name: 'b' }, bidCount: 1, wonCount: 1 },
        { organisation: { name: 'c' }, bidCount: 1, wonCount: 0 },
      ],
      bidderCount: 3,
      tenderCount: 2,
      complete: true,
    });
  }));
