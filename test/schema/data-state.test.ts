import { expect, it } from 'vitest';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { openGraph, withGraph } from '../graph.ts';
import { withImport } from '../ingest/with-import.ts';

const ASKED = 'dataState { importNumber imported newestDocument }';

it('dataState tells the last import and the newest document that is not of the future', () =>
  withImport(ocdsSource, async ({ database, importContent }) => {
    for (const [index, date] of ['2024-05-01', '2024-07-01', '2999-01-01'].entries()) {
      const tender = { id: '1', title: 'Roof' };
      const release = { ocid: `ocds-xxxxxx-${index}`, id: date, date, tag: ['tender'], tender };
      await importContent(`${index}.json`, { releases: [release] });
    }
    const { graph, close } = openGraph(database);
    expect(await graph.query(`{ ${ASKED} }`)).toEqual({
      dataState: { importNumber: 3, imported: '2026-03-01T12:00:00.000Z', newestDocument: '2024-07-01' },
    });
    const earlier = await graph.query(`query @asOf(knownOn: "2024-06-01") { ${ASKED} }`);
    expect(earlier.dataState.newestDocument).toBe('2024-05-01');
    close();
  }));

it('dataState of an empty graph says nothing that is not so', () =>
  withGraph(async (graph) => {
    expect(await graph.query(`{ ${ASKED} }`)).toEqual({
      dataState: { importNumber: 0, imported: null, newestDocument: null },
    });
  }));
