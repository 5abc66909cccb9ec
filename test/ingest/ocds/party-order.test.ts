import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { withImport } from '../with-import.ts';
import { type Json, OCID } from './ocds-graph.ts';

/** What is claimed of whom. What organisations are called may also come from a release that was read before its predecessors. */
async function claimedIn(files: readonly (readonly Json[])[]): Promise<unknown> {
  let claimed: unknown;
  await withImport(ocdsSource, async ({ importContent, database, problems }) => {
    for (const [position, releases] of files.entries()) {
      if (releases.length > 0) await importContent(`${position}.json`, { releases }, { force: true });
    }
    expect(problems()).toEqual([]);
    const { claims, edges } = dumpGraph(database);
    claimed = { claims, edges };
  });
  return claimed;
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 2, arbitrary: value }, fc.constant(undefined));
const number = (id: string): Json => ({ scheme: 'XB-REG', id });

/** Ids that are a number of a register, that stand beside one, or that are all there is. */
const IDENTITIES: readonly Json[] = [
  { id: 'XB-REG-1' },
  { id: 'XB-REG-1', identifier: number('1') },
  { id: 'XB-REG-2' },
  { id: 'XB-REG-2', identifier: number('2') },
  { id: 'other-1', identifier: number('1') },
  { id: 'other-3', identifier: number('3') },
  { id: 'other-4' },
];

const name = fc.constantFrom('Alpha', 'Alpha Ltd', 'Beta');

const party: fc.Arbitrary<Json> = fc
  .record({
    identity: fc.constantFrom(...IDENTITIES),
    name,
    address: maybe(fc.constantFrom({ countryName: 'France' }, { countryName: 'Spain' })),
  })
  .map(({ identity, ...rest }) => ({ ...identity, ...rest, roles: ['supplier'] }));

const award: fc.Arbitrary<Json> = fc.record({
  id: fc.constantFrom('a1', 'a2'),
  status: fc.constant('active'),
  suppliers: fc
    .record({ id: fc.constantFrom(...IDENTITIES.map(({ id }) => id)), name: maybe(name) })
    .map((supplier) => [supplier]),
});

const release: fc.Arbitrary<Json> = fc.record({
  ocid: fc.constant(OCID),
  tag: fc.constant(['award']),
  parties: maybe(fc.uniqueArray(party, { minLength: 1, maxLength: 2, selector: ({ id }) => id })),
  awards: maybe(award.map((one) => [one])),
});

const arranged = fc
  .array(release, { minLength: 2, maxLength: 4 })
  .map((list) => list.map((each, index) => dated(each, index)))
  .chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
  );

function dated(release: Json, index: number): Json {
  const date = new Date(Date.UTC(2024, 1, 1 + 3 * index, 10)).toISOString();
  return JSON.parse(JSON.stringify({ ...release, id: String(index), date }));
}

const listed = { id: 'XB-REG-2', name: 'Beta', roles: ['supplier'] };
const awardTo = (supplier: Json): Json => ({
  awards: [{ id: 'a1', status: 'active', suppliers: [supplier] }],
});

/** The first release tells of two of one name, the second lists one of them by another. */
const NAMESAKES: readonly Json[] = [
  { parties: [listed], ...awardTo({ id: 'XB-REG-1', name: 'Beta' }) },
  {
    parties: [{ id: 'XB-REG-1', name: 'Alpha', roles: ['supplier'] }, listed],
    awards: [{ id: 'a2', status: 'active', suppliers: [{ id: 'XB-REG-2' }] }],
  },
].map((members, index) => dated({ ocid: OCID, tag: ['award'], ...members }, index));

it('claims the same of the same organisations in whatever order releases come that name and number parties differently', async () => {
  await fc.assert(
    fc.asyncProperty(arranged, async ([releases, shuffled, cut]) => {
      const claimed = await claimedIn([releases]);
      expect(await claimedIn([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(claimed);
    }),
    { numRuns: 30, examples: [[[[...NAMESAKES], NAMESAKES.toReversed(), 1]]] },
  );
});

it.each([
  ['its own number in the same register apart', { id: 'XB-REG-1', name: 'Beta' }, ['XB-REG 1', 'XB-REG 2']],
  ['a number in another register with it', { id: 'XC-REG-1', name: 'Beta' }, ['XB-REG 2 XC-REG 1']],
  ['no number with it', { id: '7', name: 'Beta' }, ['XB-REG 2']],
])('keeps a reference without a party that has the name of one and %s', async (_, supplier, expected) => {
  await withImport(ocdsSource, async ({ importContent, values }) => {
    const one = { ocid: OCID, id: '1', date: '2024-02-01T10:00:00Z', tag: ['award'] };
    await importContent('1.json', { releases: [{ ...one, parties: [listed], ...awardTo(supplier) }] });
    const numbers = values(
      `SELECT group_concat(scheme || ' ' || value, ' ' ORDER BY scheme, value) AS numbers
       FROM identifiers JOIN organisations o ON o.id = node_id GROUP BY node_id ORDER BY numbers`,
    );
    expect(numbers).toEqual(expected);
  });
});
