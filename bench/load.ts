import { rmSync, statSync } from 'node:fs';
import { openDatabase } from '../src/db/connection/client.ts';
import { migrate } from '../src/db/connection/migrate.ts';
import { createWriter } from '../src/db/write/batch/writer.ts';
import { deriveAnew } from '../src/db/write/derive/derive-anew.ts';
import { inventMarket, type MarketSize } from './market.ts';

/** What loading took. */
export interface LoadFigures {
  readonly seconds: number;
  /** Processor time, less moved by what else the machine does. */
  readonly processorSeconds: number;
  /** Rows of all tables that the records led to. */
  readonly rows: number;
  readonly rowsPerSecond: number;
  readonly peakMemoryMb: number;
  readonly fileMb: number;
}

/** Writes a market into a new database file, with the project's own writer. An older file of that name is removed. */
export function loadMarket(file: string, size: MarketSize): LoadFigures {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  const database = openDatabase(file);
  migrate(database);
  // An empty database follows the rules of now; the check asks.
  deriveAnew(database);
  const writer = createWriter(database);
  for (const records of inventMarket(size)) writer.write(records, { source: 'market' });
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const seconds = (performance.now() - started) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const rows = countRows(database.sqlite);
  database.close();
  return {
    seconds: round(seconds),
    processorSeconds: round((cpu.user + cpu.system) / 1_000_000),
    rows,
    rowsPerSecond: Math.round(rows / seconds),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    fileMb: Math.round(statSync(file).size / 2 ** 20),
  };
}

function countRows(sqlite: ReturnType<typeof openDatabase>['sqlite']): number {
  const tables = sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'names_%' AND name NOT LIKE 'texts_%'",
    )
    .pluck()
    .all();
  return tables.reduce(
    (sum, table) => sum + (sqlite.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0),
    0,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
