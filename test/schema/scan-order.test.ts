import { describe, expect, it } from 'vitest';
import { readExamples } from '../../src/commands/example.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { ReversedReader } from '../db/reversed-reader.ts';
import { openGraph } from '../graph.ts';

describe('the order in which tables are gone through', () => {
  it.each(['compiled', 'ordinary'] as const)('changes no answer to an example, %s', async (executor) => {
    const database = freshDatabase();
    const { graph, close } = openGraph(database, { executor });
    graph.importSeed();
    const reader = new ReversedReader(database.sqlite);
    const reversed = openGraph(database, { executor, reader });
    const examples = readExamples();
    expect(examples.length).toBeGreaterThan(30);
    for (const { query } of examples) {
      const [answer, other] = [await graph.run(query), await reversed.graph.run(query)];
      expect(other).toEqual(answer);
    }
    close();
  });
});
