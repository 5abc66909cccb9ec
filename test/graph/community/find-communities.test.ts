import { describe, expect, it } from 'vitest';
import { COMMUNITY_LIMITS, findBidderCommunities } from '../../../src/graph/community/find-communities.ts';
import { withGraph } from '../../graph.ts';
import { known, node, openSession } from '../analysis.ts';

const TENDERS = 450;

describe('looking for communities', () => {
  it('stops at its limits, says so, and divides what was read by then', () =>
    withGraph(async (graph) => {
      const tenders = Array.from({ length: TENDERS }, (_, index) => `t${index}`);
      const [left, right] = [0, 1].map((side) => (tender: string) => `${tender}-${side}`) as [
        (tender: string) => string,
        (tender: string) => string,
      ];
      graph.write({
        nodes: tenders.flatMap((tender) => [
          node('TENDER', tender),
          node('ORGANISATION', left(tender)),
          node('ORGANISATION', right(tender)),
        ]),
        claims: tenders.map((tender) => ({
          kind: 'BID',
          tender,
          parties: [
            { organisation: left(tender), role: 'LEAD' },
            { organisation: right(tender), role: 'MEMBER' },
          ],
          ...known(),
        })),
      });
      const find = async (limits: object) => {
        const found = await findBidderCommunities(
          openSession(graph),
          { by: 'JOINT' },
          { ...COMMUNITY_LIMITS, ...limits },
        );
        expect(found.communities.map(({ size }) => size)).toEqual(Array(found.tenderCount).fill(2));
        return [found.tenderCount, found.stopped];
      };
      expect(await find({})).toEqual([TENDERS, undefined]);
      expect(await find({ pairs: 30 })).toEqual([30, 'EDGE_BUDGET']);
      const [tenderCount, stopped] = await find({ edges: 500 });
      expect([tenderCount, stopped]).toEqual([
        expect.toSatisfy((count) => count > 0 && count < TENDERS),
        'EDGE_BUDGET',
      ]);
      expect(await find({ timeoutMs: 0 })).toEqual([0, 'DEADLINE']);
    }));
});
