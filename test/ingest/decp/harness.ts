import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import type { ImportSummary } from '../../../src/ingest/import-summary.ts';
import { runImport } from '../../../src/ingest/run.ts';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import { freshDatabase } from '../../db/fresh-database.ts';

/** A row of a question in SQL. */
// biome-ignore lint/suspicious/noExplicitAny: rows are asserted, not typed.
export type Row = any;

export interface DecpGraph {
  readonly database: GreffeDatabase;
  /** Imports files as `greffe import decp` does. */
  load(...paths: string[]): Promise<ImportSummary>;
  /** The rows that a question gives. */
  rows(sql: string, ...values: unknown[]): Row[];
  /** The first column of the rows that a question gives. */
  list(sql: string, ...values: unknown[]): unknown[];
  /** Flags on the tender of this number, its claims and their parties, as `FLAG field`, each once. */
  flagsOf(number: string): string[];
}

/** Path of a fixture. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

/** A fresh graph, empty or with fixtures imported; gone when the test is over. */
export async function withDecp(
  fixtures: readonly string[],
  test: (graph: DecpGraph) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-decp-'));
  const database = freshDatabase();
  const rows = (sql: string, ...values: unknown[]) => database.sqlite.prepare(sql).all(...values) as Row[];
  const list = (sql: string, ...values: unknown[]) =>
    database.sqlite
      .prepare(sql)
      .pluck()
      .all(...values);
  const graph: DecpGraph = {
    database,
    rows,
    list,
    load: (...paths) =>
      runImport(database, decpSource, paths, {
        rejectsFile: join(folder, 'rejects.jsonl'),
        force: true,
        now: () => new Date('2026-03-01T12:00:00Z'),
      }),
    flagsOf: (number) => list(FLAGS, `21999001700010${number}`) as string[],
  };
  try {
    if (fixtures.length > 0) await graph.load(...fixtures.map(fixture));
    await test(graph);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const FLAGS = `
  WITH tender AS (SELECT node_id AS id FROM identifiers WHERE scheme = 'DECP' AND value = ?),
    own AS (
      SELECT id FROM bids WHERE tender_id IN tender UNION SELECT id FROM valuations WHERE tender_id IN tender
      UNION SELECT id FROM tender_events WHERE tender_id IN tender UNION SELECT id FROM procurement_roles WHERE tender_id IN tender
    ),
    around AS (
      SELECT id FROM tender UNION SELECT organisation_id FROM bid_parties WHERE bid_id IN own
      UNION SELECT article_id FROM evidence WHERE claim_id IN own
    )
  SELECT DISTINCT flag || ' ' || field FROM quality_flags WHERE claim_id IN own OR node_id IN around ORDER BY 1`;
