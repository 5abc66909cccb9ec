import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureImport } from './import-run.ts';
import type { LoadFigures } from './load.ts';
import { type BenchQuery, QUERIES } from './queries.ts';
import { measureQuery, REPEATS } from './query-run.ts';
import { type Figures, type QueryFigures, reportOf } from './report.ts';
import { measureHeavy, measureWorkers } from './side-run.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const RESULTS = here('results/');
const DATABASE = here('results/market.db');
const LOG = here('results/server.log');

const USAGE = `npm run bench -- [options]
  --only Q1,Q2    only queries whose names start so
  --seconds N     length of a run, default 5
  --keep          take the database of the last run, if there is one
  --scale N       size of the market, default 1 (100,000 tenders)
  --releases N    OCDS releases to import, default 100000; 0 for none
  --queries-only  neither workers, nor heavy operations, nor imports
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '5' },
      keep: { type: 'boolean', default: false },
      scale: { type: 'string', default: '1' },
      releases: { type: 'string', default: '100000' },
      'queries-only': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const seconds = positive(values.seconds, '--seconds');
  const scale = positive(values.scale, '--scale');
  const chosen = chooseQueries(values.only);
  mkdirSync(RESULTS, { recursive: true });
  const load = values.keep && existsSync(DATABASE) ? undefined : loadAndCheck(scale);
  const queries: QueryFigures[] = [];
  for (const query of chosen) {
    process.stderr.write(`${query.name}: ${query.what}\n`);
    const figures = await measureQuery(query, { database: DATABASE, logFile: LOG, seconds });
    process.stderr.write(`  ${figures.server.requestsPerSecond} req/s, ${figures.ratio} of the ceiling\n`);
    queries.push(figures);
  }
  const isWhole = !values['queries-only'];
  const workers = isWhole ? await measureWorkers(DATABASE, LOG, seconds) : [];
  const heavy = isWhole ? await measureHeavy(DATABASE, LOG) : [];
  const releases = Number(values.releases);
  const imported = isWhole && releases > 0 ? await measureImport(RESULTS, releases) : undefined;
  const figures: Figures = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    processors: availableParallelism(),
    secondsPerRun: seconds,
    repeats: REPEATS,
    ...(load && { load }),
    queries,
    workers,
    heavy,
    ...(imported && { imported }),
  };
  const report = reportOf(figures);
  writeFileSync(here('results/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(here('results/bench.md'), report);
  process.stdout.write(report);
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${option} ${text}: a number above 0 is needed.`);
}

function chooseQueries(only: string): readonly BenchQuery[] {
  const starts = only.split(',').filter((start) => start !== '');
  for (const start of starts) {
    if (QUERIES.some(({ name }) => name.startsWith(start))) continue;
    throw new RangeError(`--only ${start}: there are ${QUERIES.map(({ name }) => name).join(', ')}.`);
  }
  return starts.length === 0
    ? QUERIES
    : QUERIES.filter(({ name }) => starts.some((start) => name.startsWith(start)));
}

/** Loads in a process of its own, so that the peak memory is that of loading. */
function loadAndCheck(scale: number): LoadFigures & { checkSeconds: number } {
  process.stderr.write('Loading the market …\n');
  const args = [
    '--max-semi-space-size=8',
    here('load-program.ts'),
    '--database',
    DATABASE,
    '--scale',
    String(scale),
  ];
  const figures = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as LoadFigures;
  process.stderr.write(`${JSON.stringify(figures)}\nChecking it …\n`);
  const started = performance.now();
  const check = spawnSync(process.execPath, [here('../src/cli.ts'), 'check'], {
    env: { ...process.env, DATABASE_URL: DATABASE },
    encoding: 'utf8',
  });
  if (check.status !== 0) throw new Error(`greffe check: ${check.stdout}${check.stderr}`);
  return { ...figures, checkSeconds: Math.round((performance.now() - started) / 10) / 100 };
}

await main().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
