import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { ReadingWorker } from '../../src/db/read/slow/reading-worker.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { Planner } from '../../src/schema/compiled/plan.ts';
import { openContext } from '../../src/schema/context.ts';
import { answerOperation } from '../../src/schema/resolve/execute.ts';
import { startServer } from '../../src/server/server.ts';
import { hubRecords } from '../graph/analysis.ts';
import { CATALOGUE, SCHEMA, WRITTEN } from '../graph.ts';

/** A thread that is ended while it reads. */
class EndedThread extends ReadingWorker {
  override async rows(...question: Parameters<ReadingWorker['rows']>) {
    const rows = super.rows(...question);
    void this.close();
    return rows;
  }
}

it.each([true, false])(
  'what is read aside when the server is stopped is answered with 503, and no error of ours (direct: %s)',
  async (answersDirectly) => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-shutdown-'));
    const database = openDatabase(join(folder, 'greffe.db'));
    migrate(database);
    writeRecords(database, hubRecords(40, 2), { now: WRITTEN });
    const lines: { level: number; msg: string }[] = [];
    const aside = new EndedThread(database.location);
    const reader = new SqliteReader(database.sqlite, { aside });
    const planner = new Planner(SCHEMA, CATALOGUE);
    const server = await startServer({
      config: readConfig({ PORT: '0' }),
      schema: SCHEMA,
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) }),
      examples: [],
      openContext: () => openContext(reader, CATALOGUE),
      answer: (args) => answerOperation({ planner }, args),
      answersDirectly,
      isReady: () => true,
    });
    try {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: '{ organisation(by: { slug: "hub" }) { claims(first: 1) { totalCount } } }',
        }),
      });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await response.json()).toMatchObject({
        errors: [
          { message: 'The server is stopping. Ask again later.', extensions: { code: 'SHUTTING_DOWN' } },
        ],
      });
      expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
    } finally {
      await server.close();
      reader.endTurn();
      database.close();
      rmSync(folder, { recursive: true });
    }
  },
);
