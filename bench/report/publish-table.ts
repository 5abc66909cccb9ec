import type { PublishFigures } from '../postgres/publish-run.ts';
import { type Columns, shown, tableOf } from './table.ts';

const COLUMNS: Columns<{ readonly what: string; readonly run: PublishFigures['followed']['alone'] }> = [
  ['import', ({ what }) => what],
  ['s', ({ run }) => String(run.seconds)],
  ['releases/s', ({ run }) => String(run.releasesPerSecond)],
  ['processor s', ({ run }) => shown(run.processorSeconds)],
];

const READING: Columns<PublishFigures['reading'][number]> = [
  ['query', ({ name }) => name],
  ['SQLite req/s', ({ sqlite }) => String(sqlite.requestsPerSecond)],
  ['CPU µs', ({ sqlite }) => shown(sqlite.processorMicros)],
  ['PostgreSQL req/s', ({ postgresql }) => String(postgresql.requestsPerSecond)],
  ['CPU µs', ({ postgresql }) => shown(postgresql.processorMicros)],
  ['of its processes', ({ backendMicros }) => shown(backendMicros)],
  ['**CPU ratio**', ({ processorRatio }) => `**${processorRatio}**`],
];

export function publishLines({ whole, reading, followed }: PublishFigures): string[] {
  return [
    `Publishing ${whole.rows} rows to PostgreSQL: ${whole.seconds} s, **${whole.rowsPerSecond} rows/s**, ${shown(whole.processorSeconds)} s of the publisher's processor time, ${whole.databaseMb} MB there.`,
    '',
    ...tableOf(READING, reading),
    '',
    `Following an import of ${followed.releases} OCDS releases: published whole ${followed.secondsBehind} s after its end, ${shown(followed.followerProcessorSeconds)} s of the follower's processor time.`,
    '',
    ...tableOf(COLUMNS, [
      { what: 'that nobody follows', run: followed.alone },
      { what: 'that is followed', run: followed.beside },
    ]),
    '',
  ];
}
