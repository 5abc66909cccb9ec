import type { ImportFigures, ImportRun } from '../import-run.ts';
import { type Columns, shown, tableOf } from './table.ts';

const COLUMNS: Columns<{ readonly what: string; readonly run: ImportRun }> = [
  ['import', ({ what }) => what],
  ['s', ({ run }) => String(run.seconds)],
  ['releases/s', ({ run }) => String(run.releasesPerSecond)],
  ['peak MB', ({ run }) => shown(run.peakMemoryMb)],
];

export function importLines({ releases, megabytes, databaseMb, ...runs }: ImportFigures): string[] {
  return [
    `Import of ${releases} OCDS releases with four bids each (${megabytes} MB, database ${databaseMb} MB):`,
    '',
    ...tableOf(COLUMNS, [
      { what: 'first', run: runs.first },
      { what: 'the same file again', run: runs.again },
      { what: 'the same file, with --force', run: runs.forced },
      { what: 'ceiling: the rows of the first, copied by SQL alone', run: runs.ceiling },
    ]),
  ];
}
