import { it } from 'vitest';
import { PostgresReader } from '../../src/db/publication/postgres-reader.ts';
import { compareExecutors, type WithPublished } from '../schema/compiled/compare-executors.ts';
import { publicationOf } from './compare.ts';
import { publishDatabase } from './published.ts';
import { withPostgresql } from './server.ts';

/** Operations that CI compares; `GREFFE_FUZZ_POSTGRESQL=20000` compares more. PostgreSQL plans each statement anew, which takes most of the time. */
const COUNT = Number(process.env.GREFFE_FUZZ_POSTGRESQL ?? 300);

const withPublished: WithPublished = (graph, compare) =>
  withPostgresql(async (url) => {
    await publishDatabase(graph.database, url);
    const schema = String((await publicationOf(url))?.schema);
    const reader = new PostgresReader();
    try {
      reader.readFrom({ url, schema, statementTimeoutMs: 60_000 });
      await compare(reader);
    } finally {
      reader.close();
    }
  });

it('both executors give on PostgreSQL the bytes that they give on SQLite, for random operations', async () => {
  await compareExecutors(20_261_129, { count: COUNT, withPublished });
}, 600_000);
