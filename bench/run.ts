import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GRAPH_QUERIES, HUB_QUERY } from './graph/graph-query.ts';
import { measureGraph } from './graph/graph-run.ts';
import { measureHeavy } from './heavy/heavy-run.ts';
import { HEAVY_OPERATIONS } from './heavy/operation-list.ts';
import { measureImport } from './import-run.ts';
import { loadAndCheck } from './load-run.ts';
import { measureMemory } from './memory-run.ts';
import { type Options, type Part, readOptions, USAGE } from './options.ts';
import { measurePublishing } from './postgres/publish-run.ts';
import { QUERIES } from './queries.ts';
import { measureQuery, type QueryFigures, type QueryRun, REPEATS } from './query-run.ts';
import { measureRefused } from './refused/refused-run.ts';
import { type Figures, reportOf } from './report.ts';
import { SEARCH_QUERIES } from './search/search-query.ts';
import { measureSoak } from './soak/soak-run.ts';
import { measureWorkers } from './workers-run.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const RESULTS = here('results/');
const DATABASE = here('results/market.db');

/** What is measured beside a ceiling that reads as well. */
const READ_QUERIES = [...QUERIES, ...SEARCH_QUERIES];

/** What can be chosen by `--only`. */
interface Named {
  readonly name: string;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(USAGE);
    return;
  }
  checkNames(options.only);
  mkdirSync(RESULTS, { recursive: true });
  const load = options.keep && existsSync(DATABASE) ? undefined : loadAndCheck(DATABASE, options.scale);
  let figures: Figures = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processors: availableParallelism(),
    secondsPerRun: options.seconds,
    repeats: REPEATS,
    ...(load && { load }),
  };
  // Of its own: what is counted in it must not be another run's.
  const logFolder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  try {
    for await (const part of measureParts(options, join(logFolder, 'server.log')))
      figures = { ...figures, ...part };
  } finally {
    rmSync(logFolder, { recursive: true });
    // What was measured before something failed took long to measure.
    const report = reportOf(figures);
    writeFileSync(here('results/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
    writeFileSync(here('results/bench.md'), report);
    process.stdout.write(report);
  }
}

function checkNames(only: readonly string[]): void {
  const named = [...READ_QUERIES, ...GRAPH_QUERIES, HUB_QUERY, ...HEAVY_OPERATIONS].map(({ name }) => name);
  for (const start of only) {
    if (named.some((name) => name.startsWith(start))) continue;
    throw new RangeError(`--only ${start}: there are ${named.join(', ')}.`);
  }
}

/** Measures part after part, and gives the figures of each. */
async function* measureParts(
  { parts, only, seconds, releases, minutes }: Options,
  log: string,
): AsyncGenerator<Partial<Figures>, void> {
  const run: QueryRun = { database: DATABASE, logFile: log, seconds };
  const isChosen = ({ name }: Named) => only.length === 0 || only.some((start) => name.startsWith(start));
  const has = (part: Part, named: readonly Named[]) => parts.has(part) && named.some(isChosen);
  if (has('queries', READ_QUERIES)) yield { queries: await measureQueries(isChosen, run) };
  if (has('graph', [...GRAPH_QUERIES, HUB_QUERY])) yield { graph: await measureGraph(isChosen, run) };
  if (parts.has('memory')) yield { memory: await measureMemory(DATABASE, log) };
  if (parts.has('workers')) yield { workers: await measureWorkers(DATABASE, log, seconds) };
  if (has('heavy', HEAVY_OPERATIONS)) {
    for await (const heavy of measureHeavy(isChosen, DATABASE, log)) yield { heavy };
  }
  if (parts.has('refused')) yield { refused: await measureRefused(DATABASE, log) };
  if (parts.has('import')) yield { imported: await measureImport(RESULTS, releases) };
  if (parts.has('postgres')) {
    const queries = READ_QUERIES.filter(isChosen);
    yield { published: await measurePublishing(run, RESULTS, releases, queries) };
  }
  if (parts.has('soak')) yield { soak: await measureSoak(DATABASE, log, minutes) };
}

async function measureQueries(isChosen: (query: Named) => boolean, run: QueryRun): Promise<QueryFigures[]> {
  const queries: QueryFigures[] = [];
  for (const query of READ_QUERIES.filter(isChosen)) {
    process.stderr.write(`${query.name}: ${query.what}\n`);
    const figures = await measureQuery(query, run, ['quietServer', 'ordinaryServer']);
    process.stderr.write(`  ${figures.server.requestsPerSecond} req/s, ${figures.ratio} of the ceiling\n`);
    queries.push(figures);
  }
  return queries;
}

await main().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
