import type { BesideFigures, HeavyFigures, HeavySection } from '../heavy/heavy-run.ts';
import { type Columns, judged, shown, tableOf } from './table.ts';

/** Nothing may hold the event loop for longer. */
const BOUND_MS = 50;

const bounded = (ms: number) => judged(String(ms), ms < BOUND_MS);

const BESIDE: Columns<{ readonly beside: BesideFigures }> = [
  ['light p50 ms beside it', ({ beside }) => String(beside.lightP50Ms)],
  ['light p95 ms', ({ beside }) => String(beside.lightP95Ms)],
  ['light longest ms', ({ beside }) => String(beside.lightLongestMs)],
  ['longest hold ms', ({ beside }) => String(beside.longestHoldMs)],
  ['longest hold CPU ms', ({ beside }) => bounded(beside.longestHoldProcessorMs)],
  ['usual hold CPU ms', ({ beside }) => String(beside.usualHoldProcessorMs)],
];

const COLUMNS: Columns<HeavyFigures> = [
  ['heavy operation', ({ name }) => name],
  ['reads', ({ reads }) => reads],
  ['cost', ({ cost }) => shown(cost)],
  ['ms', ({ reads, milliseconds }) => timeOf(reads, milliseconds)],
  ...BESIDE,
];

function timeOf(reads: HeavyFigures['reads'], milliseconds: number | undefined): string {
  return milliseconds !== undefined && reads === 'at once' ? bounded(milliseconds) : shown(milliseconds);
}

export function heavyLines({ idle, operations }: HeavySection): string[] {
  return [
    '## Heavy operations',
    '',
    ...tableOf(COLUMNS, operations),
    '',
    ...worstLine(operations),
    `A hold is how long the server’s event loop did nothing else, looked at every millisecond: the longest by the clock, the longest in processor time, which what else the machine does moves less, and the median of the longest of each second. With light requests alone: ${idle.longestHoldMs} ms by the clock, ${idle.longestHoldProcessorMs} ms in processor time, usually ${idle.usualHoldProcessorMs} ms; a light request p50 ${idle.lightP50Ms} ms, p95 ${idle.lightP95Ms} ms, longest ${idle.lightLongestMs} ms. Asked of every hold in processor time, and of what is read at once: below ${BOUND_MS} ms.`,
    '',
    ...operations.map(({ name, what }) => `- ${name}: ${what}`),
    '',
  ];
}

function worstLine(operations: readonly HeavyFigures[]): string[] {
  const [worst] = operations
    .filter(({ reads }) => reads === 'at once')
    .map(({ name, milliseconds = Number.POSITIVE_INFINITY }) => ({ name, milliseconds }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
  if (worst === undefined) return [];
  return [
    `The worst operation that is allowed and read at once, ${worst.name}, takes ${worst.milliseconds} ms of ${BOUND_MS}.`,
    '',
  ];
}
