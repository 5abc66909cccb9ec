import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter, type SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import type { OrganisationRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../memory-graph.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

/** A notice of a number, with a tender and its buyer, which all notices have in common. */
function notice(number: number, buyer: Partial<OrganisationRecord> = {}): SourcedRecords {
  const statedOn = `2026-01-${String(1 + (number % 28)).padStart(2, '0')}`;
  const evidence = [{ article: 'notice', standing: 'OFFICIAL' }] as const;
  const name = `Notice ${number}`;
  return {
    source: `file-${number}.json`,
    document: { key: `a:${number}`, moment: statedOn, day: statedOn, hash: name, article: 'notice' },
    records: {
      nodes: [
        { type: 'ARTICLE', ref: 'notice', kind: 'NOTICE', keys: [`a:${number}`], name, statedOn },
        { type: 'TENDER', ref: 'tender', keys: [`t:${number}`], name: `Tender ${number}`, statedOn },
        { type: 'ORGANISATION', ref: 'city', keys: ['o:city'], name: 'City', statedOn, ...buyer },
      ],
      claims: [
        { kind: 'PROCUREMENT_ROLE', organisation: 'city', tender: 'tender', role: 'BUYER', evidence },
        { kind: 'TENDER_EVENT', tender: 'tender', event: 'LAUNCHED', date: statedOn, evidence },
      ],
      mentions: [],
    },
  };
}

const notices = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => notice(from + index));

/** How the city stands. */
const cityIn = ({ sqlite }: GreffeDatabase) => ({
  ...(sqlite
    .prepare('SELECT name, country, known_from, stamps FROM organisations JOIN nodes USING (id)')
    .get() as object),
  aliases: sqlite.prepare('SELECT name FROM aliases ORDER BY name').pluck().all(),
  flags: sqlite.prepare('SELECT flag, day FROM quality_flags ORDER BY flag').all(),
});

/** The same from one writer, batch by batch. */
function cityAfter(batches: readonly (readonly SourcedRecords[])[]) {
  return withDatabase((database) => {
    for (const batch of batches) createWriter(database).writeDocuments(batch, { now: NOW });
    return cityIn(database);
  });
}

it('names the record that only a constraint of the database refuses, among hundreds of documents', () => {
  withDatabase((database) => {
    const documents = [
      ...notices(300),
      notice(300, { keys: ['o:other'], country: 'france' }),
      ...notices(200, 301),
    ];
    const { rejected } = createWriter(database).writeDocuments(documents, { now: NOW });
    const said = Array.from(rejected, ([position, { source, locator }]) => [position, source, locator]);
    expect(said).toEqual([[300, 'file-300.json', '/nodes/2']]);
    expect(database.sqlite.prepare('SELECT count(*) FROM tenders').pluck().get()).toBe(500);
    expect(checkDatabase(database)).toEqual([]);
  });
});

it('writes rows of many documents in few statements', () => {
  withDatabase((database) => {
    const { sqlite } = database;
    const writer = createWriter(database);
    const statement = Object.getPrototypeOf(sqlite.prepare('SELECT 1'));
    const run = statement.run;
    let runs = 0;
    statement.run = function counted(...values: unknown[]) {
      runs++;
      return run.apply(this, values);
    };
    try {
      writer.writeDocuments(notices(400), { now: NOW });
    } finally {
      statement.run = run;
    }
    // Of their own each has two rows of the full-text index, and the tender's derived columns: fifteen rows go in with others.
    expect(runs).toBeLessThan(4 * 400);
  });
});

it('does not hold on to an organisation that another connection changed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-pending-'));
  const [one, other] = [openDatabase(join(folder, 'a.db')), openDatabase(join(folder, 'a.db'))];
  try {
    migrate(one);
    const batches = [
      [notice(1)],
      [notice(20, { name: 'Town', country: 'FR' })],
      [notice(10, { name: 'Borough' })],
    ];
    const first = createWriter(one);
    first.writeDocuments(batches[0] ?? [], { now: NOW });
    createWriter(other).writeDocuments(batches[1] ?? [], { now: NOW });
    first.writeDocuments(batches[2] ?? [], { now: NOW });
    expect(cityIn(one)).toEqual(cityAfter(batches));
    expect(cityIn(one)).toMatchObject({ name: 'Town', aliases: ['Borough', 'City'] });
  } finally {
    one.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});

it('does not hold on to an organisation that another writer on the same connection changed', () => {
  withDatabase((database) => {
    const batches = [[notice(1)], [notice(20, { name: 'Town' })], [notice(25, { name: 'City' })]];
    const [first, second] = [createWriter(database), createWriter(database)];
    for (const [position, batch] of batches.entries()) {
      (position === 1 ? second : first).writeDocuments(batch, { now: NOW });
    }
    expect(cityIn(database)).toEqual(cityAfter(batches));
  });
});

it('does not hold on to what a batch said that was undone', () => {
  withDatabase((database) => {
    const writer = createWriter(database);
    writer.writeDocuments([notice(5)], { now: NOW });
    const undone = () =>
      writer.writeDocuments([notice(1, { aliases: ['Ville'] })], {
        now: NOW,
        also: () => {
          throw new Error('undone');
        },
      });
    expect(undone).toThrow('undone');
    const batches = [[notice(5)], [notice(3, { aliases: ['Ville'] })]];
    writer.writeDocuments(batches[1] ?? [], { now: NOW });
    expect(cityIn(database)).toEqual(cityAfter(batches));
    expect(cityIn(database)).toMatchObject({ known_from: '2026-01-04', aliases: ['Ville'] });
  });
});

it('leaves a flagged organisation as statements one by one do, in memory or read anew', () => {
  const flags = [{ flag: 'LOST_ACCENTS', field: 'name' }] as const;
  const documents = [
    notice(3, { flags }),
    notice(9, { flags, aliases: ['Ville'] }),
    notice(2, { flags }),
    notice(12, { country: 'FR' }),
    notice(11, { flags: [{ flag: 'MISSING_DATE', field: 'founded' }] }),
    notice(14, { name: 'Town' }),
  ];
  expect(cityAfter([documents])).toEqual(cityAfter(documents.map((document) => [document])));
});
