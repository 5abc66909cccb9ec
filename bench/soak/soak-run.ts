import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Child, startServer } from '../child.ts';
import { readMetrics } from '../server-metrics.ts';
import { type Done, exportAgain, importAgain, queryAgain, type SoakLoad } from './soak-load.ts';
import { type Judgement, judgeSamples } from './steadiness.ts';

/** What a server holds at one moment. */
export interface SoakSample {
  readonly second: number;
  readonly residentMb: number;
  readonly heapMb: number;
  readonly openFiles: number;
  readonly logMb: number;
}

export interface SoakFigures {
  readonly minutes: number;
  readonly done: Done;
  /** What was answered otherwise than with data; none is right. */
  readonly failures: readonly string[];
  readonly samples: readonly SoakSample[];
  readonly judgements: readonly Judgement[];
}

const READERS = 6;
const SAMPLES = 120;
const LEAST_PAUSE_MS = 1_000;

/**
 * One server under a mixed load for a long time, on a copy of the database: queries of all kinds, exports that are taken fast, slowly
 * and broken off, and imports by another process. What it holds must not grow.
 */
export async function measureSoak(original: string, logFile: string, minutes: number): Promise<SoakFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-soak-'));
  const database = join(folder, 'soak.db');
  copyFileSync(original, database);
  const server = await startServer(database, 'info', logFile);
  try {
    const end = new AbortController();
    const load: SoakLoad = {
      database,
      folder,
      url: server.url,
      signal: end.signal,
      done: { queries: 0, exports: 0, brokenOff: 0, refused: 0, imports: 0 },
      failures: [],
    };
    const running = [
      ...Array.from({ length: READERS }, (_, reader) => queryAgain(load, reader)),
      exportAgain(load),
      importAgain(load),
    ];
    const samples = await sampleFor(server, database, minutes);
    end.abort();
    await Promise.all(running);
    const { done, failures } = load;
    return { minutes, done, failures, samples, judgements: judgeSamples(samples) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function sampleFor(server: Child, database: string, minutes: number): Promise<SoakSample[]> {
  const started = performance.now();
  const endsAt = started + minutes * 60_000;
  const everyMs = Math.max(LEAST_PAUSE_MS, (minutes * 60_000) / SAMPLES);
  const samples: SoakSample[] = [];
  while (performance.now() < endsAt) {
    await pause(everyMs);
    const sample = await lookAt(server, database, Math.round((performance.now() - started) / 1000));
    samples.push(sample);
    if (samples.length % 10 === 0) process.stderr.write(`  ${JSON.stringify(sample)}\n`);
  }
  return samples;
}

async function lookAt(server: Child, database: string, second: number): Promise<SoakSample> {
  const metrics = await readMetrics(server);
  const gauge = (name: string) => metrics.get(name) ?? Number.NaN;
  return {
    second,
    residentMb: Math.round(gauge('process_resident_memory_bytes') / 2 ** 20),
    heapMb: Math.round(gauge('nodejs_heap_size_used_bytes') / 2 ** 20),
    openFiles: gauge('process_open_fds'),
    logMb: Math.round((statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) / 2 ** 20),
  };
}
