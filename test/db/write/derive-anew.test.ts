import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { type DeriveProgress, deriveAnew } from '../../../src/db/write/derive/derive-anew.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { freshDatabase } from '../fresh-database.ts';
import { count, NOW, rows } from '../memory-graph.ts';
import { olderDatabase } from '../older-database.ts';
import {
  bid,
  bidEvent,
  buyer,
  euros,
  event,
  notice,
  organisation,
  tender,
  valuation,
} from '../sample-records.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
const KILLED = fileURLToPath(new URL('./derive-while-killed.ts', import.meta.url));

/** More than are derived at once. */
const TENDERS = 1_100;

/** What later rules make something else of than an older version did, for each of so many tenders. */
function fill(database: GreffeDatabase, tenders: number): void {
  const refs = Array.from({ length: tenders }, (_, n) => `t${n}`);
  const of = (ref: string): ClaimRecord[] =>
    [
      valuation('AWARD', euros(30), { lot: '1' }),
      valuation('AWARD', euros(40), { lot: '3' }),
      event('LAUNCHED', { date: '2025-11-05' }),
      event('AWARDED', { date: '2026-01-05' }),
      event('CANCELLED', { lot: '2' }),
      buyer('atos'),
      { ...bid('ovh'), ref: `bid-${ref}` },
      bidEvent(`bid-${ref}`, 'WON'),
    ].map((claim) => ({ ...claim, tender: ref }) as ClaimRecord);
  writeRecords(
    database,
    {
      nodes: [
        notice,
        organisation('atos'),
        organisation('ovh'),
        ...refs.map((ref) =>
          tender({ ref, keys: [`test:${ref}`], lots: ['1', '2', '3'].map((number) => ({ number })) }),
        ),
      ],
      claims: refs.flatMap(of),
      mentions: [],
    },
    { now: NOW },
  );
}

/** As rules of an older version may have left the columns. */
const OLD_RULES = `
  UPDATE tenders SET status = 'LAUNCHED', awarded = NULL, value_minor = 30, value_currency = 'EUR', value_status = 'KNOWN', buyer_id = NULL;
  UPDATE bids SET status = 'SUBMITTED';
`;

const DERIVED =
  "SELECT t.status, t.awarded, t.launched, t.value_minor, t.value_currency, t.value_status, t.value_kind, t.value_parts, t.buyer_id, l.status AS lot, b.status AS bid FROM tenders t JOIN lots l ON l.tender_id = t.id AND l.number = '2' JOIN bids b ON b.tender_id = t.id ORDER BY t.id";
const REVISIONS = 'SELECT id, revision FROM tenders UNION ALL SELECT id, revision FROM claims';

/** A database that an older version filled, with its older schema, and what a fresh one would say. */
function withOlder<R>(tenders: number, use: (older: GreffeDatabase, fresh: GreffeDatabase) => R): R {
  const fresh = freshDatabase();
  fill(fresh, tenders);
  const older = olderDatabase(fresh);
  older.sqlite.exec(OLD_RULES);
  try {
    return use(older, fresh);
  } finally {
    older.close();
    fresh.close();
  }
}

/** The same in a file. */
function withOlderFile(tenders: number, use: (path: string, fresh: GreffeDatabase) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-derive-'));
  const path = join(folder, 'older.db');
  try {
    withOlder(tenders, (older, fresh) => {
      older.sqlite.prepare('VACUUM INTO ?').run(path);
      use(path, fresh);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function greffe(path: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: `file:${path}` };
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { env, encoding: 'utf8' });
  return { stdout, stderr, status };
}

describe('a database with columns by older rules', () => {
  it('has all of them derived anew after its schema is migrated, a thousand rows at a time', () =>
    withOlder(TENDERS, (older, fresh) => {
      migrate(older);
      expect(checkDatabase(older)).not.toEqual([]);
      const seen: DeriveProgress[] = [];
      deriveAnew(older, { now: NOW, onProgress: (progress) => seen.push(progress) });
      expect(rows(older, DERIVED)).toEqual(rows(fresh, DERIVED));
      expect(checkDatabase(older)).toEqual([]);
      // Its article, its organisations, and a thousand tenders at a time.
      const total = 3 * TENDERS + 3;
      const done = [1000, 1100, 2100, 2200, 2201, 2203, 3203, 3303];
      expect(seen).toEqual(done.map((each) => ({ done: each, total })));
    }));

  it('shows in the revision which rows are other than before, and in no other one', () =>
    withOlder(3, (older) => {
      migrate(older);
      deriveAnew(older, { now: NOW });
      const revised = () => rows<{ revision: number }>(older, REVISIONS).map(({ revision }) => revision);
      const before = revised();
      older.sqlite.exec(`
        UPDATE tenders SET status = 'LAUNCHED' WHERE id = (SELECT max(id) FROM tenders);
        UPDATE bids SET status = 'REJECTED' WHERE id = (SELECT min(id) FROM bids);
        PRAGMA user_version = 0;
      `);
      deriveAnew(older, { now: NOW });
      expect(checkDatabase(older)).toEqual([]);
      expect(revised().filter((revision, position) => revision !== before[position])).toHaveLength(2);
    }));

  it('is not looked through again', () =>
    withOlder(2, (older) => {
      migrate(older);
      deriveAnew(older, { now: NOW });
      const before = rows(older, REVISIONS);
      older.sqlite.exec("UPDATE lots SET status = 'CLOSED' WHERE number = '2'");
      deriveAnew(older, { onProgress: () => expect.unreachable() });
      expect(rows(older, REVISIONS)).toEqual(before);
      expect(rows(older, "SELECT 1 FROM lots WHERE status = 'CLOSED'")).toHaveLength(2);
    }));

  it('is as before when the process is killed amid it, and up to date after the next command that writes', () =>
    withOlderFile(TENDERS, (path, fresh) => {
      const killed = spawnSync(process.execPath, [KILLED, path], { encoding: 'utf8' });
      expect(killed).toMatchObject({ signal: 'SIGKILL', stdout: 'killed' });
      const database = openDatabase(path);
      expect(rows(database, "SELECT 1 FROM tenders WHERE status = 'LAUNCHED'")).toHaveLength(TENDERS);
      expect(rows(database, "SELECT 1 FROM bids WHERE status = 'SUBMITTED'")).toHaveLength(TENDERS);
      database.close();
      expect(greffe(path, 'check')).toMatchObject({
        stderr: expect.stringContaining('Open it for writing once to bring it up to date.'),
        status: 1,
      });
      expect(greffe(path, 'imports').status).toBe(0);
      expect(greffe(path, 'check').stdout).toMatch(/No problems\.\n$/);
      const after = openDatabase(path);
      expect(rows(after, DERIVED)).toEqual(rows(fresh, DERIVED));
      after.close();
    }));

  it('is restored from its copy by the rules of now', () =>
    withOlderFile(3, (path, fresh) => {
      const database = openDatabase(path);
      migrate(database);
      deriveAnew(database);
      database.sqlite.exec(OLD_RULES);
      database.close();
      const [copy, restored] = [`${path}.jsonl`, `${path}.restored`];
      expect(greffe(path, 'export', 'jsonl', '--output', copy).status).toBe(0);
      expect(greffe(restored, 'import', 'jsonl', copy).status).toBe(0);
      expect(greffe(restored, 'check').stdout).toMatch(/No problems\.\n$/);
      const after = openDatabase(restored);
      expect(count(after, 'tenders')).toBe(3);
      expect(rows(after, DERIVED)).toEqual(rows(fresh, DERIVED));
      after.close();
    }));
});
