import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { CLAIM_KINDS } from '../../../src/model/model.ts';
import { dumpRows } from '../graph-dump.ts';
import { NOW, rows, withDatabase } from '../memory-graph.ts';
import { aboutTender, bid, bidEvent, buyer, euros, valuation } from '../sample-records.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));
const BEFORE_KINDS = 7;

const RECORDS = aboutTender([
  bid('atos', 'ovh'),
  buyer('ovh'),
  bidEvent('bid', 'WON'),
  valuation('AWARD', euros(600_000_000), { note: 'Over four years.' }),
]);

/** A database as it was before its kinds had a table, with claims in it. */
function existingDatabase(): GreffeDatabase {
  const database = openDatabase(':memory:');
  const { sqlite } = database;
  sqlite.exec(
    'CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  const remember = sqlite.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)');
  const before = readMigrationFiles({ migrationsFolder: MIGRATIONS }).slice(0, BEFORE_KINDS);
  for (const { sql, hash, folderMillis } of before) {
    sqlite.exec(sql.join(''));
    remember.run(hash, folderMillis);
  }
  withDatabase((filled) => copyRows(filled, database), RECORDS);
  return database;
}

/** Fills a database with what another one holds, as far as it has the tables and columns. */
function copyRows(from: GreffeDatabase, to: GreffeDatabase): void {
  to.sqlite.pragma('foreign_keys = OFF');
  for (const table of Object.keys(dumpRows(to)).filter((name) => name !== '__drizzle_migrations')) {
    const columns = rows<{ name: string }>(to, `SELECT name FROM pragma_table_info('${table}')`);
    const names = [...(table === 'search' ? ['rowid'] : []), ...columns.map(({ name }) => name)].join(', ');
    const places = names.replaceAll(/\w+/g, '?');
    const insert = to.sqlite.prepare(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${places})`);
    for (const row of rows(from, `SELECT ${names} FROM ${table}`)) insert.run(Object.values(row));
  }
  to.sqlite.pragma('foreign_keys = ON');
}

/** Indexes and triggers by table. */
const besides = (database: GreffeDatabase) =>
  rows<{ name: string }>(
    database,
    "SELECT type, name, tbl_name FROM sqlite_schema WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );

describe('giving the kinds of claims a table', () => {
  it('keeps every row of a database that has claims, and leaves it in order', () => {
    const database = existingDatabase();
    const { __drizzle_migrations: _, ...before } = dumpRows(database);
    migrate(database);
    const { __drizzle_migrations: __, claim_kinds: kinds, ...after } = dumpRows(database);
    expect(after).toMatchObject(before);
    expect(before.claims).toHaveLength(4);
    expect(kinds).toEqual(CLAIM_KINDS.map((kind) => ({ kind })).sort((a, b) => (a.kind < b.kind ? -1 : 1)));
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

  it('goes on: the same records again change nothing, a claim of no kind is refused', () => {
    const database = existingDatabase();
    migrate(database);
    const before = dumpRows(database);
    writeRecords(database, RECORDS, { now: NOW });
    expect(dumpRows(database)).toEqual(before);
    expect(() =>
      database.sqlite.exec(
        "INSERT INTO claims (kind, key, standing, modality, known_from, stamps, created, updated) VALUES ('GIFT', x'00', 'OFFICIAL', 'ACTUAL', '2026-01-01', '', '', '')",
      ),
    ).toThrow(/FOREIGN KEY/);
    database.close();
  });
});
