import { describe, expect, it } from 'vitest';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { openGraph } from '../graph.ts';
import { withImport } from '../ingest/with-import.ts';

const release = (date: string, tender: object) => ({
  ocid: 'ocds-xxxxxx-1',
  id: date,
  date,
  tag: ['tender'],
  tender: { id: '1', ...tender },
});

describe('Tender.titleIsMakeshift', () => {
  it.each(['compiled', 'ordinary'] as const)('holds until a document has a title (%s)', (executor) =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      await importContent('first.json', { releases: [release('2024-05-01', { description: 'A roof' })] });
      await importContent('second.json', {
        releases: [release('2024-06-01', { title: 'Roof of the school' })],
      });
      const { graph, close } = openGraph(database, { executor });
      const asked = async (asOf = '') => {
        const { tenders } = await graph.query(
          `query${asOf} { tenders { nodes { title titleIsMakeshift } } }`,
        );
        return tenders.nodes;
      };
      expect(await asked(' @asOf(knownOn: "2024-05-02")')).toEqual([
        { title: 'A roof', titleIsMakeshift: true },
      ]);
      expect(await asked()).toEqual([{ title: 'Roof of the school', titleIsMakeshift: false }]);
      close();
    }),
  );
});
