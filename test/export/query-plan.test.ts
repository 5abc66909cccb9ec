import { expect, it } from 'vitest';
import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import type { Fragment } from '../../src/db/statement/fragment.ts';
import { csvFormat } from '../../src/export/csv/format.ts';
import type { ExportFormat } from '../../src/export/format.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { describeExport } from '../../src/export/manifest.ts';
import { select } from '../../src/export/selection.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { rows, withDatabase } from '../db/memory-graph.ts';
import { CATALOGUE, SEED, WRITTEN } from '../graph.ts';

/** Keeps the statements that run. */
class WatchedSession extends Session {
  readonly texts = new Map<string, Fragment>();

  override rows(statement: Fragment) {
    this.texts.set(statement.text, statement);
    return super.rows(statement);
  }
}

const FILTER = { value: { status: ['CANCELLED'] }, text: '{"status":["CANCELLED"]}' };
const WRITTEN_NOTHING = { counts: {}, bytes: 0, sha256: '' };

/** Reading a whole table or index; lists of ids, and what a statement has found already (`p`), are as long as the work of one step. */
const SCAN = /^SCAN (?!p$|\(subquery|CONSTANT ROW|.* VIRTUAL TABLE)/;

it.each<[string, ExportFormat, typeof FILTER | undefined]>([
  ['csv', csvFormat, undefined],
  ['csv', csvFormat, FILTER],
  ['jsonl', jsonlFormat, undefined],
  ['jsonl', jsonlFormat, FILTER],
])('no statement of %s reads a whole table', (_, format, filter) => {
  withDatabase((database) => {
    importDossiers(database, [SEED], { now: WRITTEN });
    const reader = new SqliteReader(database.sqlite);
    const session = new WatchedSession(reader, CATALOGUE);
    const selection = select(session, filter, WRITTEN);
    for (const _piece of format.write(selection));
    for (const _step of describeExport(format, selection, WRITTEN_NOTHING));
    reader.endTurn();
    expect(session.texts.size).toBeGreaterThan(5);
    for (const { text, values } of session.texts.values()) {
      const plan = rows<{ detail: string }>(database, `EXPLAIN QUERY PLAN ${text}`, ...values);
      expect(
        plan.map(({ detail }) => detail).filter((detail) => SCAN.test(detail)),
        text,
      ).toEqual([]);
    }
  });
});
