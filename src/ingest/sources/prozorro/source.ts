import { readJson } from '../../json.ts';
import { isJsonObject } from '../../json-value.ts';
import { rejection } from '../../rejection.ts';
import type { Source, SourceFile, SourceItem, SourceOptions } from '../../source.ts';
import { stateTender } from './tender.ts';

/** Tenders in the JSON of Ukraine's ProZorro: as the API gives one, `{"data": {…}}`, several in a list, or bare. */
export const prozorroSource: Source = {
  name: 'prozorro',
  description: "tenders in ProZorro's own JSON (Ukraine): bids, lots, awards, contracts",
  endings: ['.json', '.jsonl', '.ndjson'],
  version: 5,
  read,
};

async function* read(file: SourceFile, options: SourceOptions): AsyncGenerator<SourceItem> {
  for await (const item of readJson(file, ['data'])) {
    if (item.kind === 'BROKEN') yield rejection(file, item.locator, item.reason, item.content);
    else if (item.kind === 'ELEMENT') yield* tenderIn(file, item.locator, item.value, options);
    else if (!('data' in item.listed)) yield* tenderIn(file, ...unwrapped(item.locator, item.value), options);
  }
}

/** The API wraps a tender in `data`; dumps of its database do not. */
function unwrapped(locator: string, value: unknown): [locator: string, value: unknown] {
  return isJsonObject(value) && isJsonObject(value.data) ? [`${locator}/data`, value.data] : [locator, value];
}

function* tenderIn(
  file: SourceFile,
  locator: string,
  value: unknown,
  { includeTests = false }: SourceOptions,
): Generator<SourceItem> {
  if (isJsonObject(value) && value.mode === 'test' && !includeTests) {
    yield { locator, skipped: 'test data' };
    return;
  }
  const stated = stateTender(file, locator, value);
  if ('reason' in stated) {
    yield rejection(file, locator, stated.reason, value);
    return;
  }
  yield* stated.rejected;
  yield stated.document;
}
