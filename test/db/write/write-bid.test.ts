import { describe, expect, it } from 'vitest';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { count, row, rows, withDatabase } from '../memory-graph.ts';
import { aboutTender, bid, bidEvent, euros, notice } from '../sample-records.ts';

describe('a bid', () => {
  it('of a consortium is one, with an edge from each party', () => {
    withDatabase(
      (database) => {
        expect([count(database, 'bids'), count(database, 'bid_parties'), count(database, 'edges')]).toEqual([
          1, 2, 2,
        ]);
      },
      aboutTender([bid('atos', 'ovh'), bid('ovh', 'atos')]),
    );
  });

  it('stays the same one when its value becomes known, and unknown does not outweigh known', () => {
    withDatabase(
      (database) =>
        expect(row(database, 'SELECT value_minor, rank FROM bids')).toEqual({ value_minor: 500, rank: 1 }),
      aboutTender([bid('atos')]),
      aboutTender([{ ...bid('atos'), value: euros(500), rank: 1 }]),
      aboutTender([{ ...bid('atos'), value: { status: 'UNKNOWN' } }]),
    );
  });

  it('is another one on another lot, by others, or when it is only expected', () => {
    const lots = { nodes: [{ ...aboutTender([]).nodes[1], lots: [{ number: '1' }] }] } as Parameters<
      typeof withDatabase
    >[1];
    withDatabase(
      (database) => expect(count(database, 'bids')).toBe(4),
      lots,
      aboutTender([
        bid('atos'),
        { ...bid('atos'), ref: 'b', lot: '1' },
        { ...bid('atos', 'ovh'), ref: 'c' },
        { ...bid('atos'), ref: 'd', modality: 'EXPECTED' },
      ]),
    );
  });

  it('with its source’s key takes its parties from the later document, and its edges with them', () => {
    const later = { ...notice, ref: 'later', slug: 'later', published: '2026-03-01', statedOn: '2026-03-01' };
    withDatabase(
      (database) => {
        expect(
          rows(
            database,
            'SELECT o.name, p.role FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id',
          ),
        ).toEqual([{ name: 'ovh', role: 'SOLE' }]);
        expect(rows(database, 'SELECT o.name FROM edges e JOIN organisations o ON o.id = e.from_id')).toEqual(
          [{ name: 'ovh' }],
        );
        expect(row(database, 'SELECT o.name FROM bids b JOIN organisations o ON o.id = b.lead_id')).toEqual({
          name: 'ovh',
        });
      },
      aboutTender([{ ...bid('atos'), key: 'src:bid-1' }]),
      aboutTender(
        [{ ...bid('ovh'), key: 'src:bid-1', evidence: [{ article: 'later', standing: 'OFFICIAL' }] }],
        [later],
      ),
      aboutTender([{ ...bid('atos'), key: 'src:bid-1' }]),
    );
  });

  it('has the status that the last event on it says, else what its modality says', () => {
    const status = (...claims: ClaimRecord[]) =>
      withDatabase(
        (database) => row<{ status: string }>(database, 'SELECT status FROM bids').status,
        aboutTender(claims),
      );
    const on = (word: string, more: object = {}) => bidEvent('bid', word, more);
    expect(status(bid('atos'))).toBe('SUBMITTED');
    expect(status({ ...bid('atos'), modality: 'EXPECTED' })).toBe('EXPECTED');
    expect(
      status(on('WON', { date: '2026-01-05' }), bid('atos'), on('PRESELECTED', { date: '2026-01-01' })),
    ).toBe('WON');
    expect(status(bid('atos'), on('WON', { modality: 'EXPECTED' }))).toBe('SUBMITTED');
  });
});
