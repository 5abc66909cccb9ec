import { describe, expect, it } from 'vitest';
import type { SourcedRecords } from '../../src/db/write/batch/writer.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { type TestGraph, WRITTEN, withGraph } from '../graph.ts';

/** What one document of the only series says of the tender. */
function document(day: string, claims: readonly object[]): SourcedRecords {
  const nodes: NodeRecord[] = [
    { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [day], name: day, published: day, statedOn: day },
    {
      ref: 't',
      type: 'TENDER',
      slug: 'tender',
      name: 'Tender',
      statedOn: day,
      lots: [{ number: '1' }, { number: '2' }],
    },
  ];
  const said = claims.map(
    (claim) =>
      ({
        ...claim,
        tender: 't',
        evidence: [{ article: 'a', standing: 'OFFICIAL' }],
      }) as unknown as ClaimRecord,
  );
  return {
    source: 'test',
    records: { nodes, claims: said, mentions: [] },
    document: { key: day, moment: day, day, article: 'a', hash: day, series: { key: 's' } },
  };
}

const event = (word: string, lot: string) => ({ kind: 'TENDER_EVENT', event: word, lot });
const award = (part: string, amountMinor: number, currency = 'EUR') => ({
  kind: 'VALUATION',
  valuation: 'AWARD',
  part,
  value: { status: 'KNOWN', amountMinor, currency },
});

function write(graph: TestGraph, ...documents: SourcedRecords[]): void {
  const { rejected } = createWriter(graph.database).writeDocuments(documents, { now: WRITTEN });
  expect([...rejected.values()]).toEqual([]);
}

const STATE = `query ($day: Date) @asOf(knownOn: $day) {
  tender(by: { slug: "tender" }) {
    status
    value { amount currency }
    valueStatus
    valueKind
    valueParts
    lots { nodes { number status } }
    qualityFlags { flag field }
  }
}`;

describe('the status and value of a tender of lots', () => {
  it('follow from its lots and parts, and from what a later document takes back', async () => {
    await withGraph(async (graph) => {
      write(
        graph,
        document('2026-01-01', [event('AWARDED', '1'), award('a1', 100), event('CANCELLED', '2')]),
        document('2026-02-01', [
          event('AWARDED', '1'),
          award('a1', 100),
          event('AWARDED', '2'),
          award('a2', 50),
        ]),
        document('2026-03-01', [event('LAUNCHED', '1'), event('LAUNCHED', '2')]),
      );
      const on = async (day?: string) => (await graph.query(STATE, { day })).tender;
      const awarded = { status: 'AWARDED', valueStatus: 'KNOWN', valueKind: 'AWARD', qualityFlags: [] };
      expect(await on('2026-01-31')).toEqual({
        ...awarded,
        value: { amount: '1.00', currency: 'EUR' },
        valueParts: 1,
        lots: {
          nodes: [
            { number: '1', status: 'AWARDED' },
            { number: '2', status: 'CANCELLED' },
          ],
        },
      });
      expect(await on('2026-02-01')).toMatchObject({ ...awarded, value: { amount: '1.50' }, valueParts: 2 });
      expect(await on()).toEqual({
        status: null,
        value: null,
        valueStatus: 'UNKNOWN',
        valueKind: null,
        valueParts: null,
        qualityFlags: [],
        lots: {
          nodes: [
            { number: '1', status: 'LAUNCHED' },
            { number: '2', status: 'LAUNCHED' },
          ],
        },
      });
    });
  });

  it('are no sum but a flag where parts are in several currencies, until they no longer are', async () => {
    await withGraph(async (graph) => {
      const ended = event('AWARDED', '1');
      write(graph, document('2026-01-01', [ended, award('a1', 100), award('a2', 50, 'PLN')]));
      expect((await graph.query(STATE)).tender).toMatchObject({
        value: null,
        valueStatus: 'UNKNOWN',
        valueKind: 'AWARD',
        valueParts: null,
        qualityFlags: [{ flag: 'MIXED_CURRENCIES', field: 'value' }],
      });
      write(graph, document('2026-02-01', [ended, award('a1', 100), award('a2', 50)]));
      expect((await graph.query(STATE)).tender).toMatchObject({
        value: { amount: '1.50' },
        valueParts: 2,
        qualityFlags: [],
      });
    });
  });

  it('name the part that an amount is of', async () => {
    await withGraph(async (graph) => {
      write(graph, document('2026-01-01', [award('a1', 100)]));
      const { tender } = await graph.query(
        '{ tender(by: { slug: "tender" }) { valuations { nodes { part value { amount } } } } }',
      );
      expect(tender.valuations.nodes).toEqual([{ part: 'a1', value: { amount: '1.00' } }]);
    });
  });
});
