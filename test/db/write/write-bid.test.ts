import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords } from '../../../src/model/record.ts';
import { countedRuns } from '../counted-rows.ts';
import { freshDatabase } from '../fresh-database.ts';
import { count, NOW, row, rows, withDatabase } from '../memory-graph.ts';
import { recorded } from '../recorded.ts';
import { aboutTender, bid, bidEvent, euros, notice, organisation, tender } from '../sample-records.ts';

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

/** A tender of two lots, and bids on them, of which every second won. */
function manyBids(number: number): GraphRecords {
  const bidders = Array.from({ length: number }, (_, n) => `bidder-${n}`);
  return {
    nodes: [
      notice,
      tender({ lots: [{ number: '1' }, { number: '2' }] }),
      ...bidders.map((ref) => organisation(ref)),
    ],
    claims: bidders.flatMap((ref, n): ClaimRecord[] => [
      { ...bid(ref), ref: `bid of ${ref}`, lot: n % 3 === 0 ? '1' : '2' },
      ...(n % 2 === 0 ? [bidEvent(`bid of ${ref}`, 'WON')] : []),
    ]),
    mentions: [],
  };
}

/** How many rows of bids, and of claims, are looked at when it is derived how all bids on a tender ended, and when that is checked. */
function rowsLookedAt(bids: number): { readonly derived: number; readonly checked: number } {
  const database = freshDatabase();
  const texts = recorded(database.sqlite);
  createWriter(database).write(manyBids(bids), { now: NOW });
  const [text = ''] = [...texts].filter((statement) => /^SELECT .*\bwon_lot\b/s.test(statement));
  const [{ id }] = rows<{ id: number }>(database, 'SELECT id FROM tenders') as [{ id: number }];
  const runs = countedRuns(database.sqlite);
  database.sqlite.prepare(text).raw().all({ tender: id });
  const derived = runs.at(-1)?.rows ?? 0;
  expect(checkDatabase(database)).toEqual([]);
  const checked = runs.filter((run) => run.text.includes('another outcome'));
  database.close();
  return { derived, checked: checked.reduce((sum, run) => sum + run.rows, 0) };
}

it('looks at each bid on a tender equally often, however many there are, when it derives and checks how all of them ended', () => {
  const [few, many] = [rowsLookedAt(30), rowsLookedAt(300)];
  expect(few.derived).toBeGreaterThan(30);
  expect(many.derived).toBeLessThan(few.derived * 11);
  expect(few.checked).toBeGreaterThan(30);
  expect(many.checked).toBeLessThan(few.checked * 11);
});
