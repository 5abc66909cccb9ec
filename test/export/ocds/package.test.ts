import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ocdsFormat } from '../../../src/export/ocds/format.ts';
import { anacSource } from '../../../src/ingest/sources/anac/source.ts';
import { eformsSource } from '../../../src/ingest/sources/eforms/source.ts';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { batch } from '../../db/graph-arbitrary.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { notice, organisation, tender } from '../../db/sample-records.ts';
import { withGraph } from '../../graph.ts';
import { publishedData, withImport } from '../../ingest/with-import.ts';
import { exported } from '../exported.ts';
import { createValidator, type Json, packageOf, problemsOf } from './ocds-package.ts';
import { DEFINITIONS } from './release-package-schema.ts';

const BID_EXTENSION = fileURLToPath(
  new URL('../../../../shared/data/ocds-edge/ocds_bid_extension/release-schema.json', import.meta.url),
);

describe('a release package', () => {
  it('is valid and says what it is', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const releasePackage = packageOf(graph.database);
      expect(problemsOf(releasePackage)).toEqual([]);
      expect(releasePackage).toMatchObject({
        uri: 'urn:greffe:export:ocds:2026-03-01',
        version: '1.1',
        publishedDate: '2026-03-01T00:00:00Z',
        publisher: { name: 'Greffe' },
      });
      expect(releasePackage.releases).toHaveLength(2);
    });
  });

  it('is valid whatever the graph holds', () => {
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 3 }), (batches) => {
        withDatabase((database) => expect(problemsOf(packageOf(database))).toEqual([]), ...batches);
      }),
      { numRuns: 40 },
    );
  });

  it('would be found invalid with a member that the standard has not', () => {
    const release = {
      ocid: 'a',
      id: 'a',
      date: '2026-01-01T00:00:00Z',
      tag: ['compiled'],
      initiationType: 'tender',
    };
    const around = {
      uri: 'urn:a:b',
      version: '1.1',
      publishedDate: '2026-01-01T00:00:00Z',
      publisher: { name: 'Greffe' },
    };
    expect(problemsOf({ ...around, releases: [release] })).toEqual([]);
    expect(problemsOf({ ...around, releases: [{ ...release, date: '2026-01-01' }] })).toHaveLength(1);
    expect(problemsOf({ ...around, releases: [{ ...release, bid: {} }] })).toHaveLength(1);
  });

  it('is valid without a release', () => {
    withDatabase((database) => {
      const releasePackage = packageOf(database);
      expect(problemsOf(releasePackage)).toEqual([]);
      expect(releasePackage.releases).toEqual([]);
    });
  });

  it('has one release a line between the first and the last, and counts what it holds', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const { text, counts } = exported(graph.database, ocdsFormat);
      const lines = text.trimEnd().split('\n').slice(1, -1);
      const ocids = lines.map((line) => JSON.parse(line.replace(/,$/, '')).ocid);
      expect(ocids).toEqual(['greffe-hdh-transitional-hosting', 'greffe-hdh-sovereign-hosting']);
      expect(counts).toEqual({ tenders: 2, bids: 0, awards: 0, parties: 2, leftOutBids: 4 });
    });
  });

  it('holds the tenders of a filter alone, and has an address of its own for each filter', async () => {
    await withGraph((graph) => {
      graph.importSeed();
      const cancelled = packageOf(graph.database, { status: ['CANCELLED'] });
      expect(cancelled.releases.map(({ tender: { status } }: Json) => status)).toEqual(['cancelled']);
      expect(cancelled.uri).toMatch(/^urn:greffe:export:ocds:2026-03-01:[0-9a-f]{32}$/);
    });
  });

  it('keeps every character of a text', () => {
    const name = 'a"b\\c\u0001\u2028\u{1F600} <é>';
    const nodes = [notice, tender({ name }), organisation('atos', { name })];
    withDatabase((database) => expect(packageOf(database).releases[0].tender.title).toBe(name), { nodes });
  });
});

const PUBLISHED = [
  ['avcp-italy', anacSource, 54],
  ['ted-eforms-2024-2026', eformsSource, 47],
  ['prozorro-native', prozorroSource, 15],
] as const;

describe('release packages of what was published in other forms', () => {
  for (const [folder, source, tenders] of PUBLISHED) {
    const path = publishedData(folder);
    it.skipIf(path === undefined)(`are valid: ${folder}`, async () => {
      await withImport(source, async ({ database, importPaths }) => {
        await importPaths([path as string]);
        const releasePackage = packageOf(database);
        expect(problemsOf(releasePackage)).toEqual([]);
        expect(releasePackage.releases.length).toBeGreaterThanOrEqual(tenders);
      });
    });
  }

  it.skipIf(!existsSync(BID_EXTENSION))('have bids as the schema of the bid extension has them', async () => {
    const { Statistic, Bid, SimpleIdentifier } = JSON.parse(readFileSync(BID_EXTENSION, 'utf8')).definitions;
    const others = { Document: {}, Period: {}, Item: {} };
    const validate = createValidator().compile({
      definitions: { ...others, ...DEFINITIONS, Statistic, Bid, SimpleIdentifier },
      type: 'object',
      properties: {
        statistics: { type: 'array', items: { $ref: '#/definitions/Statistic' } },
        details: { type: 'array', items: { $ref: '#/definitions/Bid' } },
      },
    });
    await withImport(prozorroSource, async ({ database, importPaths }) => {
      await importPaths([publishedData('prozorro-native') as string]);
      const sections = packageOf(database).releases.flatMap(({ bids }: Json) => bids ?? []);
      expect(sections.length).toBeGreaterThan(10);
      expect(sections.filter((bids: Json) => !validate(bids))).toEqual([]);
    });
  });
});
