import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { detachEstablishment } from '../../../src/db/merge/detaching.ts';
import { mergeNodes, unmergeNode } from '../../../src/db/merge/merge.ts';
import { createWriter, type SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import { jsonlFormat } from '../../../src/export/jsonl/format.ts';
import type { ClaimRecord, GraphRecords } from '../../../src/model/record.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { NOW, rows, withDatabase } from '../../db/memory-graph.ts';
import { aboutTender, buyer, organisation } from '../../db/sample-records.ts';
import { documentOf, type Notice, notices } from '../../db/write/series-arbitrary.ts';
import { node } from '../../graph/analysis.ts';
import { exported, linesOf } from '../exported.ts';
import { withRestored } from './restored.ts';

const evidence = [{ article: 'notice', standing: 'OFFICIAL' as const, attributedTo: 'agency' }];
const own = [{ knownFrom: '2025-01-01', note: 'For a test.', standing: 'REPORTED' as const }];

function bid(tender: string, organisation: string): ClaimRecord {
  return { kind: 'BID', tender, parties: [{ organisation, role: 'SOLE' }], evidence };
}

/** Two tenders that hang together, and a third one; what stands around them. */
const RECORDS: GraphRecords = {
  nodes: [
    ...['notice', 'report', 'elsewhere'].map((slug) => node('ARTICLE', slug)),
    ...['buyer', 'bidder', 'double', 'owner', 'agency', 'publisher', 'other'].map((slug) =>
      node('ORGANISATION', slug),
    ),
    node('REGULATION', 'law'),
    { ...node('TENDER', 'new'), type: 'TENDER', cpvs: ['72000000'] },
    { ...node('TENDER', 'old'), type: 'TENDER', cpvs: ['45000000'] },
    { ...node('TENDER', 'third'), type: 'TENDER', cpvs: ['45000000'] },
  ],
  claims: [
    { kind: 'PROCUREMENT_ROLE', organisation: 'buyer', tender: 'old', role: 'BUYER', evidence },
    { kind: 'SUCCESSION', successor: 'new', predecessor: 'old', relation: 'REPLACES', evidence },
    { kind: 'REQUIREMENT', tender: 'new', regulation: 'law', level: 'MANDATORY', evidence },
    bid('new', 'double'),
    bid('third', 'other'),
    { kind: 'OWNERSHIP', owner: 'owner', owned: 'bidder', evidence: own },
    {
      kind: 'AUTHORSHIP',
      author: 'publisher',
      article: 'notice',
      role: 'PUBLISHER',
      evidence: [{ article: 'report', standing: 'REPORTED' }],
    },
  ],
  mentions: [
    { article: 'notice', node: 'double', name: 'Double' },
    { article: 'notice', node: 'owner', name: 'Owner' },
    { article: 'elsewhere', node: 'double', name: 'Double' },
  ],
};

function filled<R>(use: (database: GreffeDatabase) => R): R {
  return withDatabase((database) => {
    createWriter(database).write(RECORDS, { now: NOW });
    const id = (slug: string) =>
      rows<{ id: number }>(database, 'SELECT id FROM organisations WHERE slug = ?', slug)[0]?.id as number;
    mergeNodes(
      database,
      { type: 'ORGANISATION', id: id('double') },
      { type: 'ORGANISATION', id: id('bidder') },
      { now: NOW, by: 'somebody', note: 'One firm.' },
    );
    return use(database);
  });
}

const FILTER = { cpv: '72' };

describe('the part of a graph that a filter asks for', () => {
  it('is the tenders, what they succeed, all claims on them, and what those name', () =>
    filled((database) => {
      const { text, counts } = exported(database, jsonlFormat, FILTER);
      const lines = linesOf(text);
      const slugs = lines.flatMap(({ slug, record }) => (slug && record !== 'merger' ? [slug] : []));
      expect(slugs.sort()).toEqual(
        ['agency', 'bidder', 'buyer', 'law', 'new', 'notice', 'old', 'publisher', 'report'].sort(),
      );
      expect(counts).toEqual({
        articles: 2,
        organisations: 4,
        regulations: 1,
        tenders: 2,
        'merged-organisations': 1,
        mergers: 1,
        survivors: 1,
        'procurement-roles': 1,
        successions: 1,
        requirements: 1,
        bids: 1,
        authorships: 1,
        mentions: 1,
        'tender-statements': 2,
        'restated-ends': 1,
        merges: 1,
      });
      expect(lines[0]).toEqual({ record: 'greffe', version: 2, filter: FILTER });
    }));

  it('makes a graph of its own in which nothing is wrong', async () => {
    const text = filled((database) => exported(database, jsonlFormat, FILTER).text);
    await withRestored(text, (copy, summary) => {
      expect(summary).toMatchObject({ rejected: 0 });
      expect(checkDatabase(copy)).toEqual([]);
      const again = exported(copy, jsonlFormat).text;
      expect(linesOf(again).slice(1)).toEqual(linesOf(text).slice(1));
    });
  });

  it('is empty but for its first line where no tender is such', () =>
    filled((database) => {
      expect(linesOf(exported(database, jsonlFormat, { cpv: '99' }).text)).toHaveLength(1);
    }));
});

describe('a part of a graph that came in documents', () => {
  it('has all documents of the series that speak of its tenders, and is as sound as the whole', () =>
    fc.assert(
      fc.asyncProperty(notices, async (list) => {
        const { text, whole } = withDatabase((database) => {
          createWriter(database).writeDocuments(
            list.map((each) => documentOf(each)),
            { now: NOW },
          );
          return { text: exported(database, jsonlFormat, {}).text, whole: dumpGraph(database) };
        });
        await withRestored(text, (copy, summary) => {
          expect(summary).toMatchObject({ rejected: 0 });
          expect(checkDatabase(copy)).toEqual([]);
          const { claims } = dumpGraph(copy) as { claims: unknown };
          expect(claims).toEqual((whole as { claims: unknown }).claims);
        });
      }),
      { numRuns: 15 },
    ));

  it('is completed by the file that it came from', () => {
    const list = SERIES.map((each) => documentOf(each));
    const text = withDatabase((database) => {
      createWriter(database).writeDocuments(list, { now: NOW });
      return exported(database, jsonlFormat, {}).text;
    });
    return withRestored(text, (copy) => {
      const before = rows(copy, 'SELECT id, key, known_until FROM claims');
      createWriter(copy).writeDocuments(list.map(readBySource), { now: NOW });
      expect(rows(copy, 'SELECT id, key, known_until FROM claims')).toEqual(before);
      expect(rows(copy, 'SELECT DISTINCT reading FROM documents')).toEqual([{ reading: '1' }]);
      expect(rows(copy, "SELECT * FROM quality_flags WHERE flag = 'REWRITTEN'")).toEqual([]);
      expect(checkDatabase(copy)).toEqual([]);
    });
  });
});

function readBySource({ document, ...each }: SourcedRecords): SourcedRecords {
  return { ...each, document: document && { ...document, reading: '1' } };
}

const common = {
  title: 'Cloud',
  bidCount: undefined,
  continues: [],
  takesBack: 'UNSAID',
  keeps: [],
} as const;
/** Two notices of one series, the second without the award of the first. */
const SERIES: Notice[] = [
  {
    ...common,
    series: 'A',
    number: 1,
    day: 1,
    says: [
      { kind: 'event', event: 'AWARDED' },
      { kind: 'bid', key: 'bid-1', amount: 90, by: 'o1', won: true },
    ],
  },
  {
    ...common,
    series: 'A',
    number: 2,
    day: 2,
    says: [{ kind: 'bid', key: 'bid-1', amount: 110, by: 'o2', won: false }],
  },
];

describe('a merge in a graph that was exported and imported', () => {
  it('can be undone as in the original', async () => {
    const unmerge = (database: GreffeDatabase) => {
      const [merged] = rows<{ id: number }>(database, 'SELECT node_id AS id FROM merged_nodes');
      unmergeNode(database, { type: 'ORGANISATION', id: merged?.id as number }, { now: NOW });
      expect(checkDatabase(database)).toEqual([]);
      return dumpGraph(database);
    };
    const { text, undone } = filled((database) => {
      const copied = exported(database, jsonlFormat).text;
      return { text: copied, undone: unmerge(database) };
    });
    await withRestored(text, (copy) => expect(unmerge(copy)).toEqual(undone));
  });
});

describe('what is written again', () => {
  it('is found again in a copy, as in the original', async () => {
    const text = filled((database) => exported(database, jsonlFormat).text);
    await withRestored(text, (copy) => {
      const before = exported(copy, jsonlFormat).text;
      const { nodes, claims, mentionsAdded } = createWriter(copy).write(RECORDS, {
        now: new Date('2027-01-01'),
      });
      expect([nodes, claims]).toMatchObject([
        { created: 0, changed: 0 },
        { created: 0, changed: 0 },
      ]);
      expect(mentionsAdded).toBe(0);
      expect(exported(copy, jsonlFormat).text).toBe(before);
    });
  });
});

it('has the company of an establishment that was detached, of which its claims are stated', async () => {
  const siret = '30326504500011';
  const place = organisation('north', { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }] });
  const text = withDatabase((database) => {
    createWriter(database).write(aboutTender([buyer('north')], [place]), { now: NOW });
    detachEstablishment(database, siret, { now: NOW });
    return exported(database, jsonlFormat, {}).text;
  });
  await withRestored(text, (copy) => {
    expect(checkDatabase(copy)).toEqual([]);
    expect(rows(copy, 'SELECT count(*) AS n FROM detached_nodes')).toEqual([{ n: 1 }]);
    expect(rows(copy, 'SELECT count(*) AS n FROM restated_ends')).toEqual([{ n: 1 }]);
  });
});
