import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Child, startCeiling, startServer } from './child.ts';
import { differenceOf, post } from './comparison.ts';
import { measure, median, medianOf, type Run } from './measure.ts';
import type { BenchQuery } from './queries.ts';
import type { QueryFigures } from './report.ts';
import { bodiesOf } from './side-run.ts';

export const REPEATS = 3;
const WARM_UP_SECONDS = 2;
const LOG_DELAY_MS = 300;

/** Where a query is measured, and how long. */
export interface QueryRun {
  readonly database: string;
  /** Takes what the servers log; emptied. */
  readonly logFile: string;
  /** Length of one run. */
  readonly seconds: number;
}

/**
 * Starts fresh processes for the query, compares their answers to every argument, and lets them run in turn.
 *
 * @throws Error naming the first body to which server and ceiling answer differently
 */
export async function measureQuery(
  query: BenchQuery,
  { database, logFile, seconds }: QueryRun,
): Promise<QueryFigures> {
  const bodies = bodiesOf(query, database);
  writeFileSync(logFile, '');
  const children: Child[] = [];
  const start = async (starting: Promise<Child>) => {
    const child = await starting;
    children.push(child);
    return child;
  };
  try {
    const server = await start(startServer(database, 'info', logFile));
    const quietServer = await start(startServer(database, 'warn', logFile));
    const ceiling = await start(startCeiling(database, logFile));
    const answerBytes = await compareAnswers(server, ceiling, bodies);
    // The server gathers lines of its log before it writes them.
    await setTimeout(LOG_DELAY_MS);
    const statementsPerRequest = statementsIn(logFile);
    for (const child of children) await measure(child, bodies, Math.min(seconds, WARM_UP_SECONDS));
    const runs = { server: [] as Run[], quietServer: [] as Run[], ceiling: [] as Run[] };
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      truncateSync(logFile);
      runs.server.push(await measure(server, bodies, seconds));
      runs.quietServer.push(await measure(quietServer, bodies, seconds));
      runs.ceiling.push(await measure(ceiling, bodies, seconds));
    }
    return {
      name: query.name,
      what: query.what,
      server: medianOf(runs.server),
      quietServer: medianOf(runs.quietServer),
      ceiling: medianOf(runs.ceiling),
      ratio: shareOf(runs.server, runs.ceiling, ({ requestsPerSecond }) => requestsPerSecond),
      quietRatio: shareOf(runs.quietServer, runs.ceiling, ({ requestsPerSecond }) => requestsPerSecond),
      processorRatio: shareOf(runs.ceiling, runs.server, ({ processorMicros }) => processorMicros),
      statementsPerRequest,
      serverPeakMemoryMb: server.peakMemoryMb(),
      ceilingPeakMemoryMb: ceiling.peakMemoryMb(),
      answerBytes,
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

/** The median, over runs made one after the other, of the first's figure as a share of the second's. */
function shareOf(runs: readonly Run[], others: readonly Run[], figure: (run: Run) => number): number {
  const shares = runs.map((run, repeat) => figure(run) / figure(others[repeat] as Run));
  return round(median(shares));
}

/** Asks both for every body, and returns the mean size of an answer in bytes. */
async function compareAnswers(server: Child, ceiling: Child, bodies: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const body of bodies) {
    const [answer, expected] = await Promise.all([post(server.url, body), post(ceiling.url, body)]);
    const difference = differenceOf(answer, expected);
    if (difference !== undefined) throw new Error(`For ${body}\n${difference}`);
    bytes += Buffer.byteLength(answer);
  }
  return Math.round(bytes / bodies.length);
}

/** Mean number of statements of the requests in a server's log. */
function statementsIn(logFile: string): number {
  const counts = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"statements":'))
    .map((line) => (JSON.parse(line) as { statements: number }).statements);
  return round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
