import { expect, it } from 'vitest';
import type { SoakSample } from '../../bench/soak/soak-run.ts';
import { judgeSamples } from '../../bench/soak/steadiness.ts';

const samples = (grow: (position: number) => Partial<SoakSample>): SoakSample[] =>
  Array.from({ length: 40 }, (_, position) => ({
    second: position,
    residentMb: 400 + (position % 3),
    heapMb: 80 + (position % 20),
    openFiles: 50,
    logMb: position % 9,
    ...grow(position),
  }));

const growing = (all: readonly SoakSample[]) =>
  judgeSamples(all)
    .filter(({ isFlat }) => !isFlat)
    .map(({ what }) => what);

it('finds nothing to say of a server that breathes, or is still warming up in the first quarter', () => {
  expect(growing(samples(() => ({})))).toEqual([]);
  expect(growing(samples((position) => ({ residentMb: position < 10 ? 100 : 400 })))).toEqual([]);
});

it.each([
  ['resident MB', (position: number) => ({ residentMb: 400 + 5 * position })],
  ['open files', (position: number) => ({ openFiles: 50 + position })],
  ['write-ahead log MB', (position: number) => ({ logMb: 10 * position })],
])('sees that the %s grow', (what, grow) => {
  expect(growing(samples(grow))).toEqual([what]);
});
