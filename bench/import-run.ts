import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { copyRows } from './import-ceiling.ts';
import { generateOcdsFile } from './ocds-generator.ts';

/** What importing one file took. */
export interface ImportRun {
  readonly seconds: number;
  readonly releasesPerSecond: number;
  /** NaN where the system has no /proc, or no process of its own was looked at. */
  readonly peakMemoryMb: number;
}

export interface ImportFigures {
  readonly releases: number;
  readonly megabytes: number;
  readonly databaseMb: number;
  readonly first: ImportRun;
  /** The same file once more: known by its hash. */
  readonly again: ImportRun;
  /** The same file, made to be read whole again. */
  readonly forced: ImportRun;
  /** The rows of the first, copied by SQL alone: the most that any importer could reach. */
  readonly ceiling: ImportRun;
}

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
/** How often the memory of the importing process is looked at; Linux keeps the peak. */
const LOOK_MS = 100;

/** Generates OCDS releases with four bids each, and imports them three times as a user does. Leaves no files behind. */
export async function measureImport(folder: string, releases: number): Promise<ImportFigures> {
  const file = `${folder}releases.jsonl`;
  const database = `${folder}releases.db`;
  const copy = `${folder}copy.db`;
  try {
    await generateOcdsFile(file, releases);
    const run = (...options: string[]) => importOnce(file, database, releases, options);
    const first = await run();
    const databaseMb = Math.round(statSync(database).size / 2 ** 20);
    const again = await run();
    const forced = await run('--force');
    const ceiling = runOf(await copyRows(database, copy, releases), releases, Number.NaN);
    return {
      releases,
      megabytes: Math.round(statSync(file).size / 2 ** 20),
      databaseMb,
      first,
      again,
      forced,
      ceiling,
    };
  } finally {
    const databases = [database, copy].flatMap((path) => [path, `${path}-wal`, `${path}-shm`]);
    for (const path of [file, ...databases]) rmSync(path, { force: true });
  }
}

/** @throws Error with what the command wrote, when it does not end well */
function importOnce(
  file: string,
  database: string,
  releases: number,
  options: readonly string[],
): Promise<ImportRun> {
  const started = performance.now();
  const args = ['--max-semi-space-size=8', CLI, 'import', 'ocds', file, '--quiet', ...options];
  const child = spawn(process.execPath, args, {
    // As `bin/greffe.js` starts it.
    env: { MALLOC_ARENA_MAX: '1', ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    written += chunk;
  });
  let peakMemoryMb = Number.NaN;
  const timer = setInterval(() => {
    peakMemoryMb = peakMemoryOf(child.pid) ?? peakMemoryMb;
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(timer);
      if (code !== 0) {
        reject(new Error(`greffe import ended with code ${code}:\n${written}`));
        return;
      }
      resolve(runOf((performance.now() - started) / 1000, releases, peakMemoryMb));
    });
  });
}

function runOf(seconds: number, releases: number, peakMemoryMb: number): ImportRun {
  return {
    seconds: Math.round(seconds * 10) / 10,
    releasesPerSecond: Math.round(releases / seconds),
    peakMemoryMb,
  };
}

function peakMemoryOf(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? undefined : Math.round(Number(peak) / 1024);
  } catch {
    return undefined;
  }
}
