import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { csvFormat } from '../../src/export/csv/format.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { select } from '../../src/export/selection.ts';
import { withDatabase } from '../db/memory-graph.ts';
import { hubRecords } from '../graph/analysis.ts';
import { CATALOGUE, WRITTEN } from '../graph.ts';

const TENDERS = 11_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of live objects. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const ALL = { value: { valueStatus: ['UNKNOWN'] }, text: '{"valueStatus":["UNKNOWN"]}' };

it.each([
  ['csv', csvFormat, undefined],
  ['jsonl', jsonlFormat, undefined],
  ['jsonl of a filter', jsonlFormat, ALL],
])('%s of eleven thousand bids holds no more at its end than at its start', (_, format, filter) => {
  withDatabase(
    (database) => {
      const reader = new SqliteReader(database.sqlite);
      const writing = format.write(select(new Session(reader, CATALOGUE), filter, WRITTEN));
      let characters = 0;
      let pieces = 0;
      let early = 0;
      let late = 0;
      for (const piece of writing) {
        characters += piece.length;
        pieces += 1;
        if (pieces % 100 !== 20) continue;
        late = heldBytes();
        if (early === 0) early = late;
      }
      reader.endTurn();
      expect(characters).toBeGreaterThan(1_500_000);
      expect(late - early).toBeLessThan(600_000);
    },
    hubRecords(TENDERS, 500),
  );
});
