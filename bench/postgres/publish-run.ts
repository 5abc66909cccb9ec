import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { startCluster } from '../../test/postgresql/cluster.ts';
import { generateOcdsFile } from '../ocds-generator.ts';
import { processorTimeOf } from '../processor-time.ts';
import type { BenchQuery } from '../queries.ts';
import type { QueryRun } from '../query-run.ts';
import { runCommand } from './command-run.ts';
import { type EngineFigures, measureReading } from './read-run.ts';

/** How fast a graph is published whole, what reading it there takes, and how fast what changes is published. */
export interface PublishFigures {
  readonly whole: {
    readonly rows: number;
    readonly seconds: number;
    readonly rowsPerSecond: number;
    readonly processorSeconds: number;
    readonly databaseMb: number;
  };
  readonly reading: readonly EngineFigures[];
  readonly followed: {
    readonly releases: number;
    /** An import that nobody follows, and one that is followed. */
    readonly alone: ImportCost;
    readonly beside: ImportCost;
    /** From the end of the import until all of it is published. */
    readonly secondsBehind: number;
    readonly followerProcessorSeconds: number;
  };
}

interface ImportCost {
  readonly seconds: number;
  readonly releasesPerSecond: number;
  readonly processorSeconds: number;
}

/** Of a server that has some memory, and keeps what it says it keeps. */
const SETTINGS = [
  'shared_buffers=512MB',
  'max_wal_size=4GB',
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
];

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const LOOK_MS = 100;

/** Publishes the market and reads it, and follows an import into a new graph. Leaves no files behind. */
export async function measurePublishing(
  { database: market, logFile, seconds }: QueryRun,
  folder: string,
  releases: number,
  queries: readonly BenchQuery[],
): Promise<PublishFigures> {
  const cluster = await startCluster({ settings: SETTINGS });
  try {
    process.stderr.write('Publishing the market …\n');
    const publication = await makeDatabase(cluster.url(), 'market');
    const whole = await publishWhole(market, publication);
    const reading = await measureReading({ market, publication, cluster, queries, seconds, logFile });
    process.stderr.write('Following an import …\n');
    const target = await makeDatabase(cluster.url(), 'followed');
    return { whole, reading, followed: await followImport(folder, target, releases) };
  } finally {
    await cluster.stop();
  }
}

async function publishWhole(database: string, url: string): Promise<PublishFigures['whole']> {
  const { output, processorSeconds } = await runCommand(database, ['publish', url, '--json']);
  const { rows, seconds } = JSON.parse(output) as { rows: number; seconds: number };
  const size = await query(url, 'SELECT pg_database_size(current_database()) / 1048576 AS value');
  return {
    rows,
    seconds: rounded(seconds),
    rowsPerSecond: Math.round(rows / seconds),
    processorSeconds: rounded(processorSeconds),
    databaseMb: Number(size),
  };
}

async function followImport(
  folder: string,
  url: string,
  releases: number,
): Promise<PublishFigures['followed']> {
  const file = `${folder}followed.jsonl`;
  const [alone, beside] = [`${folder}alone.db`, `${folder}followed.db`];
  try {
    await generateOcdsFile(file, releases);
    const unfollowed = await importOnce(alone, file, releases);
    await runCommand(beside, ['imports']);
    const follower = spawn(process.execPath, [CLI, 'publish', url, '--follow', '--quiet'], {
      env: { ...process.env, DATABASE_URL: beside },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    try {
      await untilPublished(beside, url, follower);
      const before = processorTimeOf(follower.pid)?.own ?? Number.NaN;
      const followed = await importOnce(beside, file, releases);
      const ended = performance.now();
      await untilPublished(beside, url, follower);
      return {
        releases,
        alone: unfollowed,
        beside: followed,
        secondsBehind: rounded((performance.now() - ended) / 1000),
        followerProcessorSeconds: rounded((processorTimeOf(follower.pid)?.own ?? Number.NaN) - before),
      };
    } finally {
      follower.kill('SIGTERM');
      if (follower.exitCode === null) await once(follower, 'exit');
    }
  } finally {
    const databases = [alone, beside].flatMap((path) => [path, `${path}-wal`, `${path}-shm`]);
    for (const path of [file, ...databases]) rmSync(path, { force: true });
  }
}

async function importOnce(database: string, file: string, releases: number): Promise<ImportCost> {
  const { seconds, processorSeconds } = await runCommand(database, ['import', 'ocds', file, '--quiet']);
  return {
    seconds: rounded(seconds),
    releasesPerSecond: Math.round(releases / seconds),
    processorSeconds: rounded(processorSeconds),
  };
}

/** Waits until every change that was recorded is published. @throws Error when the follower ends before */
async function untilPublished(database: string, url: string, follower: ChildProcess): Promise<void> {
  for (;;) {
    if (follower.exitCode !== null) throw new Error(`The follower ended with code ${follower.exitCode}.`);
    const position = await query(url, 'SELECT position AS value FROM greffe.publication').catch(
      () => undefined,
    );
    if (position !== undefined && Number(position) === lastChange(database)) return;
    await sleep(LOOK_MS);
  }
}

function lastChange(database: string): number {
  const sqlite = new Sqlite(database, { readonly: true });
  try {
    return sqlite.prepare<[], number>('SELECT coalesce(max(id), 0) FROM __changes').pluck().get() ?? 0;
  } finally {
    sqlite.close();
  }
}

async function makeDatabase(server: string, name: string): Promise<string> {
  await query(server, `CREATE DATABASE ${name}`);
  return Object.assign(new URL(server), { pathname: name }).href;
}

async function query(url: string, text: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(text)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
