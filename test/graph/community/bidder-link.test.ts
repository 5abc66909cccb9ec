import { describe, expect, it } from 'vitest';
import type { BidFact } from '../../../src/db/read/bid/bidding.ts';
import { type Link, type LinkKind, linksOn, MAX_MEETING } from '../../../src/graph/community/bidder-link.ts';

function bid(parties: readonly number[], more: Partial<BidFact> = {}): BidFact {
  return { id: 0, tender: 1, lot: null, parties, status: 'SUBMITTED', isCertain: true, ...more };
}

function links(kind: LinkKind, bids: readonly BidFact[], isDivided = false): Link[] {
  const tender = { id: 1, day: null, publishedBidCount: null, isDivided, isDuplicate: false, bids, lots: [] };
  return [...linksOn(tender, kind)].sort();
}

describe('bidders are linked', () => {
  it('by each bid that they made together', () => {
    expect(links('JOINT', [bid([1, 2, 3]), bid([1, 2]), bid([4])])).toEqual([
      [1, 2],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });

  it('as rivals once for a tender, whatever lots their bids name when it is not known to have several', () => {
    expect(links('RIVAL', [bid([1]), bid([2], { lot: 7 }), bid([1]), bid([3])])).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
  });

  it('as rivals on one lot, or where a bid names no lot', () => {
    const bids = [bid([1], { lot: 7 }), bid([2], { lot: 7 }), bid([3], { lot: 8 }), bid([4])];
    expect(links('RIVAL', bids, true)).toEqual([
      [1, 2],
      [1, 4],
      [2, 4],
      [3, 4],
    ]);
  });

  it('as rivals only by bids to which the other is no party', () => {
    expect(links('RIVAL', [bid([1, 2]), bid([2, 3])])).toEqual([[1, 3]]);
    expect(links('RIVAL', [bid([1, 2]), bid([1]), bid([2])])).toEqual([[1, 2]]);
    expect(links('RIVAL', [bid([1, 2]), bid([1])])).toEqual([]);
  });

  it('not by bids that are only expected', () => {
    const bids = [bid([1, 2], { status: 'EXPECTED' }), bid([3])];
    expect([...links('JOINT', bids), ...links('RIVAL', bids)]).toEqual([]);
  });

  it('not where too many meet, which is told', () => {
    const crowd = Array.from({ length: MAX_MEETING + 1 }, (_, index) => index);
    expect(links('JOINT', [bid(crowd), bid([1, 2])])).toEqual(['TOO_LARGE', [1, 2]].sort());
    expect(
      links(
        'RIVAL',
        crowd.map((one) => bid([one])),
      ),
    ).toEqual(['TOO_LARGE']);
    expect(links('JOINT', [bid(crowd.slice(1))])).toHaveLength((MAX_MEETING * (MAX_MEETING - 1)) / 2);
  });
});
