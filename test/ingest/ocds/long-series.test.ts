import { expect, it } from 'vitest';
import { SERIES_LIMITS } from '../../../src/ingest/series-limit.ts';
import type { PartwiseSource, Source } from '../../../src/ingest/source.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { type Json, OCID, party, reference, release } from './ocds-graph.ts';

/** Releases of one process, each with one award more than those before it. */
function growing(count: number, supplierOf = (index: number) => index): Json[] {
  return Array.from({ length: count }, (_, index) => {
    const number = supplierOf(index);
    const supplier = party(number, `Supplier ${number}`, ['supplier']);
    const date = new Date(Date.UTC(2024, 0, 1 + index)).toISOString();
    const award = { id: `a${index}`, status: 'active', date, suppliers: [reference(supplier)] };
    return release({ id: String(index), date, tag: ['award'], parties: [supplier], awards: [award] });
  });
}

/** The source, which tells how many claims each document states, those that stood there before it included. */
function counting(claims: number[]): Source {
  const partwise = ocdsSource.partwise as PartwiseSource;
  return {
    ...ocdsSource,
    partwise: {
      ...partwise,
      state(...given) {
        const stated = partwise.state(...given);
        claims.push(stated.records.claims.length + (stated.formerly?.claims.length ?? 0));
        return stated;
      },
    },
  };
}

it.for([
  ['suppliers of their own', (index: number) => index],
  ['a few suppliers', (index: number) => index % 5],
] as const)('states as many claims for the last award as for one of the first: %s', ([, supplierOf]) => {
  const claims: number[] = [];
  return withImport(counting(claims), async ({ importContent, values, problems }) => {
    await importContent('releases.json', { releases: growing(300, supplierOf) });
    expect(Math.max(...claims.slice(250))).toBeLessThanOrEqual(Math.max(...claims.slice(50, 100)));
    expect(Math.max(...claims.slice(50))).toBeLessThan(60);
    expect(values("SELECT count(*) FROM tender_events WHERE event = 'WON'")).toEqual([300]);
    expect(problems()).toEqual([]);
  });
});

it('states few claims for a release that comes in late', () => {
  const claims: number[] = [];
  return withImport(counting(claims), async ({ importContent, values }) => {
    const all = growing(120);
    await importContent('releases.json', { releases: all.toSpliced(60, 1) });
    claims.length = 0;
    await importContent('late.json', { releases: all.slice(60, 61) });
    const [first = 0, ...later] = claims;
    // The first is read with all that stands before it.
    expect(first).toBeGreaterThan(150);
    expect(later).toHaveLength(59);
    expect(Math.max(...later)).toBeLessThan(30);
    expect(values("SELECT count(*) FROM tender_events WHERE event = 'WON'")).toEqual([120]);
  });
});

it('refuses documents of a series that would state again more than is bounded, and says so', () =>
  withImport(ocdsSource, async ({ importContent, rejects, values, problems }) => {
    const options = { seriesLimits: { ...SERIES_LIMITS, statements: 2_000 }, batchDocuments: 10 };
    // An award that names its bid makes each release state all that goes on.
    const releases = growing(60);
    releases[0].awards[0].relatedBids = ['b1'];
    const { rejected } = await importContent('releases.json', { releases }, options);
    // Of each award its bid, that it was made and won, and that no amount is told.
    const [claims, documents] = [(4 * (40 * 41)) / 2, 40];
    expect(rejected).toBe(60 - documents);
    expect(rejects()[0]).toBe(
      `/releases/${documents}: the documents of the series "ocds:${OCID}" have stated ${claims} claims in this import, each all that goes on of the ${documents} before it: at most 2000 are stated`,
    );
    expect(values("SELECT count(*) FROM tender_events WHERE event = 'WON'")).toEqual([documents]);
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

it('takes back what a release no longer says that stands twice, with two texts, in the first file of its process', () =>
  withImport(ocdsSource, async ({ importContent, rows, problems }) => {
    const valued = (id: string, amount: number, title: string) =>
      release({
        id,
        date: `2024-05-0${id}T10:00:00Z`,
        tender: { title, value: { amount, currency: 'EUR' } },
      });
    const releases = [valued('1', 100, 'Paths'), valued('2', 120, 'Paths'), valued('2', 120, 'Cycle paths')];
    await importContent('releases.json', { releases });
    expect(rows('SELECT value_minor AS minor, withdrawn FROM valuations ORDER BY minor')).toEqual([
      { minor: 10_000, withdrawn: 1 },
      { minor: 12_000, withdrawn: 0 },
    ]);
    expect(problems()).toEqual([]);
  }));
