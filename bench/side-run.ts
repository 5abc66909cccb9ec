import { openDatabase } from '../src/db/client.ts';
import { type Child, startServer } from './child.ts';
import { post } from './comparison.ts';
import { measure, median } from './measure.ts';
import { type BenchQuery, bodyOf, QUERIES } from './queries.ts';

/** Operations that ask for as much as the limits allow. */
export const HEAVY_OPERATIONS: Readonly<Record<string, string>> = {
  'tenders with as many bids, bidders and evidence as the cost allows':
    '{ tenders(first: 100) { nodes { id title buyer { name } bids(first: 12) { nodes { status value { amount } bidder { name slug } evidence(first: 2) { nodes { locator article { title } } } } } } } }',
  'a page and the counts of a filter that no index serves':
    '{ tenders(first: 100, orderBy: VALUE_DESC, filter: { or: [{ standing: [REPORTED, UNCONFIRMED] }, { cpv: "45" }, { not: { standing: [OFFICIAL] } }] }) { totalCount hiddenCount nodes { id title } } }',
  'the same as known on a day':
    'query Q @asOf(knownOn: "2020-01-01", validOn: "2020-01-01") { tenders(first: 100, orderBy: VALUE_DESC, filter: { value: { currency: "EUR", min: "1000" } }) { totalCount hiddenCount nodes { id title value { amount } } } }',
  'claims of organisations with their counts':
    '{ organisations(first: 100, orderBy: NAME_ASC) { nodes { name bids(first: 20, filter: { status: [WON, REJECTED] }) { totalCount hiddenCount nodes { id tender { title } } } claims(first: 20) { totalCount nodes { id kind } } } } }',
};

const LIGHT = JSON.stringify({ query: '{ tenders(first: 1) { nodes { title } } }' });
const LIGHT_SECONDS = 4;

export interface HeavyFigures {
  readonly what: string;
  /** From sending to the last byte, alone on the server. */
  readonly milliseconds: number;
  readonly cost: number;
  /** Milliseconds of a light request while this one runs in a loop. */
  readonly lightP50Ms: number;
  readonly lightP95Ms: number;
}

/** The time of each heavy operation, and of a light one meanwhile. */
export async function measureHeavy(database: string, logFile: string): Promise<HeavyFigures[]> {
  const server = await startServer(database, 'info', logFile);
  try {
    const figures: HeavyFigures[] = [];
    for (const [what, query] of Object.entries(HEAVY_OPERATIONS)) {
      figures.push(await measureOne(server, what, JSON.stringify({ query })));
    }
    return figures;
  } finally {
    await server.stop();
  }
}

async function measureOne(server: Child, what: string, body: string): Promise<HeavyFigures> {
  const times: number[] = [];
  let cost = 0;
  for (let repeat = 0; repeat < 5; repeat++) {
    const started = performance.now();
    const answer = JSON.parse(await post(server.url, body)) as {
      errors?: unknown;
      extensions: { cost: { estimated: number } };
    };
    times.push(performance.now() - started);
    if (answer.errors) throw new Error(`${what}: ${JSON.stringify(answer.errors)}`);
    cost = answer.extensions.cost.estimated;
  }
  const light = await lightTimesBeside(server, body);
  return {
    what,
    milliseconds: round(median(times)),
    cost,
    lightP50Ms: round(quantile(light, 0.5)),
    lightP95Ms: round(quantile(light, 0.95)),
  };
}

async function lightTimesBeside(server: Child, heavy: string): Promise<number[]> {
  const end = performance.now() + LIGHT_SECONDS * 1000;
  const loop = (async () => {
    while (performance.now() < end) await post(server.url, heavy);
  })();
  const times: number[] = [];
  while (performance.now() < end) {
    const started = performance.now();
    await post(server.url, LIGHT);
    times.push(performance.now() - started);
  }
  await loop;
  return times;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface WorkersFigures {
  readonly query: string;
  readonly one: number;
  readonly two: number;
  readonly ratio: number;
}

/** Requests a second of one worker and of two. The client takes its share of the same processors. */
export async function measureWorkers(
  database: string,
  logFile: string,
  seconds: number,
): Promise<WorkersFigures[]> {
  const figures: WorkersFigures[] = [];
  for (const query of QUERIES.filter(({ name }) => name === 'Q1' || name === 'Q2')) {
    const bodies = bodiesOf(query, database);
    const one = await rateOf(startServer(database, 'info', logFile), bodies, seconds);
    const two = await rateOf(startServer(database, 'info', logFile, 2), bodies, seconds);
    figures.push({ query: query.name, one, two, ratio: round(two / one) });
  }
  return figures;
}

async function rateOf(starting: Promise<Child>, bodies: readonly string[], seconds: number): Promise<number> {
  const child = await starting;
  try {
    await measure(child, bodies, Math.min(2, seconds));
    const rates: number[] = [];
    for (let repeat = 0; repeat < 3; repeat++) {
      rates.push((await measure(child, bodies, seconds)).requestsPerSecond);
    }
    return Math.round(median(rates));
  } finally {
    await child.stop();
  }
}

export function bodiesOf(query: BenchQuery, file: string): string[] {
  const database = openDatabase(file, { readonly: true });
  try {
    return query.variables(database.sqlite).map((variables) => bodyOf(query, variables));
  } finally {
    database.close();
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
