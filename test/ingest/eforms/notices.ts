import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { ImportSummary } from '../../../src/ingest/import-summary.ts';
import { runImport } from '../../../src/ingest/run.ts';
import { eformsSource } from '../../../src/ingest/sources/eforms/source.ts';
import { freshDatabase } from '../../db/fresh-database.ts';

/** Path of a hand-written notice. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}.xml`, import.meta.url));
}

export interface Rejected {
  readonly locator: string;
  readonly reason: string;
  readonly content: string;
}

/** A fresh database in memory that notices are imported into as the command line does it. */
export interface Graph {
  /** Imports files or folders in this order. */
  load(...paths: string[]): Promise<ImportSummary>;
  /** Imports notices with these texts in this order. */
  read(...notices: string[]): Promise<ImportSummary>;
  // biome-ignore lint/suspicious/noExplicitAny: rows are asserted, not typed.
  rows(sql: string, ...parameters: unknown[]): any[];
  value(sql: string, ...parameters: unknown[]): unknown;
  /** What was rejected so far. */
  rejected(): Rejected[];
}

/** Runs a test on such a database; whatever it did, the database must be sound in the end. */
export async function withNotices(test: (graph: Graph) => Promise<void>): Promise<void> {
  const database = freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'greffe-eforms-'));
  const rejectsFiles = new Set<string>();
  try {
    const load = async (...paths: string[]) => {
      const rejectsFile = join(folder, `${rejectsFiles.size}.rejects.jsonl`);
      const now = () => new Date('2026-06-01T08:00:00Z');
      const summary = await runImport(database, eformsSource, paths, { rejectsFile, now, force: true });
      if (summary.rejectsFile !== undefined) rejectsFiles.add(summary.rejectsFile);
      return summary;
    };
    let written = 0;
    await test({
      load,
      read(...notices) {
        const paths = notices.map((text) => {
          const path = join(folder, `${String(written++).padStart(3, '0')}.xml`);
          writeFileSync(path, text);
          return path;
        });
        return load(...paths);
      },
      rows: (sql, ...parameters) => database.sqlite.prepare(sql).all(...parameters),
      value: (sql, ...parameters) =>
        database.sqlite
          .prepare(sql)
          .pluck()
          .get(...parameters),
      rejected: () =>
        [...rejectsFiles].flatMap((file) =>
          readFileSync(file, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Rejected),
        ),
    });
    expect(checkDatabase(database)).toEqual([]);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Bids with their parties, in order of lot and leading name. */
export const BIDS = `
  SELECT l.number AS lot, b.status, b.value_minor AS minor, b.value_status AS valued, b.rank,
    (SELECT group_concat(o.name || ' ' || p.role, ', ' ORDER BY o.name) FROM bid_parties p
      JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id) AS parties
  FROM bids b LEFT JOIN lots l ON l.id = b.lot_id ORDER BY lot, parties`;

/** Events of the tender and its lots, not of bids. */
export const EVENTS = `
  SELECT coalesce(l.number, 'tender') AS of, e.event, e.date, e.reason FROM tender_events e
  LEFT JOIN lots l ON l.id = e.lot_id WHERE e.bid_id IS NULL ORDER BY of, e.date_key, e.event`;

/** Valuations of the tender and its lots. */
export const VALUATIONS = `
  SELECT coalesce(l.number, 'tender') AS of, v.valuation, v.value_minor AS minor, v.value_status AS valued
  FROM valuations v LEFT JOIN lots l ON l.id = v.lot_id ORDER BY of, v.valuation, minor`;

/** Quality flags with what was published, of nodes and claims. */
export const FLAGS = 'SELECT flag, field, published FROM quality_flags ORDER BY flag, field, published';
