import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { startGraphServer } from '../../../src/commands/serving/graph-server.ts';
import { readConfig } from '../../../src/config.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { serveGraph } from '../../served-engine.ts';

export interface Serving {
  readonly url: string;
  /** For writing while it is served. */
  readonly database: GreffeDatabase;
  /** Has the server show what was written since. */
  show(): Promise<void>;
  /** Lines of the log. */
  readonly lines: Record<string, unknown>[];
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The value of a metric with these labels; 0 while there is none. */
  metric(name: string): Promise<number>;
}

export interface OpenServing extends Serving {
  close(): Promise<void>;
}

/** The server as `greffe serve` runs it, on a database in a file. */
export async function openServing(
  fill: (database: GreffeDatabase) => void,
  env: Record<string, string> = {},
): Promise<OpenServing> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-export-'));
  const location = join(folder, 'graph.db');
  const database = openDatabase(location);
  migrate(database);
  fill(database);
  const lines: Record<string, unknown>[] = [];
  const served = serveGraph(location);
  const server = await startGraphServer({
    config: readConfig({ PORT: '0', DATABASE_URL: location, GREFFE_ANALYSIS_THREADS: '1', ...env }),
    openEngine: await served.openEngine(),
    logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) }),
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  const get = (path: string, init?: RequestInit) => fetch(new URL(path, server.url), init);
  return {
    url: server.url,
    database,
    lines,
    get,
    show: () => served.show(),
    async metric(name) {
      const text = await (await get('/metrics')).text();
      const line = text.split('\n').find((each) => each.startsWith(`${name} `));
      return Number(line?.split(' ').at(-1) ?? 0);
    },
    async close() {
      await server.close();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A server of its own for one test. */
export async function withServing(
  fill: (database: GreffeDatabase) => void,
  use: (serving: Serving) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const serving = await openServing(fill, env);
  try {
    await use(serving);
  } finally {
    await serving.close();
  }
}

/** Waits until something holds, for half a minute at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 20) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('it has not come to hold within half a minute');
}

export function filterOf(filter: object): string {
  return `filter=${encodeURIComponent(JSON.stringify(filter))}`;
}
