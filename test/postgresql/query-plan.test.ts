import pg from 'pg';
import { expect, it } from 'vitest';
import { renderPostgres } from '../../src/db/dialect/postgresql.ts';
import { schemaText } from '../../src/db/postgresql/schema/schema.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import type { Fragment } from '../../src/db/statement/fragment.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { openGraph } from '../graph.ts';
import { withPostgresql } from './server.ts';

/** The texts of the statements that an operation runs. */
async function statementsOf(query: string): Promise<Set<string>> {
  const texts = new Set<string>();
  class Recording extends SqliteReader {
    override rows(...given: Parameters<SqliteReader['rows']>) {
      const statement: Fragment = given[0];
      texts.add(statement.text);
      return super.rows(...given);
    }
  }
  const database = freshDatabase();
  const { graph } = openGraph(database, { reader: new Recording(database.sqlite, {}) });
  graph.importSeed();
  await graph.query(query);
  database.close();
  return texts;
}

/** How PostgreSQL would read by a statement, if it took an index wherever one leads to rows. */
function planOf(text: string): Promise<string> {
  return withPostgresql(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(schemaText());
      await client.query(
        'SET enable_seqscan = off; SET join_collapse_limit = 1; SET from_collapse_limit = 1',
      );
      const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN) ${renderPostgres(text).text}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await client.end();
    }
  });
}

it('finds the contracts that are published twice by an index, as of a day too', async () => {
  const texts = await statementsOf(
    'query @asOf(knownOn: "2026-02-06") { coBiddings(first: 1) { totalCount } }',
  );
  const [asking = '', ...others] = [...texts].filter((text) => text.includes('node_keys'));
  expect(others).toEqual([]);
  expect(await planOf(asking)).toMatch(/using node_keys_start on node_keys longer_key|on node_keys_start/);
});
