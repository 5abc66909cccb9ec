import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/db/connection/client.ts';
import type { Child } from '../child.ts';
import { post } from '../comparison.ts';
import { median } from '../measure.ts';
import type { AskedNodes, HeavyOperation } from './heavy-operation.ts';
import { startLightLoad } from './light-load.ts';
import { findAskedNodes, HEAVY_OPERATIONS } from './operation-list.ts';
import { startWatchedServer, type WatchedServer } from './watched-server.ts';

/** Alone on the server an operation is repeated so often, or so long. */
const REPEATS = 5;
const REPEAT_MS = 8_000;
/** After so long it is broken off. */
const MOST_MS = 60_000;
/** Beside light requests it is repeated, and at last broken off, until so long has gone. */
const BESIDE_MS = 4_000;

export interface HeavyFigures extends Pick<HeavyOperation, 'name' | 'what' | 'reads'> {
  /** From sending to the last byte, alone on the server; absent where it was broken off before. */
  readonly milliseconds?: number;
  /** Absent where it is no GraphQL operation. */
  readonly cost?: number;
  readonly beside: BesideFigures;
}

/** What others see while operations run in a loop. */
export interface BesideFigures {
  /** Milliseconds of a light request. */
  readonly lightP50Ms: number;
  readonly lightP95Ms: number;
  readonly lightLongestMs: number;
  /** The longest time for which the server's event loop did nothing else. */
  readonly longestHoldMs: number;
  /** The longest in processor time, less moved by what else the machine does. */
  readonly longestHoldProcessorMs: number;
  /** The median of the longest of each second, in processor time. */
  readonly usualHoldProcessorMs: number;
}

export interface HeavySection {
  /** While nothing but light requests runs: what the machine and the measuring itself do. */
  readonly idle: BesideFigures;
  readonly operations: readonly HeavyFigures[];
}

/** The time of each chosen heavy operation, and what light requests see meanwhile: after each, all that is known so far. */
export async function* measureHeavy(
  isChosen: (operation: HeavyOperation) => boolean,
  database: string,
  logFile: string,
): AsyncGenerator<HeavySection, void> {
  const asked = askedNodesOf(database);
  const server = await startWatchedServer(database, logFile);
  try {
    await startWarm(server);
    const idle = await measureBeside(server, () => setTimeout(BESIDE_MS));
    const operations: HeavyFigures[] = [];
    for (const operation of HEAVY_OPERATIONS.filter(isChosen)) {
      process.stderr.write(`${operation.name}: ${operation.what}\n`);
      const figures = await measureOne(server, operation, asked);
      const { milliseconds = `over ${MOST_MS}`, beside } = figures;
      process.stderr.write(`  ${milliseconds} ms; beside it ${JSON.stringify(beside)}\n`);
      operations.push(figures);
      yield { idle, operations };
    }
  } finally {
    await server.stop();
  }
}

function askedNodesOf(file: string): AskedNodes {
  const database = openDatabase(file, { readonly: true });
  try {
    return findAskedNodes(database.sqlite);
  } finally {
    database.close();
  }
}

/** Lets code be compiled, which would be taken for a hold. */
async function startWarm(server: Child): Promise<void> {
  const load = startLightLoad(server);
  await setTimeout(BESIDE_MS);
  await load.stop();
}

async function measureOne(
  server: WatchedServer,
  operation: HeavyOperation,
  asked: AskedNodes,
): Promise<HeavyFigures> {
  const { name, what, reads } = operation;
  const times: number[] = [];
  let cost: number | undefined;
  const most = AbortSignal.timeout(MOST_MS);
  const end = performance.now() + REPEAT_MS;
  do {
    const started = performance.now();
    const ended = await run(server, operation, asked, most);
    if (!ended) break;
    cost = ended.cost;
    times.push(performance.now() - started);
  } while (times.length < REPEATS && performance.now() < end);
  const beside = await measureBeside(server, (signal) => run(server, operation, asked, signal));
  return {
    name,
    what,
    reads,
    ...(times.length > 0 && { milliseconds: round(median(times)) }),
    ...(cost !== undefined && { cost }),
    beside,
  };
}

async function measureBeside(
  server: WatchedServer,
  runOnce: (signal: AbortSignal) => Promise<unknown>,
): Promise<BesideFigures> {
  const watch = await server.watch();
  const load = startLightLoad(server);
  const end = AbortSignal.timeout(BESIDE_MS);
  try {
    do await runOnce(end);
    while (!end.aborted);
  } finally {
    await load.stop();
  }
  const light = await load.stop();
  const holds = await watch.stop();
  return {
    lightP50Ms: quantile(light, 0.5),
    lightP95Ms: quantile(light, 0.95),
    lightLongestMs: quantile(light, 1),
    longestHoldMs: round(Math.max(...holds.map(({ wallMs }) => wallMs))),
    longestHoldProcessorMs: round(Math.max(...holds.map(({ processorMs }) => processorMs))),
    usualHoldProcessorMs: round(median(holds.map(({ processorMs }) => processorMs))),
  };
}

/**
 * Runs an operation to its last byte, and gives its estimated cost if it has one; undefined when it was broken off.
 *
 * @throws Error when it is refused or fails
 */
async function run(
  server: Child,
  { name, request }: HeavyOperation,
  asked: AskedNodes,
  signal: AbortSignal,
): Promise<{ readonly cost: number | undefined } | undefined> {
  try {
    if ('path' in request) {
      await readAway(new URL(request.path, server.url), signal);
      return { cost: undefined };
    }
    const body = JSON.stringify({ query: request.query(asked) });
    const answer = JSON.parse(await post(server.url, body, signal)) as {
      errors?: unknown;
      extensions: { cost: { estimated: number } };
    };
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    return { cost: answer.extensions.cost.estimated };
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/** Takes a file as fast as it comes, and keeps nothing of it. */
async function readAway(url: URL, signal: AbortSignal): Promise<void> {
  const [response] = (await once(get(url, { signal }), 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url.pathname}: ${response.statusCode}`);
  await once(response.resume(), 'end');
}

function quantile(sorted: readonly number[], share: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
