import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { type Answer, openGraph } from '../../graph.ts';
import { withImport } from '../../ingest/with-import.ts';

const CASES = fileURLToPath(new URL('../../../../shared/cases/derived-facts/cardinal', import.meta.url));
const isThere = existsSync(CASES);

/** By indicator, the ends of the OCIDs that Cardinal flags. */
const expected: Record<string, string[]> = isThere
  ? JSON.parse(readFileSync(join(CASES, 'expected.json'), 'utf8'))
  : {};

/** What Greffe does not flag, and says so in the indicator's definition, its difference or what it excludes. */
const DIFFERING: Readonly<Record<string, readonly string[]>> = {
  // Prices of zero are left out.
  R028: ['eq7'],
  // More bidders are named than were counted; the tender was cancelled.
  R018: ['one6', 'one7'],
  // A pending bid counts as valid.
  R035: ['d4'],
  // Moments are compared as moments: the offset of this one puts it before the deadline.
  R030: ['t3'],
};

/** What Cardinal flags by its source too, and the list lacks. */
const LACKING: Readonly<Record<string, readonly string[]>> = { R024: ['g12'] };

/** The thresholds that the cases stand beside. */
const SETTINGS = { r024: { threshold: 0.05 }, r058: { threshold: 0.5 } };

const FLAGGED = `query ($ids: [IndicatorId!], $settings: IndicatorSettings) {
  indicators(ids: $ids, settings: $settings, first: 100) {
    nodes { group tender { identifiers { value } } }
  }
}`;

describe.skipIf(!isThere)('the flags of Cardinal on cases of its rules', () => {
  for (const [id, ocids] of Object.entries(expected)) {
    it(`are those of ${id}`, () =>
      withImport(ocdsSource, async ({ database, importPaths }) => {
        const file = readdirSync(CASES).find((name) => name.includes(id.toLowerCase())) as string;
        await importPaths([join(CASES, file)]);
        const { graph, close } = openGraph(database);
        const { indicators } = await graph.query(FLAGGED, { ids: [id], settings: SETTINGS });
        close();
        const found = indicators.nodes
          .filter(({ group }: Answer) => group === 'TENDER')
          .map(({ tender }: Answer) => tender.identifiers[0].value.replace(/.*-/, ''));
        const differing = DIFFERING[id] ?? [];
        const flagged = [...ocids, ...(LACKING[id] ?? [])];
        expect(found.sort()).toEqual(flagged.filter((ocid) => !differing.includes(ocid)).sort());
      }));
  }
});
