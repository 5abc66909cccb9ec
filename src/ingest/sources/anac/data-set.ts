import { nameKey } from '../../../domain/name-key.ts';
import { type Day, lastDay } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord } from '../../../model/record.ts';
import { publicationDate } from '../../published-value.ts';
import { sortableTime } from '../../sortable-time.ts';
import type { XmlElement } from '../../xml-element.ts';
import { Occurrences } from './occurrence.ts';

/** The document that all lots of a file stand in. */
export interface DataSet {
  readonly article: ArticleRecord;
  readonly day: Day;
  /** Last update, as it orders the data sets of one body and year. */
  readonly moment: string;
  /** The body that publishes it, and the year that it is of: a later data set of both takes the place of this. */
  readonly series: string;
  /** How often each lot has come so far. */
  readonly occurrences: Occurrences;
}

/** The data set that a `metadata` element describes, or why it can't be told when it was published. */
export function dataSetOf(metadata: XmlElement): DataSet | { reason: string } {
  const textOf = (name: string) => metadata.child(name)?.text || undefined;
  const flags: QualityFlagRecord[] = [];
  const date = (name: string) => publicationDate(textOf(name), flags);
  // The schema itself spells it dataPubbicazioneDataset.
  const first = date('dataPubbicazioneDataset') ?? date('dataPubblicazioneDataset');
  const update = date('dataUltimoAggiornamentoDataset');
  // Both are days; updated before publication is published on the later one all the same.
  const published = [first, update]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  if (published === undefined) return { reason: 'it states neither its publication nor its last update' };
  const day = lastDay(published);
  const [url, body, year] = [textOf('urlFile'), textOf('entePubblicatore'), textOf('annoRiferimento')];
  const ref = `anac:document:${url ?? `${nameKey(body ?? '')}:${year ?? ''}`}@${published}`;
  return {
    day,
    moment: sortableTime(published),
    series: `anac:${nameKey(body ?? '')}:${year ?? ''}`,
    occurrences: new Occurrences(),
    article: {
      type: 'ARTICLE',
      ref,
      kind: 'NOTICE',
      keys: [ref],
      name: ['Law 190 data set', year, body && `of ${body}`].filter(Boolean).join(' '),
      published,
      ...withoutUndefined({ url }),
      language: 'it',
      statedOn: day,
      flags,
    },
  };
}
