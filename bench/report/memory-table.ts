import { MAX_STATEMENT_CHARACTERS } from '../../src/db/read/row/sqlite-reader.ts';
import { MAX_PLAN_CHARACTERS } from '../../src/schema/compiled/plan.ts';
import type { MemoryFigures } from '../memory-run.ts';
import { type Columns, judged, tableOf } from './table.ts';

const COLUMNS: Columns<MemoryFigures> = [
  ['memory of a server', ({ when }) => when],
  ['requests', ({ requests }) => String(requests)],
  ['statements, characters', ({ statementCharacters: own }) => within(own, MAX_STATEMENT_CHARACTERS)],
  ['bound', () => String(MAX_STATEMENT_CHARACTERS)],
  ['plans, characters', ({ planCharacters }) => within(planCharacters, MAX_PLAN_CHARACTERS)],
  ['bound', () => String(MAX_PLAN_CHARACTERS)],
  ['resident MB', ({ residentMb }) => String(residentMb)],
  ['JavaScript heap MB', ({ heapMb }) => String(heapMb)],
];

function within(characters: number, bound: number): string {
  return judged(String(characters), characters <= bound);
}

export function memoryLines(memory: readonly MemoryFigures[]): string[] {
  return [
    '## Memory',
    '',
    ...tableOf(COLUMNS, memory),
    '',
    'SQLite takes some ten bytes for each character of a prepared statement. At most 1000 statements are kept, too.',
    '',
  ];
}
