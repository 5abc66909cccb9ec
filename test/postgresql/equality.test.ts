import { expect, it } from 'vitest';
import { readExamples } from '../../src/commands/example.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { openGraph } from '../graph.ts';
import { compareExecutors } from '../schema/compiled/compare-executors.ts';
import { withPublishedReader } from './published-reader.ts';

/** Operations that CI compares; `GREFFE_FUZZ_POSTGRESQL=20000` compares more. */
const COUNT = Number(process.env.GREFFE_FUZZ_POSTGRESQL ?? 2_000);

it('both executors give on PostgreSQL the bytes that they give on SQLite, for random operations', async () => {
  await compareExecutors(20_261_129, {
    count: COUNT,
    valuesOfEach: 16,
    withPublished: ({ database }, compare) => withPublishedReader(database, compare),
  });
}, 600_000);

/** The names of all claims, which no example asks for. */
const NAMES = ['articles', 'organisations', 'people', 'regulations', 'tenders'].map(
  (list) => `{ ${list}(first: 90) { nodes { claims(first: 90) { nodes { name } } } } }`,
);

it('both executors answer each example on PostgreSQL as on SQLite', async () => {
  const database = freshDatabase();
  openGraph(database).graph.importSeed();
  const examples = readExamples();
  expect(examples.length).toBeGreaterThan(30);
  await withPublishedReader(database, async (reader) => {
    for (const executor of ['compiled', 'ordinary'] as const) {
      const own = openGraph(database, { executor });
      const published = openGraph(database, { executor, reader });
      for (const query of [...NAMES, ...examples.map((example) => example.query)]) {
        const there = JSON.stringify(await published.graph.run(query));
        expect(there).toBe(JSON.stringify(await own.graph.run(query)));
        expect(there).toMatch(/^{"data":{/);
      }
    }
  });
  database.close();
}, 240_000);
