import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter, writeRecords } from '../../../src/db/write/batch/writer.ts';
import { deriveAnew } from '../../../src/db/write/derive/derive-anew.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { openGraph, SEED, WRITTEN } from '../../graph.ts';
import { freshDatabase } from '../fresh-database.ts';
import { dumpGraph, dumpRows } from '../graph-dump.ts';
import { NOW, recordsOf, rows, withDatabase } from '../memory-graph.ts';
import { olderDatabase } from '../older-database.ts';
import { bid, EVIDENCE, notice, organisation, tender } from '../sample-records.ts';
import { documentOf, type Notice } from '../write/series-arbitrary.ts';

/** A database that the version without documents filled with what `fill` writes, brought up to date. */
async function upgraded<R>(
  fill: (database: GreffeDatabase) => void,
  use: (database: GreffeDatabase, before: GreffeDatabase) => R | Promise<R>,
  age: (older: GreffeDatabase) => void = () => {},
): Promise<R> {
  const before = freshDatabase();
  let older: GreffeDatabase | undefined;
  try {
    fill(before);
    older = olderDatabase(before);
    age(older);
    migrate(older);
    deriveAnew(older, { now: NOW });
    return await use(older, before);
  } finally {
    older?.close();
    before.close();
  }
}

const SEED_RECORDS = readDossier(readFileSync(SEED, 'utf8'), SEED);

/** Of one of each that documents may state differently, or flag. */
const FLAGGED: GraphRecords = {
  nodes: [
    notice,
    { ...notice, ref: 'later', slug: 'later', published: '2026-02-09' },
    organisation('a'),
    organisation('b'),
    tender({
      slug: 'given',
      aliases: ['Hébergement de données'],
      description: 'Long',
      procedure: 'OPEN',
      published: '2026-02-01',
      cpvs: ['72000000', '30000000'],
      places: ['FR101'],
      publishedBidCount: 3,
      lots: [{ number: '2', title: 'Two' }, { number: '1' }],
      flags: [{ flag: 'INVALID_DATE', field: 'deadline', published: 'soon' }],
    }),
    { ...tender({ ref: 'makeshift', keys: ['test:makeshift'], name: '4711' }), nameIsMakeshift: true },
  ],
  claims: [
    {
      ...bid('a', 'b'),
      ref: 'keyed',
      key: 'test:bid',
      rank: 1,
      grouping: 'JOINT',
      note: 'Together.',
      validFrom: '2026',
      value: { status: 'KNOWN', amountMinor: 100, currency: 'EUR' },
      flags: [{ flag: 'ROUNDED_AMOUNT', field: 'value', published: '1.001' }],
    },
    {
      ...bid('b'),
      validFrom: '2026-01',
      evidence: [...EVIDENCE, { article: 'later', standing: 'REPORTED' }],
    },
    {
      kind: 'VALUATION',
      tender: 'tender',
      valuation: 'AWARD',
      key: 'test:award',
      value: { status: 'KNOWN', amountMinor: 100, currency: 'EUR' },
      note: 'As published.',
      evidence: EVIDENCE,
    },
  ],
  mentions: [{ article: 'notice', node: 'a', name: 'A' }],
};

const OPERATIONS = new URL('../../../docs/queries/', import.meta.url);

async function answersOf(database: GreffeDatabase): Promise<unknown[]> {
  const { graph, close } = openGraph(database);
  const answers: unknown[] = [];
  for (const file of readdirSync(OPERATIONS).filter((name) => name.endsWith('.graphql'))) {
    const { data, errors } = await graph.run(readFileSync(new URL(file, OPERATIONS), 'utf8'));
    answers.push({ file, data, errors });
  }
  close();
  return answers;
}

describe('a database of the version that kept no documents', () => {
  it('answers as before, and nothing is wrong with it', () =>
    upgraded(
      (database) => {
        writeRecords(database, SEED_RECORDS, { now: WRITTEN });
        writeRecords(database, FLAGGED, { now: NOW });
      },
      async (database, before) => {
        expect(checkDatabase(database)).toEqual([]);
        const answers = await answersOf(database);
        expect(answers).toEqual(await answersOf(before));
        expect(answers.length).toBeGreaterThan(20);
      },
    ));

  it('states what its columns show, as documents would', () =>
    upgraded(
      (database) => writeRecords(database, FLAGGED, { now: NOW }),
      (database, before) => {
        const stated = (from: GreffeDatabase) =>
          rows(from, 'SELECT stated FROM tender_statements ORDER BY tender_id');
        const marked = stated(before).map(({ stated: text }) => ({
          stated: `${String(text).slice(0, -1)},"isUpgraded":true}`,
        }));
        expect(stated(database)).toEqual(marked);
        const ofClaims = (from: GreffeDatabase) =>
          rows<{ stated: string | null }>(from, 'SELECT stated FROM evidence ORDER BY id').map(
            ({ stated: text }) => essence(text),
          );
        expect(ofClaims(database)).toEqual(ofClaims(before));
      },
      // Its name was only made for want of one.
      (older) =>
        older.sqlite.exec(
          `UPDATE nodes SET stamps = '{"":"2026-02-06","name":""}' WHERE id = (SELECT id FROM tenders WHERE name = '4711')`,
        ),
    ));

  it('is left as it is by what has nothing to do with it', () =>
    upgraded(
      (database) => {
        writeRecords(database, SEED_RECORDS, { now: WRITTEN });
        writeRecords(database, FLAGGED, { now: NOW });
      },
      (database) => {
        const before = dumpRows(database);
        createWriter(database).writeDocuments([documentOf(FIRST)], { now: NOW });
        for (const [table, were] of Object.entries(before)) {
          const now = dumpRows(database)[table] ?? [];
          expect(now, table).toEqual(expect.arrayContaining(were));
        }
        expect(checkDatabase(database)).toEqual([]);
      },
    ));

  it('shows of a bid what it showed, when another document speaks of it too', () =>
    upgraded(
      (database) => writeRecords(database, FLAGGED, { now: NOW }),
      (database) => {
        const shown = () =>
          rows(
            database,
            'SELECT valid_from, valid_until, value_minor, grouping, rank FROM bids JOIN claims USING (id) ORDER BY id',
          );
        const before = shown();
        const again = { ...notice, ref: 'again', slug: 'again', published: '2026-03-01' };
        const evidence = [{ article: 'again', standing: 'OFFICIAL' as const }];
        writeRecords(
          database,
          recordsOf({
            nodes: [again, organisation('a'), organisation('b'), tender()],
            claims: [
              { ...bid('a', 'b'), ref: 'keyed', key: 'test:bid', evidence },
              { ...bid('b'), evidence },
            ],
          }),
          { now: NOW },
        );
        expect(shown()).toEqual(before);
        expect(checkDatabase(database)).toEqual([]);
      },
    ));

  it('equals a fresh one when its documents are imported again, and nodes and bids keep their ids', () => {
    const documents = [documentOf(FIRST), documentOf(SECOND)];
    return upgraded(
      // As the former version read them: all that is said is only added.
      (database) => {
        for (const { records } of documents) writeRecords(database, records, { now: NOW });
      },
      (database, before) => {
        const idsOf = (from: GreffeDatabase) => [
          rows(from, 'SELECT id, type FROM nodes ORDER BY id'),
          rows(from, "SELECT id, hex(key) FROM claims WHERE kind = 'BID' ORDER BY id"),
        ];
        createWriter(database).writeDocuments(documents, { now: NOW });
        expect(idsOf(database)).toEqual(idsOf(before));
        expectFresh(database, (fresh) => createWriter(fresh).writeDocuments(documents, { now: NOW }));
      },
      // Then, a source's key alone told apart claims that have one.
      (older) => older.sqlite.exec("UPDATE claims SET key = randomblob(16) WHERE kind = 'VALUATION'"),
    );
  });

  it('equals a fresh one when its documents are imported again one by one, the last one first', () => {
    const documents = [documentOf(FIRST), documentOf(SECOND)];
    return upgraded(
      (database) => {
        for (const { records } of documents) writeRecords(database, records, { now: NOW });
      },
      (database) => {
        for (const document of documents.toReversed())
          createWriter(database).writeDocuments([document], { now: NOW });
        expectFresh(database, (fresh) => createWriter(fresh).writeDocuments(documents, { now: NOW }));
      },
    );
  });

  it('equals a fresh one when its dossier is imported again', () =>
    upgraded(
      (database) => writeRecords(database, SEED_RECORDS, { now: WRITTEN }),
      (database) => {
        const before = rows(database, 'SELECT id, hex(key) FROM claims');
        importDossiers(database, [SEED], { now: WRITTEN });
        expect(rows(database, 'SELECT id, hex(key) FROM claims')).toEqual(before);
        expect(rows(database, 'SELECT * FROM evidence WHERE document_id IS NULL')).toEqual([]);
        expect(rows(database, 'SELECT * FROM mentions WHERE document_id IS NULL')).toEqual([]);
        expectFresh(database, (fresh) => importDossiers(fresh, [SEED], { now: WRITTEN }));
      },
    ));
});

function expectFresh(database: GreffeDatabase, fill: (fresh: GreffeDatabase) => void): void {
  expect(checkDatabase(database)).toEqual([]);
  withDatabase((fresh) => {
    fill(fresh);
    expect(dumpGraph(database)).toEqual(dumpGraph(fresh));
  });
}

/** What is stated, but for what documents say only of claims that have a source's key, or of which it is not known whether. */
function essence(text: string | null): unknown {
  const { values = {}, flags } = JSON.parse(text ?? '{}');
  const { modality: _, parties: _parties, ...said } = values;
  return { said, flags };
}

it('names are sorted by the start of their key that a database is made with today', () => {
  const database = freshDatabase();
  const name = 'long '.repeat(2_000);
  writeRecords(
    database,
    { nodes: [tender({ name }), tender({ ref: 'b', keys: ['test:b'] })], claims: [], mentions: [] },
    { now: WRITTEN },
  );
  const keys = 'SELECT id, name_key FROM tenders ORDER BY id';
  const expected = rows(database, keys);
  database.sqlite.prepare('UPDATE tenders SET name_key = ? WHERE id = 1').run(name);
  database.sqlite.exec(readFileSync('migrations/0021_sorted_names.sql', 'utf8'));
  expect(rows(database, keys)).toEqual(expected);
  database.close();
});

const said = { title: 'Cloud', continues: [], takesBack: 'UNSAID', keeps: [] } as const;
const FIRST: Notice = {
  ...said,
  series: 'A',
  number: 1,
  day: 1,
  bidCount: 1,
  says: [
    { kind: 'event', event: 'AWARDED' },
    { kind: 'value', amount: 100, denied: false },
    { kind: 'bid', key: 'bid-1', amount: 90, by: 'o1', won: true },
  ],
};
const SECOND: Notice = {
  ...said,
  series: 'A',
  number: 2,
  day: 2,
  bidCount: 2,
  title: 'Nuage',
  says: [
    { kind: 'value', amount: 200, denied: false },
    { kind: 'bid', key: 'bid-1', amount: 110, by: 'o2', won: false },
  ],
};
