import { describe, expect, it } from 'vitest';
import { judged } from './small-market.ts';

describe('R018, single bid received,', () => {
  it('goes by published numbers, of lots too, and by named bidders where there is none', async () => {
    const says = await judged('R018', {
      single: { procedure: 'OPEN', count: 1 },
      several: { procedure: 'RESTRICTED', count: 2 },
      'single-on-a-lot': { procedure: 'OPEN', count: 4, lots: { a: 3, b: 1 } },
      'two-named': { procedure: 'SELECTIVE', bids: [{ by: 'alder' }, { by: 'birch' }] },
      'one-named': { procedure: 'OPEN', bids: [{ by: 'alder' }] },
      'one-in-two-lots': {
        procedure: 'OPEN',
        lots: { a: null, b: null },
        bids: [
          { by: 'alder', lot: 'a' },
          { by: 'alder', lot: 'b' },
        ],
      },
      direct: { procedure: 'DIRECT', count: 1 },
      'unknown-procedure': { count: 1 },
    });
    expect(says).toEqual({
      single: 'FLAGGED 1',
      several: 'CLEAR 0',
      'single-on-a-lot': 'FLAGGED 1',
      'two-named': 'CLEAR 0',
      'one-named': 'BID_COUNT_UNKNOWN',
      'one-in-two-lots': 'BID_COUNT_UNKNOWN',
      direct: 'PROCEDURE_NOT_COVERED',
      'unknown-procedure': 'PROCEDURE_UNKNOWN',
    });
  });
});
