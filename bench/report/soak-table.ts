import type { SoakFigures, SoakSample } from '../soak/soak-run.ts';
import type { Judgement } from '../soak/steadiness.ts';
import { type Columns, judged, tableOf } from './table.ts';

const JUDGED: Columns<Judgement> = [
  ['', ({ what }) => what],
  ['second quarter, median', ({ early }) => String(early)],
  ['last quarter, median', ({ late, isFlat }) => judged(String(late), isFlat)],
  ['at most', ({ most }) => String(most)],
];

const SAMPLED: Columns<SoakSample> = [
  ['second', ({ second }) => String(second)],
  ['resident MB', ({ residentMb }) => String(residentMb)],
  ['JavaScript heap MB', ({ heapMb }) => String(heapMb)],
  ['open files', ({ openFiles }) => String(openFiles)],
  ['write-ahead log MB', ({ logMb }) => String(logMb)],
];

/** So many samples are shown. */
const SHOWN = 12;

export function soakLines({ minutes, done, failures, samples, judgements }: SoakFigures): string[] {
  const step = Math.max(1, Math.floor(samples.length / SHOWN));
  const { queries, exports, brokenOff, refused, imports } = done;
  const right = judged(`${failures.length} failures`, failures.length === 0);
  return [
    '## Soak',
    '',
    `${minutes} minutes: ${queries} queries, ${exports} exports, ${brokenOff} broken off and ${refused} told to come again, ${imports} imports beside them; ${right}.`,
    '',
    ...failures.map((failure) => `- ${failure}`),
    ...(failures.length > 0 ? [''] : []),
    ...tableOf(JUDGED, judgements),
    '',
    ...tableOf(
      SAMPLED,
      samples.filter((_, position) => position % step === 0),
    ),
    '',
  ];
}
