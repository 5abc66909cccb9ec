import type { RefusedFigures } from '../refused/refused-run.ts';
import { type Columns, judged, tableOf } from './table.ts';

/** A refusal may take so long. */
const BOUND_MS = 10;

const COLUMNS: Columns<RefusedFigures> = [
  ['refused operation', ({ name }) => name],
  ['code', ({ code }) => code],
  ['CPU ms', ({ processorMs }) => judged(String(processorMs), processorMs < BOUND_MS)],
  ['ms', ({ milliseconds }) => String(milliseconds)],
  ['longest ms', ({ longestMs }) => String(longestMs)],
];

export function refusedLines(refused: readonly RefusedFigures[]): string[] {
  return [
    '## Refusals',
    '',
    ...tableOf(COLUMNS, refused),
    '',
    `Each in another wording at each turn, so that nothing is known of it; asked of the server’s processor time: below ${BOUND_MS} ms.`,
    '',
  ];
}
