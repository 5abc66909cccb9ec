import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { type Answer, openGraph } from '../../graph.ts';
import { publishedData, withImport } from '../../ingest/with-import.ts';
import { settingsOf } from './cardinal-settings.ts';

const EXAMPLES = publishedData('ocds-edge/cardinal-rs-docs');

interface Example {
  readonly settings: string;
  readonly input: string;
  readonly output: Record<string, Record<string, Record<string, number>>>;
}

const expected: Record<string, Example[]> = EXAMPLES
  ? JSON.parse(readFileSync(join(EXAMPLES, 'expected.json'), 'utf8'))
  : {};

const CARDINALS_GROUPS: Readonly<Record<string, string>> = {
  TENDER: 'OCID',
  BUYER: 'Buyer',
  PROCURING_ENTITY: 'ProcuringEntity',
  TENDERER: 'Tenderer',
};

const FLAGGED = `query($ids: [IndicatorId!], $settings: IndicatorSettings) {
  indicators(ids: $ids, settings: $settings, first: 100) {
    complete
    totalCount
    counts { indicator { id } group flagged }
    nodes { indicator { id } group value tender { identifiers { value } } organisation { name } }
  }
}`;

/** The flags as Cardinal prints them: by group, then identifier, then code. */
async function flagsOf(
  database: Parameters<typeof openGraph>[0],
  variables: Record<string, unknown>,
): Promise<{ flags: Example['output']; answer: Answer }> {
  const { graph, close } = openGraph(database);
  const { indicators } = await graph.query(FLAGGED, variables);
  close();
  const flags: Example['output'] = {};
  for (const { indicator, group, value, tender, organisation } of indicators.nodes) {
    const name = CARDINALS_GROUPS[group] as string;
    const subject = tender ? tender.identifiers[0].value : organisation.name;
    flags[name] ??= {};
    flags[name][subject] = { ...flags[name][subject], [indicator.id]: value };
  }
  return { flags, answer: indicators };
}

/** The settings file of an example. `settings.ini`, which is not there, has every indicator on and nothing set. */
function settingsFile(name: string): string {
  if (name !== 'settings.ini') return readFileSync(join(EXAMPLES as string, 'R', name), 'utf8');
  return Object.keys(expected)
    .map((code) => `[${code}]`)
    .join('\n');
}

describe.skipIf(!EXAMPLES)(
  `Cardinal’s worked examples${EXAMPLES ? '' : ' (skipped: the data is not there)'}`,
  () => {
    for (const [code, examples] of Object.entries(expected)) {
      for (const { settings, input, output } of examples) {
        it(`come out as Cardinal prints them: ${code} on ${input} with ${settings}`, () =>
          withImport(ocdsSource, async ({ database, importPaths }) => {
            await importPaths([join(EXAMPLES as string, 'R', input)]);
            const { ids, settings: given } = settingsOf(settingsFile(settings));
            const { flags, answer } = await flagsOf(database, { ids, settings: given });
            expect(ids).toContain(code);
            expect(flags).toEqual(output);
            expect(answer.complete).toBe(true);
            const counted = answer.counts.reduce((sum: number, each: Answer) => sum + each.flagged, 0);
            expect(counted).toBe(answer.totalCount);
          }));
      }
    }

    it('are of all the indicators that Cardinal shares with Greffe', () => {
      expect(Object.keys(expected).sort()).toEqual([
        'R003',
        'R018',
        'R024',
        'R025',
        'R028',
        'R030',
        'R035',
        'R036',
        'R038',
        'R048',
        'R058',
      ]);
    });
  },
);
