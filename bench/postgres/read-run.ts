import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../../test/postgresql/cluster.ts';
import { type Child, startServer } from '../child.ts';
import { differenceOf, post, withoutCost } from '../comparison.ts';
import { measure, median, medianOf, type Run } from '../measure.ts';
import { processorTimeOf } from '../processor-time.ts';
import { type BenchQuery, bodiesOf } from '../queries.ts';

/** What a query takes that is answered from the one engine and from the other. */
export interface EngineFigures {
  readonly name: string;
  readonly sqlite: Run;
  /** `processorMicros` is of the server of Greffe alone. */
  readonly postgresql: Run;
  /** Of all processes of PostgreSQL, in microseconds a request. */
  readonly backendMicros: number;
  /** The processor time of both of PostgreSQL's sides together, as a multiple of that on SQLite. */
  readonly processorRatio: number;
}

/** A market that both engines have, and how it is read. */
export interface Reading {
  readonly market: string;
  readonly publication: string;
  readonly cluster: Cluster;
  readonly queries: readonly BenchQuery[];
  /** Length of one run. */
  readonly seconds: number;
  readonly logFile: string;
}

const REPEATS = 3;
const WARM_UP_SECONDS = 2;
/** PostgreSQL's processes are looked at one by one: few connections show what a request takes as well as many. */
const CONNECTIONS = 8;

/** Compares both engines' answers to every argument, then lets them run in turn. @throws Error naming where answers differ */
export async function measureReading(reading: Reading): Promise<EngineFigures[]> {
  const { market, publication, queries, logFile } = reading;
  const sqlite = await startServer(market, 'warn', logFile);
  try {
    const postgresql = await startServer(publication, 'warn', logFile);
    try {
      const figures: EngineFigures[] = [];
      for (const query of queries) {
        process.stderr.write(`${query.name} on both engines\n`);
        figures.push(await measureOn({ sqlite, postgresql }, query, reading));
      }
      return figures;
    } finally {
      await postgresql.stop();
    }
  } finally {
    await sqlite.stop();
  }
}

type Servers = Readonly<Record<'sqlite' | 'postgresql', Child>>;

async function measureOn(
  { sqlite, postgresql }: Servers,
  query: BenchQuery,
  { market, cluster, seconds }: Reading,
): Promise<EngineFigures> {
  const bodies = bodiesOf(query, market);
  for (const body of bodies) {
    const difference = differenceOf(
      await post(postgresql.url, body),
      withoutCost(await post(sqlite.url, body)),
    );
    if (difference !== undefined)
      throw new Error(`${query.name}, ${body}: PostgreSQL answers otherwise: ${difference}`);
  }
  const run = (child: Child, length = seconds) => measure(child, bodies, length, CONNECTIONS, query.headers);
  for (const child of [sqlite, postgresql]) await run(child, Math.min(seconds, WARM_UP_SECONDS));
  const rounds: { sqlite: Run; postgresql: Run; backendMicros: number }[] = [];
  for (let round = 0; round < REPEATS; round++) {
    const onSqlite = await run(sqlite);
    const before = processorSecondsOf(cluster);
    const onPostgresql = await run(postgresql);
    const requests = onPostgresql.requestsPerSecond * seconds;
    const backendMicros = ((processorSecondsOf(cluster) - before) * 1_000_000) / requests;
    rounds.push({ sqlite: onSqlite, postgresql: onPostgresql, backendMicros });
  }
  const both = {
    sqlite: medianOf(rounds.map((round) => round.sqlite)),
    postgresql: medianOf(rounds.map((round) => round.postgresql)),
  };
  const backendMicros = Math.round(median(rounds.map((round) => round.backendMicros)));
  const processorRatio = (both.postgresql.processorMicros + backendMicros) / both.sqlite.processorMicros;
  return { name: query.name, ...both, backendMicros, processorRatio: Math.round(processorRatio * 10) / 10 };
}

/** What all processes of a server have used so far, those that ended too; NaN where the system has no /proc. */
function processorSecondsOf({ data }: Cluster): number {
  const postmaster = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
  const { own, endedChildren } = processorTimeOf(postmaster) ?? {
    own: Number.NaN,
    endedChildren: Number.NaN,
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => processorTimeOf(Number(pid)))
    .filter((time) => time?.parent === postmaster)
    .reduce((sum, time) => sum + (time?.own ?? 0), own + endedChildren);
}
