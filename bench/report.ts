import type { ImportFigures, ImportRun } from './import-run.ts';
import type { LoadFigures } from './load.ts';
import type { Run } from './measure.ts';
import type { HeavyFigures, WorkersFigures } from './side-run.ts';

/** What was measured of one query. */
export interface QueryFigures {
  readonly name: string;
  readonly what: string;
  /** The server as it is started by default: it logs every request. */
  readonly server: Run;
  /** The server with LOG_LEVEL=warn. */
  readonly quietServer: Run;
  readonly ceiling: Run;
  /** The default server's requests a second as a share of the ceiling's; median of the ratios of runs made one after the other. */
  readonly ratio: number;
  readonly quietRatio: number;
  /** The ceiling's processor time as a share of the default server's. */
  readonly processorRatio: number;
  readonly statementsPerRequest: number;
  readonly serverPeakMemoryMb: number;
  readonly ceilingPeakMemoryMb: number;
  readonly answerBytes: number;
}

export interface Figures {
  readonly measuredAt: string;
  readonly node: string;
  readonly processors: number;
  readonly secondsPerRun: number;
  readonly repeats: number;
  /** Absent when the database was kept from an earlier run. */
  readonly load?: LoadFigures & { readonly checkSeconds: number };
  readonly queries: readonly QueryFigures[];
  readonly workers: readonly WorkersFigures[];
  readonly heavy: readonly HeavyFigures[];
  readonly imported?: ImportFigures;
}

const COLUMNS: readonly (readonly [title: string, cell: (query: QueryFigures) => string])[] = [
  ['query', ({ name }) => name],
  ['req/s', ({ server }) => String(server.requestsPerSecond)],
  ['p50 ms', ({ server }) => String(server.p50Ms)],
  ['p99 ms', ({ server }) => String(server.p99Ms)],
  ['CPU µs', ({ server }) => shown(server.processorMicros)],
  ['quiet req/s', ({ quietServer }) => String(quietServer.requestsPerSecond)],
  ['quiet CPU µs', ({ quietServer }) => shown(quietServer.processorMicros)],
  ['ceiling req/s', ({ ceiling }) => String(ceiling.requestsPerSecond)],
  ['p50 ms', ({ ceiling }) => String(ceiling.p50Ms)],
  ['p99 ms', ({ ceiling }) => String(ceiling.p99Ms)],
  ['CPU µs', ({ ceiling }) => shown(ceiling.processorMicros)],
  ['**ratio**', ({ ratio }) => `**${ratio.toFixed(2)}**`],
  ['quiet ratio', ({ quietRatio }) => quietRatio.toFixed(2)],
  ['CPU ratio', ({ processorRatio }) => shown(processorRatio)],
  ['statements', ({ statementsPerRequest }) => String(statementsPerRequest)],
  ['bytes', ({ answerBytes }) => String(answerBytes)],
  ['MB', ({ serverPeakMemoryMb }) => shown(serverPeakMemoryMb)],
  ['ceiling MB', ({ ceilingPeakMemoryMb }) => shown(ceilingPeakMemoryMb)],
];

/** The figures as a page of Markdown. */
export function reportOf({ load, queries, workers, heavy, imported, ...run }: Figures): string {
  const lines = [
    `# Bench of ${run.measuredAt}`,
    '',
    `Node ${run.node}, ${run.processors} processors; 20 connections, ${run.repeats} runs of ${run.secondsPerRun} s each, medians. Server and ceiling run in turn.`,
    '',
  ];
  if (load) {
    lines.push(
      `Load: ${load.rows} rows in ${load.seconds} s, ${load.processorSeconds} s of processor time (${load.rowsPerSecond} rows/s), peak memory ${load.peakMemoryMb} MB, file ${load.fileMb} MB; \`greffe check\` ${load.checkSeconds} s.`,
      '',
    );
  }
  lines.push(
    row(COLUMNS.map(([title]) => title)),
    row(COLUMNS.map(() => '---')),
    ...queries.map((query) => row(COLUMNS.map(([, cell]) => cell(query)))),
    '',
    ...queries.map(({ name, what }) => `- ${name}: ${what}`),
    '',
  );
  for (const { query, one, two, ratio } of workers) {
    lines.push(`${query} with one worker ${one} req/s, with two ${two}: **${ratio}**.`, '');
  }
  if (heavy.length > 0) lines.push(...heavyTable(heavy), '');
  if (imported) lines.push(...importTable(imported), '');
  return lines.join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function heavyTable(heavy: readonly HeavyFigures[]): string[] {
  return [
    row(['heavy operation', 'cost', 'ms', 'light p50 ms beside it', 'light p95 ms']),
    row(['---', '---', '---', '---', '---']),
    ...heavy.map(({ what, cost, milliseconds, lightP50Ms, lightP95Ms }) =>
      row([what, cost, milliseconds, lightP50Ms, lightP95Ms].map(String)),
    ),
  ];
}

function importTable({ releases, megabytes, databaseMb, ...runs }: ImportFigures): string[] {
  const line = (what: string, { seconds, releasesPerSecond, peakMemoryMb }: ImportRun) =>
    row([what, String(seconds), String(releasesPerSecond), shown(peakMemoryMb)]);
  return [
    `Import of ${releases} OCDS releases with four bids each (${megabytes} MB, database ${databaseMb} MB):`,
    '',
    row(['import', 's', 'releases/s', 'peak MB']),
    row(['---', '---', '---', '---']),
    line('first', runs.first),
    line('the same file again', runs.again),
    line('the same file, with --force', runs.forced),
  ];
}

function shown(value: number): string {
  return Number.isNaN(value) ? '–' : String(value);
}
