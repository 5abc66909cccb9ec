import { SourceUnusable } from '../../../domain/error.ts';
import type { Source, SourceFile, SourceItem } from '../../source.ts';
import { readXml } from '../../xml.ts';
import { type DataSet, dataSetOf } from './data-set.ts';
import { stateLotto } from './lotto.ts';

/** Data sets that Italian public bodies publish each year by Law 190 of 2012: what they bought, who took part, who won. */
export const anacSource: Source = {
  name: 'anac',
  description: 'yearly data sets of Italian public bodies by Law 190 (XML, ANAC schema 1.0 to 1.3)',
  endings: ['.xml'],
  version: 4,
  read,
};

async function* read(file: SourceFile): AsyncGenerator<SourceItem> {
  let metadata: DataSet | { reason: string } = { reason: 'it has no metadata before its lots' };
  let isEmpty = true;
  for await (const element of readXml(file, ['metadata', 'lotto', 'dataset'])) {
    const { locator } = element;
    isEmpty = false;
    if (element.name === 'metadata') {
      metadata = dataSetOf(element);
    } else if (element.name === 'dataset') {
      yield { locator, skipped: 'linked data set, not fetched' };
    } else {
      if ('reason' in metadata) throw unusable(file, metadata.reason);
      const { document, rejected } = stateLotto(file, metadata, element);
      yield* rejected;
      if (document !== undefined) yield document;
    }
  }
  if (isEmpty) throw unusable(file, 'it has neither metadata nor lots');
}

function unusable(file: SourceFile, reason: string): SourceUnusable {
  return new SourceUnusable(file.name, `it is no data set by Law 190: ${reason}`);
}
