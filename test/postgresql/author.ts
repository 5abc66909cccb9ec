import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateOcdsFile } from '../../bench/ocds-generator.ts';
import { ended } from '../ingest/greffe-process.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const SEED = fileURLToPath(new URL('../../seeds/health-data-hub.yaml', import.meta.url));

/** How a command ended, and what it said. */
export type Ended = Awaited<ReturnType<typeof ended>>;

/** A graph in a file, and the command line on it. */
export interface Author {
  readonly folder: string;
  readonly file: string;
  start(...args: readonly string[]): ChildProcess;
  run(...args: readonly string[]): Promise<Ended>;
  /** Imports so many OCDS releases that the seed draws. @throws Error when the command does not end well */
  importReleases(count: number, seed: number): Promise<void>;
}

/** The seed imported: by each file of tests once. */
let seeded: Promise<Buffer> | undefined;

/** A graph with the seed in it, until the test is over. */
export async function withAuthor(test: (author: Author) => Promise<void>): Promise<void> {
  seeded ??= inFolder(async (author) => {
    succeeded(await author.run('import', 'dossier', SEED));
    return readFileSync(author.file);
  });
  const seed = await seeded;
  await inFolder((author) => {
    writeFileSync(author.file, seed);
    return test(author);
  });
}

async function inFolder<T>(use: (author: Author) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-author-'));
  try {
    return await use(authorIn(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function authorIn(folder: string): Author {
  const file = join(folder, 'greffe.db');
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, DATABASE_URL: `file:${file}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = (...args: readonly string[]) => ended(start(...args));
  return {
    folder,
    file,
    start,
    run,
    async importReleases(count, seed) {
      const releases = join(folder, `releases-${seed}.jsonl`);
      await generateOcdsFile(releases, count, { seed });
      succeeded(await run('import', 'ocds', releases, '--quiet'));
    },
  };
}

/** @throws Error with what the command said, when it did not end well */
export function succeeded(result: Ended): Ended {
  if (result.code !== 0) throw new Error(`ended with ${result.code}: ${result.stderr}${result.stdout}`);
  return result;
}
