import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate, requireCurrentSchema } from '../../../src/db/connection/migrate.ts';
import { DatabaseUnusable } from '../../../src/domain/error.ts';
import { rows, withDatabase } from '../memory-graph.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const OPEN_AND_MIGRATE = `
  import { openDatabase } from '${ROOT}/src/db/connection/client.ts';
  import { migrate } from '${ROOT}/src/db/connection/migrate.ts';
  const database = openDatabase(process.argv[1]);
  migrate(database);
  database.close();
`;

describe('migrating', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-migrate-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('again changes nothing', () => {
    withDatabase((database) => {
      const before = rows(database, 'SELECT * FROM __drizzle_migrations');
      migrate(database);
      requireCurrentSchema(database);
      expect(rows(database, 'SELECT * FROM __drizzle_migrations')).toEqual(before);
      expect(database.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    });
  });

  it('makes the same schema once when several processes start on a new file at once', async () => {
    const path = join(folder, 'new.db');
    const start = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', OPEN_AND_MIGRATE, path]);
    await Promise.all([start(), start(), start(), start()]);
    const database = openDatabase(path, { readonly: true });
    requireCurrentSchema(database);
    expect(checkDatabase(database)).toEqual([]);
    database.close();
  });

  it('refuses a database from a newer version, and changes nothing in it', () => {
    withDatabase((database) => {
      database.sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 9e15)");
      for (const open of [migrate, requireCurrentSchema]) {
        expect(() => open(database)).toThrow(DatabaseUnusable);
        expect(() => open(database)).toThrow(/from a newer version\. Use that version/);
      }
    });
  });

  it('refuses a schema with another history, and one of another program', () => {
    withDatabase((database) => {
      database.sqlite.exec("UPDATE __drizzle_migrations SET hash = 'other' WHERE rowid = 1");
      expect(() => migrate(database)).toThrow(/another history/);
    });
    const path = join(folder, 'other.db');
    new Sqlite(path).exec('CREATE TABLE bookmark (url text)').close();
    const database = openDatabase(path);
    expect(() => migrate(database)).toThrow(/another program's database\. Name another file/);
    database.close();
  });

  it('is asked for where a reader finds no schema yet', () => {
    const database = openDatabase(':memory:');
    expect(() => requireCurrentSchema(database)).toThrow(/from an older version/);
    database.close();
  });

  it('has nothing left to generate from the tables', () => {
    const copy = join(folder, 'migrations');
    cpSync(join(ROOT, 'migrations'), copy, { recursive: true });
    const before = readdirSync(copy);
    const said = execFileSync(
      process.execPath,
      [
        'node_modules/drizzle-kit/bin.cjs',
        'generate',
        '--dialect=sqlite',
        '--schema=./src/db/tables/*.ts',
        `--out=${relative(ROOT, copy)}`,
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(said).toContain('No schema changes');
    expect(readdirSync(copy)).toEqual(before);
  });
});

describe('the schema', () => {
  it('has every table strict, and the link tables without a rowid', () => {
    withDatabase((database) => {
      const tables = rows<{ name: string; strict: number; wr: number }>(
        database,
        "SELECT name, strict, wr FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      );
      expect(tables.filter(({ strict }) => !strict).map(({ name }) => name)).toEqual([]);
      const withoutRowid = tables.filter(({ wr }) => wr).map(({ name }) => name);
      expect(withoutRowid).toEqual(expect.arrayContaining(['bid_parties', 'edges']));
    });
  });

  it('keeps columns that are made from others virtual', () => {
    withDatabase((database) => {
      const stored = rows(
        database,
        "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND c.hidden = 3",
      );
      expect(stored).toEqual([]);
    });
  });
});
