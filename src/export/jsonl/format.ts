import { walkCopy } from '../../db/copy/copy-walk.ts';
import { COPY_VERSION } from '../../db/copy/version.ts';
import type { ExportCounts, ExportFormat } from '../format.ts';
import { closureOf, type Selection } from '../selection.ts';
import { yielding } from '../yielding.ts';

/**
 * Greffe's own form: all that a graph holds, an object in each line, from which `greffe import jsonl` makes the same graph. The
 * first line says which version of the form it is. The same graph gives the same bytes on any day.
 */
export const jsonlFormat: ExportFormat = {
  name: 'jsonl',
  mediaType: 'application/jsonl; charset=utf-8',
  extension: 'jsonl',
  description: 'JSON Lines: everything, as `greffe import jsonl` reads it back into an identical graph.',
  mapping: 'EVERYTHING',
  *write(selection: Selection) {
    yield lineOf({ record: 'greffe', version: COPY_VERSION, filter: selection.filter });
    const closure = yield* yielding(closureOf(selection));
    const counts: Record<string, number> = {};
    for (const objects of walkCopy(selection.session, closure)) {
      let piece = '';
      for (const object of objects) {
        piece += lineOf(object);
        const record = String(object.record);
        counts[record] = (counts[record] ?? 0) + 1;
      }
      yield piece;
    }
    return inPlural(counts);
  },
};

function lineOf(object: object): string {
  return `${JSON.stringify(object)}\n`;
}

const PLURALS: Readonly<Record<string, string>> = {
  person: 'people',
  series: 'series',
  'merged-person': 'merged-people',
};

function inPlural(counts: Readonly<Record<string, number>>): ExportCounts {
  return Object.fromEntries(
    Object.entries(counts).map(([record, count]) => [PLURALS[record] ?? `${record}s`, count]),
  );
}
