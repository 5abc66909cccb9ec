import { expect, it } from 'vitest';
import { SERIES_LIMITS } from '../../../src/ingest/series-limit.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { type Json, OCID, party, reference, release } from './ocds-graph.ts';

/** Releases of one process, each with one award more than those before it. */
function growing(count: number): Json[] {
  return Array.from({ length: count }, (_, index) => {
    const supplier = party(index, `Supplier ${index}`, ['supplier']);
    const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString();
    const award = { id: `a${index}`, status: 'active', date, suppliers: [reference(supplier)] };
    return release({ id: String(index), date, tag: ['award'], parties: [supplier], awards: [award] });
  });
}

it('refuses documents of a series that would state again more than is bounded, and says so', () =>
  withImport(ocdsSource, async ({ importContent, rejects, values, problems }) => {
    const options = { seriesLimits: { ...SERIES_LIMITS, statements: 2_000 }, batchDocuments: 10 };
    const { rejected } = await importContent('releases.json', { releases: growing(60) }, options);
    const [claims, documents] = [90, 30];
    expect(rejected).toBe(60 - documents);
    expect(rejects()[0]).toBe(
      `/releases/${documents}: the series "ocds:${OCID}" has ${documents} documents already that have said ${claims} claims, and all of those would be stated once more: a series may make at most 2000 such statements`,
    );
    expect(values('SELECT count(*) FROM bids')).toEqual([documents]);
    expect(problems()).toEqual([]);
  }));

it('takes documents of other series beside one that is full', () =>
  withImport(ocdsSource, async ({ importContent, values }) => {
    const other = release({ ocid: 'ocds-a1b2c3-78', tender: { title: 'Bridges' } });
    const seriesLimits = { ...SERIES_LIMITS, documents: 1 };
    await importContent('releases.json', { releases: [...growing(2), other] }, { seriesLimits });
    expect(values('SELECT count(*) FROM documents')).toEqual([2]);
    expect(values("SELECT name FROM tenders WHERE name = 'Bridges'")).toEqual(['Bridges']);
  }));

it('takes the same text again of a series that is full', () =>
  withImport(ocdsSource, async ({ importContent }) => {
    const seriesLimits = { ...SERIES_LIMITS, documents: 2 };
    const options = { seriesLimits, force: true };
    await importContent('releases.json', { releases: growing(2) }, options);
    expect((await importContent('releases.json', { releases: growing(2) }, options)).rejected).toBe(0);
  }));
