import pg from 'pg';
import { expect, it } from 'vitest';
import { renderPostgres } from '../../src/db/dialect/postgresql.ts';
import { schemaText } from '../../src/db/postgresql/schema/schema.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { openGraph } from '../graph.ts';
import { withPostgresql } from './server.ts';

/** What is asked, and by which index a statement about a table is to find rows. */
const ASKED: readonly (readonly [
  query: string,
  executor: 'compiled' | 'ordinary',
  about: string,
  index: RegExp,
])[] = [
  // The contracts that are published twice.
  [
    'query @asOf(knownOn: "2026-02-06") { coBiddings(first: 1) { totalCount } }',
    'compiled',
    'node_keys',
    /Bitmap Index Scan on node_keys_start/,
  ],
  // A page of each parent.
  [
    '{ organisations(first: 2) { nodes { identifiers { value } } } }',
    'ordinary',
    'identifiers',
    /Bitmap Index Scan on identifiers_pkey .*\n *Index Cond: \(id = x\.id\)/,
  ],
  // What documents said of the claims of a tender.
  [
    '{ tender(by: { slug: "hdh-transitional-hosting" }) { history(first: 1) { nodes { __typename } } } }',
    'ordinary',
    'takerArticle',
    /Bitmap Index Scan on evidence_claim .*\n *Index Cond: \(claim_id = bids\.id\)/,
  ],
];

/** The texts of the statements that an operation runs. */
async function statementsOf(query: string, executor: 'compiled' | 'ordinary'): Promise<string[]> {
  const texts = new Set<string>();
  class Recording extends SqliteReader {
    override rows(...given: Parameters<SqliteReader['rows']>) {
      texts.add(given[0].text);
      return super.rows(...given);
    }
  }
  const database = freshDatabase();
  const { graph } = openGraph(database, { executor, reader: new Recording(database.sqlite, {}) });
  graph.importSeed();
  await graph.query(query);
  database.close();
  return [...texts];
}

it('rows are found by indexes where SQLite finds them so', () =>
  withPostgresql(async (url) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(schemaText());
      // Tables without rows would be read whole, in whatever way: a bitmap alone is made of the rows that are looked for.
      for (const way of ['seqscan', 'indexscan', 'hashjoin', 'mergejoin']) {
        await client.query(`SET enable_${way} = off`);
      }
      await client.query('SET join_collapse_limit = 1; SET from_collapse_limit = 1');
      for (const [query, executor, about, index] of ASKED) {
        const texts = (await statementsOf(query, executor)).filter((text) => text.includes(about));
        expect(texts).toHaveLength(1);
        const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN) ${renderPostgres(texts[0] ?? '').text}`);
        expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(index);
      }
    } finally {
      await client.end();
    }
  }));
