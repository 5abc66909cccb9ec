import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import type { ExportCounts, ExportFormat } from '../../src/export/format.ts';
import { select } from '../../src/export/selection.ts';
import { readTenderFilter } from '../../src/schema/argument/tender-filter-text.ts';
import { CATALOGUE, SCHEMA, WRITTEN } from '../graph.ts';

/** What a format writes of a database, or of the tenders of a filter. */
export function exported(
  database: GreffeDatabase,
  format: ExportFormat,
  filter?: object,
): { text: string; counts: ExportCounts } {
  const reader = new SqliteReader(database.sqlite);
  const asked = filter && readTenderFilter(JSON.stringify(filter), SCHEMA, CATALOGUE.find);
  const writing = format.write(select(new Session(reader, CATALOGUE), asked, WRITTEN));
  const pieces: string[] = [];
  try {
    for (;;) {
      const step = writing.next();
      if (step.done) return { text: pieces.join(''), counts: step.value };
      pieces.push(step.value);
    }
  } finally {
    reader.endTurn();
  }
}

/** The objects of JSON Lines. */
// biome-ignore lint/suspicious/noExplicitAny: exports are asserted, not typed.
export function linesOf(text: string): any[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
