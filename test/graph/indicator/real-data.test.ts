import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/ingest/source.ts';
import { anacSource } from '../../../src/ingest/sources/anac/source.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { type Answer, openGraph } from '../../graph.ts';
import { publishedData, withImport } from '../../ingest/with-import.ts';

/** Tenders looked at, and what is flagged of them, of each real data set that names losing bidders. */
const DATA_SETS: readonly (readonly [string, string, Source, number, Record<string, number>])[] = [
  [
    'Armenia',
    'ocds-sample-data/armenia',
    ocdsSource,
    100,
    { 'R003 TENDER': 13, 'R018 TENDER': 1, 'R025 TENDERER': 3, 'R036 TENDER': 1 },
  ],
  [
    'Ukraine in OCDS',
    'ocds-sample-data/ukraine',
    ocdsSource,
    9,
    { 'R003 TENDER': 5, 'R018 TENDER': 1, 'R030 TENDER': 2, 'R030 TENDERER': 2 },
  ],
  [
    'Ukraine in ProZorro’s own form',
    'prozorro-native',
    prozorroSource,
    15,
    {
      'R003 TENDER': 3,
      'R018 TENDER': 1,
      'R028 TENDER': 1,
      'R028 TENDERER': 2,
      'R036 TENDER': 4,
      'R058 TENDER': 1,
      'R058 TENDERER': 1,
    },
  ],
  ['Italy', 'avcp-italy', anacSource, 54, { 'WINNER_SHARE TENDERER': 1, 'BUYER_CONCENTRATION BUYER': 1 }],
];

describe.skipIf(!publishedData('prozorro-native'))('red flags on real data', () => {
  for (const [name, folder, source, tenders, expected] of DATA_SETS) {
    it(
      `are told of ${name}, and every result is flagged, clear, or says why not`,
      () =>
        withImport(source, async ({ database, importPaths }) => {
          await importPaths([publishedData(folder) as string]);
          const { graph, close } = openGraph(database);
          const { indicators } = await graph.query(
            `{ indicators(first: 100) {
              tenderCount complete totalCount
              counts { indicator { id } group flagged clear notApplicable reasons { count } }
              nodes { inputs { name } }
            } }`,
          );
          close();
          expect([indicators.tenderCount, indicators.complete]).toEqual([tenders, true]);
          const flagged: Record<string, number> = {};
          for (const count of indicators.counts) {
            if (count.flagged > 0) flagged[`${count.indicator.id} ${count.group}`] = count.flagged;
            const excused = count.reasons.reduce((sum: number, reason: Answer) => sum + reason.count, 0);
            expect(excused).toBe(count.notApplicable);
            const judged = count.flagged + count.clear + count.notApplicable;
            if (count.group === 'TENDER') expect(judged).toBe(tenders);
          }
          expect(flagged).toEqual(expected);
          expect(indicators.nodes.every(({ inputs }: Answer) => inputs.length > 0)).toBe(true);
        }),
      30_000,
    );
  }
});
