import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { openInput } from '../../../src/ingest/open-input.ts';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { fixture, withDecp } from './harness.ts';

describe('which contracts are one', () => {
  it('takes contracts of one number for one tender, with a bid for each group of holders', () =>
    withDecp(['shared-number.json'], ({ rows }) => {
      expect(rows('SELECT name, awarded, value_minor FROM tenders')).toEqual([
        // Both lots were published on one day: either title may hold; the tender is worth both.
        { name: 'Lot 1 : couverture', awarded: '2018-11-22', value_minor: 7_900_000 },
      ]);
      expect(
        rows(
          'SELECT o.name, b.value_minor, b.status FROM bids b JOIN organisations o ON o.id = b.lead_id ORDER BY b.id',
        ),
      ).toEqual([
        { name: 'Toitures Marlot', value_minor: 4_800_000, status: 'WON' },
        { name: 'Charpentes Vidal', value_minor: 3_100_000, status: 'WON' },
      ]);
    }));

  it('does not join the holders of different lots to one bid', () =>
    withDecp(['lots-of-one-number.csv'], ({ list }) => {
      expect(list('SELECT count(*) FROM tenders')).toEqual([1]);
      expect(list('SELECT value_minor FROM bids ORDER BY value_minor')).toEqual([
        5_410_973, 42_500_000, 69_508_900,
      ]);
      expect(list('SELECT DISTINCT role FROM bid_parties')).toEqual(['SOLE']);
      expect(list('SELECT value_minor FROM tenders')).toEqual([117_419_873]);
    }));

  it('keeps what a repeated contract was worth before, and values it by the last notification', () =>
    withDecp(['repeated-contract.json'], ({ rows, list }) => {
      expect(rows('SELECT awarded, value_minor FROM tenders')).toEqual([
        { awarded: '2019-02-11', value_minor: 5_250_000 },
      ]);
      expect(
        rows(
          'SELECT v.value_minor, c.known_from FROM valuations v JOIN claims c ON c.id = v.id ORDER BY c.known_from',
        ),
      ).toEqual([
        { value_minor: 4_800_000, known_from: '2018-12-03' },
        { value_minor: 5_250_000, known_from: '2019-02-20' },
      ]);
      expect(list('SELECT count(*) FROM articles')).toEqual([2]);
      expect(list('SELECT value_minor FROM bids')).toEqual([5_250_000]);
    }));

  it('changes nothing when a file is imported again', () =>
    withDecp([], async ({ load }) => {
      const names = ['amended.json', 'nested-2022.json', 'holders.csv', 'sirets.json', 'schemes.json'];
      await load(...names.map(fixture));
      expect(await load(...names.map(fixture))).toMatchObject({
        nodesCreated: 0,
        nodesChanged: 0,
        claimsCreated: 0,
        claimsChanged: 0,
        evidenceAdded: 0,
      });
    }));

  it('gives the same graph in whatever order the documents come', async () => {
    const documents = await documentsOf([
      'amended.json',
      'repeated-contract.json',
      'shared-number.json',
      'sirets.json',
      'schemes.json',
      'repeated-holder.json',
      'nested-2022.json',
      'holders.csv',
    ]);
    const expected = graphOf(documents);
    const positions = [...documents.keys()];
    expect(positions.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(fc.shuffledSubarray(positions, { minLength: positions.length }), (shuffled) => {
        expect(graphOf(shuffled.map((position) => documents[position] as GraphRecords))).toEqual(expected);
      }),
      { numRuns: 15, seed: 7, endOnFailure: true },
    );
  });
});

async function documentsOf(names: readonly string[]): Promise<GraphRecords[]> {
  const documents: GraphRecords[] = [];
  for (const name of names) {
    const input = { path: fixture(name), sizeBytes: undefined };
    for await (const file of openInput(input, { endings: decpSource.endings })) {
      for await (const item of decpSource.read(file, {})) if ('records' in item) documents.push(item.records);
    }
  }
  return documents;
}

/** All that is stated, by names and identifiers in the place of row numbers. */
function graphOf(documents: readonly GraphRecords[]): unknown {
  const database = openDatabase(':memory:');
  migrate(database);
  const writer = createWriter(database);
  for (const document of documents) writer.write(document, { now: new Date('2026-03-01T12:00:00Z') });
  const rows = QUESTIONS.map((question) =>
    database.sqlite
      .prepare(question)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  );
  database.close();
  return rows;
}

const ORGANISATION =
  "(SELECT o.name || coalesce((SELECT group_concat(scheme || value, ' ' ORDER BY scheme, value) FROM identifiers WHERE node_id = o.id), '') FROM organisations o WHERE o.id = ";

const QUESTIONS = [
  'SELECT name, country, known_from FROM organisations',
  'SELECT n.type, i.scheme, i.value, i.checked FROM identifiers i JOIN nodes n ON n.id = i.node_id',
  'SELECT name, status, awarded, value_minor, value_kind, published_bid_count, known_from FROM tenders',
  'SELECT name, published, description, known_from FROM articles',
  `SELECT ${ORGANISATION} p.organisation_id) AS party, p.role, b.status, b.value_minor, b.grouping, c.valid_from, c.valid_until, c.known_from FROM bid_parties p JOIN bids b ON b.id = p.bid_id JOIN claims c ON c.id = b.id`,
  'SELECT e.event, e.date, c.known_from, c.standing FROM tender_events e JOIN claims c ON c.id = e.id',
  'SELECT v.valuation, v.value_minor, v.date, c.known_from FROM valuations v JOIN claims c ON c.id = v.id',
  'SELECT a.name, e.locator, e.known_from FROM evidence e JOIN articles a ON a.id = e.article_id',
  'SELECT flag, field, published, left_out FROM quality_flags',
];

const TABLE = 'uid;id;acheteur_id;acheteur_nom;titulaire_id;titulaire_nom;montant;dateNotification';

it.each([
  ['that Excel rounded', '2,15002E+13', 2],
  ['that fails its check', '21500020000019', 1],
])('makes no two buyers one by a SIRET %s', (_, siret, tenders) =>
  withDecp([], async ({ load, list }) => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-decp-'));
    const file = join(folder, 'buyers.csv');
    writeFileSync(
      file,
      [
        TABLE,
        `${siret}2024-01;2024-01;${siret};COMMUNE DE ALPHA;4,21998E+13;ENTREPRISE UN;1000;2024-02-01`,
        `${siret}2024-01;2024-01;${siret};COMMUNE DE BETA;3,80244E+13;ENTREPRISE DEUX;2000;2024-03-01`,
      ].join('\n'),
    );
    try {
      await load(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(list("SELECT name FROM organisations WHERE name LIKE 'COMMUNE%' ORDER BY name")).toEqual([
      'COMMUNE DE ALPHA',
      'COMMUNE DE BETA',
    ]);
    expect(list('SELECT count(*) FROM tenders')).toEqual([tenders]);
  }),
);
