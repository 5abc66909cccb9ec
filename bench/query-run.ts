import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Child, startCeiling, startOrdinaryServer, startServer } from './child.ts';
import { differenceOf, post } from './comparison.ts';
import { measure, median, medianOf, type Run } from './measure.ts';
import { type BenchQuery, bodiesOf } from './queries.ts';

export const REPEATS = 3;
export const WARM_UP_SECONDS = 2;
const LOG_DELAY_MS = 300;

/** Where a query is measured, and how long. */
export interface QueryRun {
  readonly database: string;
  /** Takes what the servers log; emptied. */
  readonly logFile: string;
  /** Length of one run. */
  readonly seconds: number;
}

/** What was measured of one query. */
export interface QueryFigures {
  readonly name: string;
  readonly what: string;
  /** The server as it is started by default: it logs every request. */
  readonly server: Run;
  readonly ceiling: Run;
  /** The default server's requests a second as a share of the ceiling's; median of the ratios of runs made one after the other. */
  readonly ratio: number;
  /** The ceiling's processor time as a share of the default server's. */
  readonly processorRatio: number;
  /** The server with LOG_LEVEL=warn; absent where it was not asked for. */
  readonly quietServer?: Contender;
  /** The server without the compiled executor; absent where it was not asked for. */
  readonly ordinaryServer?: Contender;
  readonly statementsPerRequest: number;
  readonly serverPeakMemoryMb: number;
  readonly ceilingPeakMemoryMb: number;
  readonly answerBytes: number;
}

/** Another way to run the server. */
export interface Contender extends Run {
  /** Its requests a second as a share of the ceiling's. */
  readonly ratio: number;
}

type Beside = 'quietServer' | 'ordinaryServer';

const STARTS = {
  quietServer: ({ database, logFile }: QueryRun) => startServer(database, 'warn', logFile),
  ordinaryServer: ({ database, logFile }: QueryRun) => startOrdinaryServer(database, logFile),
};

/**
 * Compares the answers of fresh processes to every argument, and lets them run in turn; as often as `REPEATS` says, each time with
 * processes of its own: where one's code and data came to lie in memory is worth a tenth of its speed.
 *
 * @param beside which other ways to run the server are measured too
 * @throws Error naming the first body to which a server and the ceiling answer differently
 */
export async function measureQuery(
  query: BenchQuery,
  run: QueryRun,
  beside: readonly Beside[],
): Promise<QueryFigures> {
  const bodies = bodiesOf(query, run.database);
  const rounds: Round[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++)
    rounds.push(await measureRound(query, bodies, run, beside));
  const runs = {
    server: rounds.map(({ server }) => server),
    ceiling: rounds.map(({ ceiling }) => ceiling),
  };
  const contender = (name: Beside): Contender => {
    const others = rounds.map(({ others }) => others.get(name) as Run);
    return { ...medianOf(others), ratio: rateShare(others, runs.ceiling) };
  };
  return {
    name: query.name,
    what: query.what,
    server: medianOf(runs.server),
    ceiling: medianOf(runs.ceiling),
    ratio: rateShare(runs.server, runs.ceiling),
    processorRatio: shareOf(runs.ceiling, runs.server, ({ processorMicros }) => processorMicros),
    ...Object.fromEntries(beside.map((name) => [name, contender(name)])),
    statementsPerRequest: median(rounds.map((round) => round.statementsPerRequest)),
    serverPeakMemoryMb: Math.max(...rounds.map((round) => round.serverPeakMemoryMb)),
    ceilingPeakMemoryMb: Math.max(...rounds.map((round) => round.ceilingPeakMemoryMb)),
    answerBytes: median(rounds.map((round) => round.answerBytes)),
  };
}

/** What one set of processes showed. */
interface Round
  extends Pick<
    QueryFigures,
    | 'server'
    | 'ceiling'
    | 'statementsPerRequest'
    | 'serverPeakMemoryMb'
    | 'ceilingPeakMemoryMb'
    | 'answerBytes'
  > {
  readonly others: ReadonlyMap<Beside, Run>;
}

async function measureRound(
  query: BenchQuery,
  bodies: readonly string[],
  place: QueryRun,
  beside: readonly Beside[],
): Promise<Round> {
  const { database, logFile, seconds } = place;
  writeFileSync(logFile, '');
  const children: Child[] = [];
  const start = async (starting: Promise<Child>) => {
    const child = await starting;
    children.push(child);
    return child;
  };
  try {
    const server = await start(startServer(database, 'info', logFile));
    const ceiling = await start(startCeiling(database, logFile));
    const answerBytes = await compareAnswers(query, bodies, server, ceiling);
    // The server gathers lines of its log before it writes them.
    await setTimeout(LOG_DELAY_MS);
    const statementsPerRequest = statementsIn(logFile);
    const others = new Map<Beside, Child>();
    for (const name of beside) others.set(name, await start(STARTS[name](place)));
    for (const other of others.values()) await compareAnswers(query, bodies, other, ceiling);
    const run = (child: Child, length = seconds) => measure(child, bodies, length, undefined, query.headers);
    for (const child of children) await run(child, Math.min(seconds, WARM_UP_SECONDS));
    truncateSync(logFile);
    const serverRun = await run(server);
    const otherRuns = new Map<Beside, Run>();
    for (const [name, other] of others) otherRuns.set(name, await run(other));
    return {
      server: serverRun,
      ceiling: await run(ceiling),
      others: otherRuns,
      statementsPerRequest,
      serverPeakMemoryMb: server.peakMemoryMb(),
      ceilingPeakMemoryMb: ceiling.peakMemoryMb(),
      answerBytes,
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

function rateShare(runs: readonly Run[], others: readonly Run[]): number {
  return shareOf(runs, others, ({ requestsPerSecond }) => requestsPerSecond);
}

/** The median, over runs made one after the other, of the first's figure as a share of the second's. */
function shareOf(runs: readonly Run[], others: readonly Run[], figure: (run: Run) => number): number {
  const shares = runs.map((run, repeat) => figure(run) / figure(others[repeat] as Run));
  return round(median(shares));
}

/** Asks both for every body, and returns the mean size of the server's answers in bytes. */
async function compareAnswers(
  query: BenchQuery,
  bodies: readonly string[],
  server: Child,
  ceiling: Child,
): Promise<number> {
  const compare = query.differenceOf ?? differenceOf;
  let bytes = 0;
  for (const body of bodies) {
    const [answer, expected] = await Promise.all([post(server.url, body), post(ceiling.url, body)]);
    const difference = compare(answer, expected);
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
