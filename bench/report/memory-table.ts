import { CACHE_BOUNDS, type MemoryFigures } from '../memory-run.ts';
import { type Columns, judged, tableOf } from './table.ts';

const COLUMNS: Columns<MemoryFigures> = [
  ['memory of a server', ({ when }) => when],
  ['requests', ({ requests }) => String(requests)],
  ['statements, characters', ({ statementCharacters: own }) => within(own, CACHE_BOUNDS.statements)],
  ['bound', () => String(CACHE_BOUNDS.statements)],
  ['plans, characters', ({ planCharacters }) => within(planCharacters, CACHE_BOUNDS.plans)],
  ['bound', () => String(CACHE_BOUNDS.plans)],
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
