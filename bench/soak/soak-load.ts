import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/db/connection/client.ts';
import { post } from '../comparison.ts';
import { GRAPH_QUERIES } from '../graph/graph-query.ts';
import { generateOcdsFile } from '../ocds-generator.ts';
import { bodyOf, QUERIES } from '../queries.ts';

/** What was done in all. */
export interface Done {
  queries: number;
  exports: number;
  /** Exports whose client went on purpose. */
  brokenOff: number;
  /** Exports that were told to come again, as no place was free. */
  refused: number;
  imports: number;
}

export interface SoakLoad {
  readonly database: string;
  readonly folder: string;
  readonly url: string;
  readonly signal: AbortSignal;
  readonly done: Done;
  readonly failures: string[];
}

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const MAX_FAILURES = 20;
const RELEASES = 500;
const BETWEEN_IMPORTS_MS = 5_000;
/** Between two pieces that the slow client takes. */
const SIP_MS = 50;
/** So much the client takes that goes. */
const BROKEN_OFF_BYTES = 300_000;

/** Asks what the bench asks, one after the other, until the end; each reader begins elsewhere. */
export async function queryAgain(load: SoakLoad, reader: number): Promise<void> {
  const bodies = readBodies(load.database);
  for (let next = reader * 7; !load.signal.aborted; next++) {
    try {
      const answer = await post(load.url, bodies[next % bodies.length] as string);
      load.done.queries += 1;
      if (answer.includes('"errors":')) fail(load, answer);
    } catch (error) {
      fail(load, String(error));
    }
  }
}

function readBodies(file: string): string[] {
  const database = openDatabase(file, { readonly: true });
  try {
    return [...QUERIES, ...GRAPH_QUERIES].flatMap((query) =>
      query
        .variables(database.sqlite)
        .slice(0, 20)
        .map((variables) => bodyOf(query, variables)),
    );
  } finally {
    database.close();
  }
}

/** Takes exports, one after the other: as fast as it can, slowly, and not to the end. */
export async function exportAgain(load: SoakLoad): Promise<void> {
  const ways = [
    ['csv', 0, Number.POSITIVE_INFINITY],
    ['jsonl', SIP_MS, 10_000_000],
    ['ocds', 0, BROKEN_OFF_BYTES],
  ] as const;
  for (let next = 0; !load.signal.aborted; next++) {
    const [format, pauseMs, mostBytes] = ways[next % ways.length] as (typeof ways)[number];
    try {
      const response = await fetch(new URL(`/export/${format}`, load.url), { signal: load.signal });
      if (response.status === 503 && response.headers.has('retry-after')) {
        load.done.refused += 1;
        await response.text();
        await pause(Number(response.headers.get('retry-after')) * 1_000, undefined, { signal: load.signal });
        continue;
      }
      if (response.status !== 200 || !response.body) {
        fail(load, `export ${format}: ${response.status} ${await response.text()}`);
        continue;
      }
      let bytes = 0;
      for await (const piece of response.body) {
        bytes += piece.length;
        if (bytes > mostBytes) break;
        if (pauseMs > 0) await pause(pauseMs);
      }
      if (bytes > mostBytes) load.done.brokenOff += 1;
      else load.done.exports += 1;
    } catch (error) {
      if (!load.signal.aborted) fail(load, `export ${format}: ${error}`);
    }
  }
}

/** Has another process import some releases, again and again, each time others. */
export async function importAgain(load: SoakLoad): Promise<void> {
  const file = join(load.folder, 'releases.jsonl');
  for (let seed = 1; !load.signal.aborted; seed++) {
    await generateOcdsFile(file, RELEASES, { seed });
    const child = spawn(process.execPath, [CLI, 'import', 'ocds', file, '--quiet'], {
      cwd: load.folder,
      env: { ...process.env, DATABASE_URL: load.database },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text;
    });
    const [code] = await once(child, 'exit');
    if (code === 0) load.done.imports += 1;
    else fail(load, `import: exit code ${code}: ${said}`);
    await pause(BETWEEN_IMPORTS_MS, undefined, { signal: load.signal }).catch(() => undefined);
  }
}

function fail({ failures }: SoakLoad, what: string): void {
  if (failures.length < MAX_FAILURES) failures.push(what.slice(0, 300));
}
