import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { startGraphServer } from '../../../src/commands/serving/graph-server.ts';
import { readConfig } from '../../../src/config.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { openServedEngine } from '../../served-engine.ts';

export interface Serving {
  readonly url: string;
  /** For writing while it is served. */
  readonly database: GreffeDatabase;
  /** Lines of the log. */
  readonly lines: Record<string, unknown>[];
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The value of a metric with these labels; 0 while there is none. */
  metric(name: string): Promise<number>;
}

/** The server as `greffe serve` runs it, on a database in a file. */
export async function withServing(
  fill: (database: GreffeDatabase) => void,
  use: (serving: Serving) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-export-'));
  const location = join(folder, 'graph.db');
  const database = openDatabase(location);
  const lines: Record<string, unknown>[] = [];
  try {
    migrate(database);
    fill(database);
    const { openEngine, remove } = await openServedEngine(location);
    const server = await startGraphServer({
      config: readConfig({ PORT: '0', DATABASE_URL: location, ...env }),
      openEngine,
      logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
      worker: '1',
      readMetrics: (own) => own.metrics(),
    });
    const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);
    const metric = async (name: string) => {
      const text = await (await get('/metrics')).text();
      const line = text.split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.split(' ').at(-1) ?? 0);
    };
    try {
      await use({ url: server.url, database, lines, get, metric });
    } finally {
      await server.close();
      await remove();
    }
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Waits until something holds, for five seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 5_000; waitedMs += 20) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('it has not come to hold within five seconds');
}

export function filterOf(filter: object): string {
  return `filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
