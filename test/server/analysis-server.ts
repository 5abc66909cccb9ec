import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { expect } from 'vitest';
import { startGraphServer } from '../../src/commands/serving/graph-server.ts';
import { sqliteEngine } from '../../src/commands/serving/sqlite-engine.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { hubRecords } from '../graph/analysis.ts';
import { type Answer, WRITTEN } from '../graph.ts';

/** A time in which what is given up has ended, and what is not has not: the questions asked would take minutes. */
export const SOON = { timeout: 60_000, interval: 50 };

const ALIASES = 20;

/** Works for seconds, in turns. Each number makes another question. */
export function longOperation(number: number): string {
  const aliases = Array.from(
    { length: ALIASES },
    (_, index) => `a${index}: indicators { complete totalCount }`,
  );
  return `query Long${number} { ${aliases.join(' ')} }`;
}

/** Works for some milliseconds. Each number makes another question. */
export function shortOperation(number: number): string {
  return `query Short${number} { neighbourhood(of: { slug: "o1" }) { cutNodes } }`;
}

/** So many tenders that cases of those read first are no longer kept when the last are read: each question reads all of them anew. */
const TENDERS = 15_000;

export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Answer;
}

/** By POST a plain request is answered directly, by GET through Yoga. */
export type AskMethod = 'POST' | 'GET';

export interface AskHow {
  readonly method?: AskMethod;
  readonly headers?: Record<string, string>;
}

interface Asking {
  readonly reply: Promise<Reply>;
  /** Ends the connection without waiting for the answer. */
  leave(): void;
}

export interface AnalysisServer {
  readonly url: string;
  /** What the log says at level error and above. */
  readonly faults: readonly string[];
  /** Asks on a connection of its own. */
  ask(query: string, how?: AskHow): Asking;
  /** Asks long questions until the one thread runs two of them and so many wait; the first two are those that run. */
  fill(waiting: number, how?: AskHow): Promise<readonly Asking[]>;
  /** A number of `/metrics`, by the name's end. */
  count(name: 'running' | 'waiting' | 'refused_total' | 'abandoned_total'): Promise<number>;
  close(): Promise<void>;
}

let askedGraph: Buffer | undefined;

/** Writes the graph that these ask for, once for all tests of a file. */
function askedGraphIn(folder: string): Buffer {
  const file = join(folder, 'made.db');
  const database = openDatabase(file);
  migrate(database);
  writeRecords(database, hubRecords(TENDERS, 5), { now: WRITTEN });
  database.close();
  return readFileSync(file);
}

/** Gives a test the graph in a database file of its own, whose folder is removed after the test. */
export async function withAskedGraph(use: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-analyses-'));
  try {
    askedGraph ??= askedGraphIn(folder);
    const file = join(folder, 'greffe.db');
    writeFileSync(file, askedGraph);
    await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Serves the graph as `greffe serve` does, with one thread for analyses unless the environment says otherwise. */
export async function withAnalysisServer(
  env: Record<string, string>,
  use: (server: AnalysisServer) => Promise<void>,
): Promise<void> {
  await withAskedGraph(async (file) => {
    const config = readConfig({
      PORT: '0',
      DATABASE_URL: file,
      GREFFE_ANALYSIS_THREADS: '1',
      GREFFE_MAX_KEPT_BYTES: '0',
      ...env,
    });
    const faults: string[] = [];
    const { url, close } = await startGraphServer({
      config,
      openEngine: sqliteEngine(openDatabase(file, { readonly: true })),
      logger: pino({ level: 'error' }, { write: (line: string) => faults.push(line) }),
      worker: '1',
      readMetrics: (own) => own.metrics(),
    });
    const server: AnalysisServer = {
      url,
      faults,
      ask: (query, how) => ask(url, query, how),
      async fill(waiting, how) {
        const asked: Asking[] = [];
        const askUntil = async (name: 'running' | 'waiting', number: number) => {
          for (let each = 0; each < number; each += 1) asked.push(ask(url, longOperation(asked.length), how));
          await expect.poll(() => server.count(name), SOON).toBe(number);
        };
        await askUntil('running', 2);
        await askUntil('waiting', waiting);
        return asked;
      },
      count: async (name) => {
        const metrics = await (await fetch(`${url}/metrics`)).text();
        return Number(new RegExp(`^greffe_analyses_${name}\\{worker="1"\\} (\\d+)$`, 'm').exec(metrics)?.[1]);
      },
      close,
    };
    try {
      await use(server);
    } finally {
      await close();
    }
    expect(faults).toEqual([]);
  });
}

/** Asks on a connection of its own. */
export function ask(url: string, query: string, { method = 'POST', headers = {} }: AskHow = {}): Asking {
  const search = method === 'GET' ? `?query=${encodeURIComponent(query)}` : '';
  const type = method === 'POST' ? { 'content-type': 'application/json' } : {};
  const sent = request(`${url}/graphql${search}`, { method, agent: false, headers: { ...type, ...headers } });
  const reply = new Promise<Reply>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      const { statusCode = 0 } = response;
      text(response).then(
        (body) => resolve({ status: statusCode, headers: response.headers, body: JSON.parse(body) }),
        reject,
      );
    });
  });
  // Who leaves does not look at it.
  reply.catch(() => undefined);
  sent.end(method === 'POST' ? JSON.stringify({ query }) : undefined);
  return { reply, leave: () => sent.destroy() };
}
