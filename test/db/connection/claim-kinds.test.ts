import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { rebuildSearchIndex } from '../../../src/db/search/rebuild.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { deriveAnew } from '../../../src/db/write/derive/derive-anew.ts';
import { CLAIM_KINDS } from '../../../src/model/model.ts';
import { dumpRows } from '../graph-dump.ts';
import { NOW, rows, withDatabase } from '../memory-graph.ts';
import { olderDatabase } from '../older-database.ts';
import { aboutTender, bid, bidEvent, buyer, euros, valuation } from '../sample-records.ts';

const BEFORE_KINDS = 7;

const RECORDS = aboutTender([
  bid('atos', 'ovh'),
  buyer('ovh'),
  bidEvent('bid', 'WON'),
  valuation('AWARD', euros(600_000_000), { note: 'Over four years.' }),
]);

/** A database as it was before its kinds had a table, with claims in it. */
const existingDatabase = () => withDatabase((filled) => olderDatabase(filled, BEFORE_KINDS), RECORDS);

/** Which day's document each attribute came from is kept otherwise since. */
const withoutStamps = (tables: ReturnType<typeof dumpRows>): ReturnType<typeof dumpRows> =>
  Object.fromEntries(
    Object.entries(tables).map(([name, list]) => [name, list.map(({ stamps: _, ...row }) => row)]),
  );

/** Indexes and triggers by table. */
const besides = (database: GreffeDatabase) =>
  rows<{ name: string }>(
    database,
    "SELECT type, name, tbl_name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );

describe('giving the kinds of claims a table', () => {
  it('keeps every row of a database that has claims, and leaves it in order', () => {
    const database = existingDatabase();
    const { __drizzle_migrations: _, ...all } = withoutStamps(dumpRows(database));
    // What search reads is in other tables now, which are filled after migrating.
    const before = Object.fromEntries(Object.entries(all).filter(([name]) => !/^search/.test(name)));
    migrate(database);
    database.sqlite.transaction(() => rebuildSearchIndex(database.sqlite))();
    const { __drizzle_migrations: __, claim_kinds: kinds, ...after } = withoutStamps(dumpRows(database));
    expect(after).toMatchObject(before);
    expect(before.claims).toHaveLength(4);
    expect(kinds).toEqual(CLAIM_KINDS.map((kind) => ({ kind })).sort((a, b) => (a.kind < b.kind ? -1 : 1)));
    deriveAnew(database, { now: NOW });
    expect(checkDatabase(database)).toEqual([]);
    database.close();
  });

  it('leaves the indexes and triggers that a new database has', () => {
    const database = existingDatabase();
    migrate(database);
    withDatabase((fresh) => expect(besides(database)).toEqual(besides(fresh)));
    expect(besides(database).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['claims_key', 'claims_id_kind', 'valuations_valued', 'bids_revalued']),
    );
    database.close();
  });

  it('goes on: the same records again make no claim, a claim of no kind is refused', () => {
    const database = existingDatabase();
    migrate(database);
    deriveAnew(database, { now: NOW });
    const { claims, bids, valuations } = dumpRows(database);
    writeRecords(database, RECORDS, { now: NOW });
    expect(dumpRows(database)).toMatchObject({ claims, bids, valuations });
    expect(() =>
      database.sqlite.exec(
        "INSERT INTO claims (kind, key, standing, modality, known_from, created, updated) VALUES ('GIFT', x'00', 'OFFICIAL', 'ACTUAL', '2026-01-01', '', '')",
      ),
    ).toThrow(/FOREIGN KEY/);
    database.close();
  });
});
