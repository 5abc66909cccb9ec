import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { createWriter, type SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { freshDatabase } from '../fresh-database.ts';
import { rows } from '../memory-graph.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

/** A notice with a tender and its estimate; minor units are whole, so a broken amount is refused. */
function document(number: number, amountMinor = 100): SourcedRecords {
  const records: GraphRecords = {
    nodes: [
      {
        type: 'ARTICLE',
        ref: 'notice',
        kind: 'NOTICE',
        keys: [`a:${number}`],
        name: `Notice ${number}`,
        statedOn: '2026-01-02',
      },
      {
        type: 'TENDER',
        ref: 'tender',
        keys: [`t:${number}`],
        name: `Tender ${number}`,
        statedOn: '2026-01-02',
      },
    ],
    claims: [
      {
        kind: 'VALUATION',
        tender: 'tender',
        valuation: 'ESTIMATE',
        value: { status: 'KNOWN', amountMinor, currency: 'EUR' },
        evidence: [{ article: 'notice', standing: 'OFFICIAL' }],
      },
    ],
    mentions: [],
  };
  return { records, source: `file-${number}.json` };
}

const broken = (number: number) => document(number, 0.5);

function written(documents: readonly SourcedRecords[]) {
  const database = freshDatabase();
  try {
    const { counts, rejected } = createWriter(database).writeDocuments(documents, { now: NOW });
    return {
      counts,
      rejected: [...rejected]
        .map(([position, { source, locator }]) => `${position} ${source} ${locator}`)
        .sort(),
      tenders: rows(database, 'SELECT name, value_minor AS value FROM tenders ORDER BY name'),
      found: rows(database, "SELECT rowid FROM names_tender WHERE names_tender MATCH 'tender'").length,
      problems: checkDatabase(database),
    };
  } finally {
    database.close();
  }
}

it('writes documents that use the same refs for different nodes', () => {
  expect(written([document(1), document(2, 200)])).toMatchObject({
    rejected: [],
    tenders: [
      { name: 'Tender 1', value: 100 },
      { name: 'Tender 2', value: 200 },
    ],
    found: 2,
    problems: [],
  });
});

it('leaves a document out as a whole that has a record the database refuses, and writes the others', () => {
  expect(written([document(1), broken(2), document(3)])).toMatchObject({
    rejected: ['1 file-2.json /claims/0/value/amountMinor'],
    tenders: [{ name: 'Tender 1' }, { name: 'Tender 3' }],
    counts: { nodes: { created: 4 }, claims: { created: 2 } },
    found: 2,
    problems: [],
  });
});

it('does so too when most of the documents are refused', () => {
  const documents = Array.from({ length: 12 }, (_, number) =>
    number % 3 === 0 ? document(number) : broken(number),
  );
  const { rejected, tenders, counts, problems } = written(documents);
  expect(rejected).toHaveLength(8);
  expect(tenders).toHaveLength(4);
  expect(counts.nodes).toEqual({ created: 8, changed: 0, unchanged: 0 });
  expect(problems).toEqual([]);
});

it('lets a name that stands in for one give way to any that a document states, and keeps it as no alias', () => {
  const named = (name: string, statedOn: string, isMakeshift: boolean): SourcedRecords => ({
    source: 'file',
    records: {
      nodes: [
        {
          type: 'ORGANISATION',
          ref: 'o',
          keys: ['o:1'],
          name,
          statedOn,
          ...(isMakeshift && { nameIsMakeshift: true as const }),
        },
      ],
      claims: [],
      mentions: [],
    },
  });
  const documents = [
    named('XB-1', '2026-01-05', true),
    named('Alder', '2026-01-03', false),
    named('XB-2', '2026-01-09', true),
  ];
  for (const order of [documents, documents.toReversed()]) {
    const database = freshDatabase();
    createWriter(database).writeDocuments(order, { now: NOW });
    expect(rows(database, 'SELECT name FROM organisations')).toEqual([{ name: 'Alder' }]);
    expect(rows(database, 'SELECT name FROM aliases')).toEqual([]);
    expect(checkDatabase(database)).toEqual([]);
    database.close();
  }
});
