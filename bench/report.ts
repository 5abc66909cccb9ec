import type { GraphFigures } from './graph/graph-run.ts';
import type { HeavySection } from './heavy/heavy-run.ts';
import type { ImportFigures } from './import-run.ts';
import type { LoadFigures } from './load.ts';
import type { MemoryFigures } from './memory-run.ts';
import type { PublishFigures } from './postgres/publish-run.ts';
import type { QueryFigures } from './query-run.ts';
import type { RefusedFigures } from './refused/refused-run.ts';
import { graphLines } from './report/graph-table.ts';
import { heavyLines } from './report/heavy-table.ts';
import { importLines } from './report/import-table.ts';
import { memoryLines } from './report/memory-table.ts';
import { publishLines } from './report/publish-table.ts';
import { queryLines } from './report/query-table.ts';
import { refusedLines } from './report/refused-table.ts';
import { soakLines } from './report/soak-table.ts';
import type { SoakFigures } from './soak/soak-run.ts';
import type { WorkersFigures } from './workers-run.ts';

/** What a run of the bench showed; parts that were not asked for are absent. */
export interface Figures {
  readonly measuredAt: string;
  readonly node: string;
  readonly processors: number;
  readonly secondsPerRun: number;
  readonly repeats: number;
  /** Absent when the database was kept from an earlier run. */
  readonly load?: LoadFigures & { readonly checkSeconds: number };
  readonly queries?: readonly QueryFigures[];
  readonly graph?: GraphFigures;
  readonly memory?: readonly MemoryFigures[];
  readonly workers?: readonly WorkersFigures[];
  readonly heavy?: HeavySection;
  readonly refused?: readonly RefusedFigures[];
  readonly imported?: ImportFigures;
  readonly published?: PublishFigures;
  readonly soak?: SoakFigures;
}

/** The figures as a page of Markdown. */
export function reportOf(figures: Figures): string {
  const {
    load,
    queries,
    graph,
    memory,
    workers = [],
    heavy,
    refused,
    imported,
    published,
    soak,
    ...run
  } = figures;
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
  if (queries) lines.push(...queryLines(queries), '');
  if (graph) lines.push(...graphLines(graph));
  if (memory) lines.push(...memoryLines(memory));
  for (const { query, one, two, ratio } of workers) {
    lines.push(`${query} with one worker ${one} req/s, with two ${two}: **${ratio}**.`, '');
  }
  if (heavy) lines.push(...heavyLines(heavy));
  if (refused) lines.push(...refusedLines(refused));
  if (imported) lines.push(...importLines(imported), '');
  if (published) lines.push(...publishLines(published));
  if (soak) lines.push(...soakLines(soak));
  return lines.join('\n');
}
