import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import pino from 'pino';
import { startGraphServer } from '../../src/commands/serving/graph-server.ts';
import { readConfig } from '../../src/config.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import type { GraphRecords } from '../../src/model/record.ts';
import { SEED, WRITTEN } from '../graph.ts';
import { serveGraph } from '../served-engine.ts';

/** An answer of the site. */
export interface SiteAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/** A server with pages, as `greffe serve` runs it. */
export interface Site {
  readonly url: string;
  /** What the log says at level error and above. */
  readonly faults: readonly string[];
  /** GET without following redirects; a browser's `Accept` unless another is given. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<SiteAnswer>;
  /** Bytes of an answer on the wire, compressed as browsers ask for it. */
  sizeOf(path: string): Promise<number>;
  /** Writes to the database; what is asked afterwards is answered of its new state. */
  write(records: Partial<GraphRecords>): Promise<void>;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Fills the database before it is served. Absent: the example dossier. */
  readonly fill?: (database: GreffeDatabase) => void | Promise<void>;
  /** A database that is there already: a copy of it is served. */
  readonly copyOf?: GreffeDatabase;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a publication in PostgreSQL is served. Absent: as the project of the test says. */
  readonly isPublished?: boolean;
}

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Serves a database of its own, in a file, on a free port: open it in `beforeAll`, for all tests of a file. */
export async function openSite({ fill, copyOf, env = {}, isPublished }: SiteOptions = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-site-'));
  const location = join(folder, 'greffe.db');
  const faults: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  if (copyOf !== undefined) writeFileSync(location, copyOf.sqlite.serialize());
  const writable = openDatabase(location);
  migrate(writable);
  if (copyOf === undefined) await (fill ?? fillWithSeed)(writable);
  const served = serveGraph(location, isPublished);
  const server = await startGraphServer({
    config: readConfig({ PORT: '0', DATABASE_URL: location, GREFFE_ANALYSIS_THREADS: '1', ...env }),
    openEngine: await served.openEngine(),
    logger,
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  return {
    url: server.url,
    faults,
    get: (path, headers = {}) => get(server.url, path, { ...BROWSER, ...headers }),
    sizeOf: (path) => sizeOf(server.url, path, { ...BROWSER, 'accept-encoding': 'br' }),
    async write(records) {
      writeRecords(writable, { nodes: [], claims: [], mentions: [], ...records }, { now: WRITTEN });
      await served.show();
    },
    async close() {
      await server.close();
      writable.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export function fillWithSeed(database: GreffeDatabase): void {
  importDossiers(database, [SEED], { now: WRITTEN });
}

async function get(url: string, path: string, headers: AskedHeaders): Promise<SiteAnswer> {
  const response = await ask(url, path, headers);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers as Record<string, string>,
    text: await text(response),
  };
}

async function sizeOf(url: string, path: string, headers: AskedHeaders): Promise<number> {
  return (await buffer(await ask(url, path, headers))).length;
}

type AskedHeaders = Readonly<Record<string, string>>;

/** By hand, since `fetch` writes `Host` and `Accept-Encoding` itself. */
function ask(url: string, path: string, headers: AskedHeaders): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers, agent: false }, resolve).on('error', reject).end();
  });
}
