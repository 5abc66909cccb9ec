import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/db/postgresql/schema/schema.ts';
import { BeforehandReader } from '../../src/db/publication/beforehand-reader.ts';
import { Publication } from '../../src/db/publication/publication.ts';
import { fragment } from '../../src/db/statement/fragment.ts';
import { Planner } from '../../src/schema/compiled/plan.ts';
import { openContext } from '../../src/schema/context.ts';
import { answerPublished } from '../../src/schema/resolve/execute-published.ts';
import { LargeReads } from '../../src/schema/resolve/large-read.ts';
import type { Analyses } from '../../src/schema/worker/analyses.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { CATALOGUE, openGraph, SCHEMA } from '../graph.ts';
import { publishDatabase } from './published.ts';
import { execute, openTestDatabase } from './server.ts';

/** With how many statements each is answered the first time. */
const OPERATIONS: readonly (readonly [query: string, statements: number])[] = [
  ['{ tenders(filter: { buyer: { slug: "health-data-hub" } }) { nodes { title } } }', 2],
  ['{ tenders(filter: { not: { buyer: { slug: "nobody" } } }) { nodes { title } } }', 1],
  ['{ tenders(filter: { buyer: { slug: "atos" } }) { totalCount nodes { title } } }', 2],
  ['{ organisations(filter: { identifierScheme: "XX-NONE" }) { totalCount } }', 2],
  ['{ organisations { totalCount hiddenCount } tenders(first: 2) { totalCount edges { cursor } } }', 3],
  ['{ organisations(filter: { country: "FR" }) { totalCount hiddenCount } }', 2],
  ['{ tenders(filter: { value: { currency: "EUR", min: "1" } }) { nodes { title } } }', 1],
];

/** A thread that must not be asked. */
const NO_THREAD = {
  execute: () => Promise.reject(new Error('a thread was asked')),
} as unknown as Analyses;

const LARGEST_LIST = 300;

describe('what the main thread reads of a publication', () => {
  const database = freshDatabase();
  const { graph } = openGraph(database);
  let server: Awaited<ReturnType<typeof openTestDatabase>>;
  let publication: Publication;
  let answer: (query: string, isLarge?: boolean) => Promise<{ shown: unknown; statements: number }>;

  beforeAll(async () => {
    graph.importSeed();
    server = await openTestDatabase();
    await publishDatabase(database, server.url);
    publication = await Publication.open({
      url: server.url,
      schemaVersion: schemaVersion(),
      statementTimeoutMs: 10_000,
      maxAnswerBytes: LARGEST_LIST,
    });
    const beforehand = new BeforehandReader(publication);
    const planner = new Planner(SCHEMA, CATALOGUE);
    const executors = { planner, publication, beforehand, analyses: NO_THREAD, largeReads: new LargeReads() };
    answer = async (query, isLarge = false) => {
      const contextValue = openContext(beforehand, CATALOGUE, { isLarge });
      const args = { schema: SCHEMA, document: parse(query), contextValue };
      const { data, errors } = await answerPublished(executors, args);
      return { shown: errors?.[0]?.message ?? JSON.parse(String(data)), statements: contextValue.statements };
    };
  });

  afterAll(async () => {
    await publication.close();
    await server.remove();
    database.close();
  });

  it('is what SQLite gives, for filters by nodes and for totals, and what is known is not read again', async () => {
    for (const [query, statements] of OPERATIONS) {
      const { data, errors } = await graph.run(query);
      expect(await answer(query), query).toEqual({ shown: errors?.[0]?.message ?? data, statements });
      expect((await answer(query)).statements, query).toBe(errors ? 0 : 1);
    }
  });

  it('waits in a line that has an end where it may take long', async () => {
    const read = (one: number) =>
      publication.readRows(fragment`SELECT pg_sleep(0.01), ${one} AS one`, {}, { isLong: true });
    const asked = Array.from({ length: 70 }, (_, one) => read(one));
    const settled = await Promise.allSettled(asked);
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused.map(({ code, retryAfterSeconds }) => [code, retryAfterSeconds])).toEqual(
      Array.from({ length: 6 }, () => ['BUSY', 1]),
    );
    expect((await read(0)).rows).toHaveLength(1);
  });

  it('is read anew when the publication has come to another state', async () => {
    const query = '{ organisations(filter: { country: "DE" }) { totalCount } }';
    const known = await answer(query);
    await execute(server.url, 'UPDATE greffe.publication SET number = number + 1');
    expect(await answer(query)).toEqual({ ...known, statements: 3 });
    expect(await answer(query)).toEqual({ ...known, statements: 1 });
  });

  it('is stopped when a list of it is larger than it may be', async () => {
    const listed = (first: number) => `{ organisations(first: ${first}) { nodes { name } } }`;
    expect((await answer(listed(2), true)).shown).toMatchObject({ organisations: {} });
    expect((await answer(listed(100), true)).shown).toMatch(
      /^The answer would have more than 33554432 bytes/,
    );
  });
});
