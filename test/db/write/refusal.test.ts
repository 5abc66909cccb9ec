import { beforeEach, describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { freshDatabase } from '../fresh-database.ts';
import { NOW, row } from '../memory-graph.ts';
import { aboutTender, bid, DAY, EVIDENCE } from '../sample-records.ts';

/** What the database itself refuses, whoever writes: each by raw SQL on a graph that is in order. */
describe('the database refuses', () => {
  let database: GreffeDatabase;

  beforeEach(() => {
    database = freshDatabase();
    const person = { ref: 'buzyn', type: 'PERSON', slug: 'buzyn', name: 'A. B.', statedOn: DAY } as const;
    writeRecords(
      database,
      aboutTender(
        [bid('atos'), { kind: 'OFFICE', person: 'buzyn', organisation: 'ovh', evidence: EVIDENCE }],
        [person],
      ),
      { now: NOW },
    );
    return () => database.close();
  });

  const id = (table: string) => row<{ id: number }>(database, `SELECT min(id) AS id FROM ${table}`).id;

  function claimOf(kind: string): number {
    const { lastInsertRowid } = database.sqlite
      .prepare(
        "INSERT INTO claims (kind, key, standing, modality, known_from, created, updated) VALUES (?, randomblob(16), 'REPORTED', 'ACTUAL', '2026-01-01', '', '')",
      )
      .run(kind);
    return Number(lastInsertRowid);
  }

  const run = (text: string, ...values: unknown[]) =>
    expect(() => database.sqlite.transaction(() => database.sqlite.prepare(text).run(...values))());

  it('a bid with no party, at the commit', () => {
    const insert = database.sqlite.transaction(() =>
      database.sqlite
        .prepare(
          "INSERT INTO bids (id, tender_id, lead_id, status, value_status, grouping) VALUES (?, ?, ?, 'SUBMITTED', 'UNKNOWN', 'UNKNOWN')",
        )
        .run(claimOf('BID'), id('tenders'), id('organisations')),
    );
    expect(insert).toThrow(/FOREIGN KEY/);
  });

  it('a bid whose last party is taken away', () => {
    run('DELETE FROM bid_parties').toThrow(/FOREIGN KEY/);
  });

  it('a bid led by an organisation that is none of its parties', () => {
    run("UPDATE bids SET lead_id = (SELECT id FROM organisations WHERE slug = 'ovh')").toThrow(/FOREIGN KEY/);
  });

  it('a requirement whose object is a person', () => {
    run(
      "INSERT INTO requirements (id, tender_id, regulation_id, level) VALUES (?, ?, ?, 'MANDATORY')",
      claimOf('REQUIREMENT'),
      id('tenders'),
      id('people'),
    ).toThrow(/FOREIGN KEY/);
  });

  it('an owner who is a tender, under any type', () => {
    for (const type of ['TENDER', 'ORGANISATION']) {
      run(
        'INSERT INTO ownerships (id, owner_id, owner_type, owned_id) VALUES (?, ?, ?, ?)',
        claimOf('OWNERSHIP'),
        id('tenders'),
        type,
        id('organisations'),
      ).toThrow(type === 'TENDER' ? /CHECK.*ownerships_owner_type/ : /FOREIGN KEY/);
    }
  });

  it('an end before its start, but not an end within the period of the start', () => {
    run("UPDATE claims SET valid_from = '2026-05', valid_until = '2026-04'").toThrow(/claims_period/);
    run("UPDATE claims SET valid_from = '2026-05', valid_until = '2026'").not.toThrow();
  });

  it('words that are not in the enum', () => {
    run("UPDATE claims SET modality = 'MAYBE'").toThrow(/claims_modality/);
    run("UPDATE bids SET status = 'AWARDED'").toThrow(/bids_status/);
    run("UPDATE organisations SET kind = 'COMPAGNIE'").toThrow(/organisations_kind/);
    run("UPDATE evidence SET standing = 'DISPUTED'").toThrow(/evidence_standing/);
  });

  it('the status of a bid on an event that speaks of no bid', () => {
    const insert = 'INSERT INTO tender_events (id, tender_id, bid_id, event) VALUES (?, ?, ?, ?)';
    run(insert, claimOf('TENDER_EVENT'), id('tenders'), null, 'PRESELECTED').toThrow(/tender_events_event/);
    run(insert, claimOf('TENDER_EVENT'), id('tenders'), id('bids'), 'AWARDED').toThrow(/tender_events_event/);
    run(insert, claimOf('TENDER_EVENT'), id('tenders'), id('bids'), 'PRESELECTED').not.toThrow();
  });

  it('a row in the table of another kind or type than its base row', () => {
    run(
      'INSERT INTO subjections (id, organisation_id, regulation_id) VALUES (?, 1, 1)',
      claimOf('ISSUANCE'),
    ).toThrow(/FOREIGN KEY/);
    run(
      "INSERT INTO people (id, slug, name, name_key, known_from, created, updated) VALUES (?, 'x', 'X', 'x', '2026-01-01', '', '')",
      id('tenders'),
    ).toThrow(/FOREIGN KEY|UNIQUE/);
  });

  it('an amount without a currency, and one that its status says is not there', () => {
    run("UPDATE bids SET value_minor = 5, value_status = 'KNOWN'").toThrow(/bids_value/);
    run("UPDATE bids SET value_minor = 5, value_currency = 'EUR'").toThrow(/bids_value/);
    run("UPDATE bids SET value_status = 'KNOWN'").toThrow(/bids_value/);
  });

  it('evidence without an article or a note', () => {
    run('UPDATE evidence SET article_id = NULL').toThrow(/evidence_sourced/);
  });

  it('dates in another form, and texts where numbers belong', () => {
    run("UPDATE claims SET known_from = '2026-01'").toThrow(/claims_known_from_day/);
    run("UPDATE tenders SET published = '06/02/2026'").toThrow(/tenders_published_date/);
    run("UPDATE bids SET rank = 'first'").toThrow(/cannot store TEXT value in INTEGER column/);
  });

  it('two nodes of one type with one checked identifier, but not two with one that fails its check', () => {
    const insert =
      "INSERT INTO identifiers (node_id, node_type, scheme, value, checked) SELECT id, 'ORGANISATION', 'SIREN', '552100554', ? FROM organisations";
    run(insert, 1).toThrow(/UNIQUE/);
    run(insert, 0).not.toThrow();
  });
});
