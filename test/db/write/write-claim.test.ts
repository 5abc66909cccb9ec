import { describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { count, row, rows, withDatabase } from '../memory-graph.ts';
import { aboutTender, buyer, denial, EVIDENCE, notice } from '../sample-records.ts';

describe('a claim', () => {
  it('that two documents make is one, with two pieces of evidence', () => {
    const other = { ...notice, ref: 'other', slug: 'other' };
    withDatabase(
      (database) => {
        expect([count(database, 'claims'), count(database, 'evidence'), count(database, 'edges')]).toEqual([
          1, 2, 1,
        ]);
      },
      aboutTender([buyer('ovh')]),
      aboutTender([buyer('ovh', [{ article: 'other', standing: 'REPORTED' }])], [other]),
    );
  });

  it('is as sure as its best evidence, known since its first, and disputed when anybody denies it', () => {
    const report = { ...notice, ref: 'report', slug: 'report', published: '2025-11' };
    const assessed = 'SELECT standing, known_from FROM claims';
    withDatabase(
      (database) => {
        expect(row(database, assessed)).toEqual({ standing: 'UNCONFIRMED', known_from: '2026-02-06' });
        const write = (evidence: ClaimRecord['evidence']) =>
          writeRecords(database, aboutTender([buyer('ovh', evidence)], [report, denial]));
        write([{ article: 'report', standing: 'REPORTED' }]);
        expect(row(database, assessed)).toEqual({ standing: 'REPORTED', known_from: '2025-11-30' });
        write([{ article: 'denial', standing: 'OFFICIAL', stance: 'DISPUTES' }]);
        expect(row(database, assessed)).toEqual({ standing: 'DISPUTED', known_from: '2025-11-30' });
      },
      aboutTender([buyer('ovh', [{ article: 'notice', standing: 'UNCONFIRMED' }])]),
    );
  });

  it('is known since another day when its document turns out to be of another day', () => {
    withDatabase(
      (database) => {
        expect(row(database, 'SELECT known_from FROM claims')).toEqual({ known_from: '2026-02-02' });
        expect(row(database, 'SELECT known_from FROM evidence')).toEqual({ known_from: '2026-02-02' });
      },
      aboutTender([buyer('ovh')]),
      { nodes: [{ ...notice, published: '2026-02-02', statedOn: '2026-02-09' }] },
    );
  });

  it('keeps its edges to the host only where the host is known', () => {
    withDatabase(
      (database) => expect(rows(database, 'SELECT kind FROM edges')).toEqual([{ kind: 'HOSTING' }]),
      aboutTender([
        { kind: 'HOSTING', hosted: 'ovh', evidence: EVIDENCE },
        { kind: 'HOSTING', host: 'atos', hosted: 'ovh', evidence: EVIDENCE },
      ]),
    );
  });
});

it('adds a mention once, and none to what is no article', () => {
  const mention = { article: 'notice', node: 'ovh', name: 'OVH', startOffset: 3, endOffset: 6 };
  withDatabase(
    (database) => {
      expect(count(database, 'mentions')).toBe(2);
      const write = (change: object) => () =>
        writeRecords(database, { ...aboutTender([]), mentions: [{ ...mention, ...change }] });
      expect(write({ article: 'ovh' })).toThrow(/\/mentions\/0\/article: "ovh" is of type ORGANISATION/);
      expect(write({ endOffset: 3 })).toThrow(/3 to 3 is no range of characters/);
    },
    { ...aboutTender([]), mentions: [mention, mention] },
    { ...aboutTender([]), mentions: [mention, { ...mention, startOffset: 4 }] },
  );
});
