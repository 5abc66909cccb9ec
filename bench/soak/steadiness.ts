import type { SoakSample } from './soak-run.ts';

/** Whether something stayed as it was. */
export interface Judgement {
  readonly what: string;
  /** Median of the second quarter of the run, when everything is warm, and of the last one. */
  readonly early: number;
  readonly late: number;
  /** What the late one may be at most. */
  readonly most: number;
  readonly isFlat: boolean;
}

interface Measure {
  readonly what: string;
  readonly of: (sample: SoakSample) => number;
  /** What may be added to the early value: some breathe more than others. */
  readonly share: number;
  readonly absolute: number;
}

const MEASURES: readonly Measure[] = [
  { what: 'resident MB', of: ({ residentMb }) => residentMb, share: 0.1, absolute: 30 },
  { what: 'JavaScript heap MB', of: ({ heapMb }) => heapMb, share: 0.1, absolute: 30 },
  { what: 'open files', of: ({ openFiles }) => openFiles, share: 0, absolute: 8 },
  // An import lets its log grow to 250 MB before it is moved into the file.
  { what: 'write-ahead log MB', of: ({ logMb }) => logMb, share: 0.1, absolute: 64 },
];

/** Compares the last quarter with the second. */
export function judgeSamples(samples: readonly SoakSample[]): Judgement[] {
  const quarter = Math.floor(samples.length / 4);
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  if (quarter === 0) return [];
  return MEASURES.map(({ what, of, share, absolute }) => {
    const [before, after] = [median(early.map(of)), median(late.map(of))];
    const most = Math.round(before * (1 + share) + absolute);
    return { what, early: before, late: after, most, isFlat: after <= most };
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
