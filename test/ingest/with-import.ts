import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDatabase } from '../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import type { ImportSummary } from '../../src/ingest/import-summary.ts';
import { type ImportOptions, runImport } from '../../src/ingest/run.ts';
import type { Source } from '../../src/ingest/source.ts';
import { freshDatabase } from '../db/fresh-database.ts';

/** A day on which tests import, so that nothing depends on the clock. */
const IMPORTED = new Date('2026-03-01T12:00:00Z');

// biome-ignore lint/suspicious/noExplicitAny: rows are asserted, not typed.
type Row = any;

export interface TestImport {
  readonly database: GreffeDatabase;
  /** Imports files or folders as the command line does. */
  importPaths(paths: readonly string[], options?: ImportOptions): Promise<ImportSummary>;
  /** Imports a file of this name that holds this text, or the value as JSON. */
  importContent(name: string, content: unknown, options?: ImportOptions): Promise<ImportSummary>;
  rows(sql: string, ...parameters: unknown[]): Row[];
  /** The values of a query with one column. */
  values(sql: string, ...parameters: unknown[]): Row[];
  /** Reasons of what was rejected, with the place. */
  rejects(): string[];
  problems(): string[];
}

/** Runs imports of one source into a fresh database in memory; what they write to disk is gone when the test is over. */
export async function withImport(source: Source, test: (given: TestImport) => Promise<void>): Promise<void> {
  const database = freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'greffe-import-'));
  const rejectsFile = join(folder, 'rejects.jsonl');
  const importPaths = (paths: readonly string[], options: ImportOptions = {}) =>
    runImport(database, source, paths, { rejectsFile, now: () => IMPORTED, ...options });
  try {
    await test({
      database,
      importPaths,
      importContent(name, content, options) {
        const path = join(folder, name);
        writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
        return importPaths([path], options);
      },
      rows: (sql, ...parameters) => database.sqlite.prepare(sql).all(...parameters),
      values: (sql, ...parameters) =>
        database.sqlite
          .prepare(sql)
          .pluck()
          .all(...parameters),
      rejects() {
        if (!existsSync(rejectsFile)) return [];
        const lines = readFileSync(rejectsFile, 'utf8').trim().split('\n');
        return lines.map((line) => JSON.parse(line)).map(({ locator, reason }) => `${locator}: ${reason}`);
      },
      problems: () => checkDatabase(database).map(({ message }) => message),
    });
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** A folder of real published data, undefined where it is absent. */
export function publishedData(folder: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../shared/data/${folder}`, import.meta.url));
  return existsSync(path) ? path : undefined;
}
