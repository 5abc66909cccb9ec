import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { rowsWithoutStamps } from '../graph-of.ts';
import { type TestImport, withImport } from '../with-import.ts';
import { type Json, OCID, party, reference } from './ocds-graph.ts';

const alder = party(1, 'Alder', ['supplier']);
const birch = party(2, 'Birch', ['supplier']);
const town = party(3, 'Town of Example', ['buyer']);

const gbp = (amount: number): Json => ({ amount, currency: 'GBP' });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof(value, value, fc.constant(null), fc.constant(undefined));

const award: fc.Arbitrary<Json> = fc.record({
  id: fc.constantFrom('a1', 'a2'),
  status: maybe(fc.constantFrom('active', 'pending', 'cancelled', 'unsuccessful', 'Adjudicado')),
  date: maybe(fc.constantFrom('2024-02-01', '2024-03-01')),
  value: maybe(fc.constantFrom(100, 200).map(gbp)),
  suppliers: maybe(fc.constantFrom([reference(alder)], [reference(birch)], [])),
  relatedLots: maybe(fc.constantFrom(['L1'], ['L1', 'L2'])),
});

const contract: fc.Arbitrary<Json> = fc.record({
  id: fc.constantFrom('c1', 'c2'),
  awardID: maybe(fc.constantFrom('a1', 'a3')),
  status: maybe(fc.constantFrom('active', 'cancelled', 'pending', 'Registrado')),
  value: maybe(fc.constantFrom(90, 210).map(gbp)),
  suppliers: maybe(fc.constant([reference(birch)])),
});

const bid: fc.Arbitrary<Json> = fc.record({
  id: fc.constantFrom('b1', 'b2'),
  status: maybe(fc.constantFrom('valid', 'withdrawn', 'disqualified')),
  tenderers: fc.constantFrom([reference(alder)], [reference(birch)]),
  value: maybe(fc.constantFrom(100, 150).map(gbp)),
  relatedLots: maybe(fc.constantFrom(['L1'], ['L1', 'L2'])),
});

const tender: fc.Arbitrary<Json> = fc.record({
  title: maybe(fc.constantFrom('Paths', 'Cycle paths')),
  status: maybe(fc.constantFrom('planned', 'active', 'complete', 'cancelled', 'Evaluación')),
  value: maybe(fc.constantFrom(800, 900).map(gbp)),
  tenderPeriod: maybe(
    fc.record({
      startDate: maybe(fc.constant('2024-01-02T00:00:00Z')),
      endDate: maybe(fc.constant('2024-02-01')),
    }),
  ),
  lots: maybe(fc.constant([{ id: 'L1' }, { id: 'L2', status: 'cancelled' }])),
  numberOfTenderers: maybe(fc.constantFrom(1, 2, 3)),
});

const release: fc.Arbitrary<Json> = fc.record({
  ocid: fc.constant(OCID),
  id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  date: fc.constantFrom(
    '2024-01-01T10:00:00Z',
    '2024-02-01T10:00:00Z',
    '2024-02-01T23:30:00-05:00',
    '2024-02-02T01:00:00Z',
    '2024-04-01',
  ),
  tag: fc.subarray(['planning', 'tender', 'award', 'contractAmendment', 'tenderCancellation', 'compiled'], {
    maxLength: 2,
  }),
  parties: fc.constant([alder, birch, town]),
  buyer: maybe(fc.constant(reference(town))),
  tender: maybe(tender),
  awards: maybe(fc.array(award, { maxLength: 3 })),
  contracts: maybe(fc.array(contract, { maxLength: 2 })),
  bids: maybe(fc.record({ details: maybe(fc.array(bid, { maxLength: 2 })) })),
});

/** Releases that each stand at a place of their own. */
const releases: fc.Arbitrary<Json[]> = fc
  .uniqueArray(release, { minLength: 2, maxLength: 6, selector: ({ id }) => id })
  .map((list) => list.map(withoutUndefined));

function withoutUndefined(value: Json): Json {
  return JSON.parse(JSON.stringify(value));
}

/** What a database has after files with these releases were imported one after another. */
async function imported<R>(files: readonly (readonly Json[])[], use: (given: TestImport) => R): Promise<R> {
  let result: R | undefined;
  await withImport(ocdsSource, async (given) => {
    for (const [position, content] of files.entries()) {
      if (content.length === 0) continue;
      const summary = await given.importContent(`${position}.json`, { releases: content }, { force: true });
      expect(summary).toMatchObject({ rejected: 0, documents: content.length });
    }
    result = use(given);
  });
  return result as R;
}

const graphIn = ({ database }: TestImport) => dumpGraph(database);
const runs = { numRuns: 15 };

const DAYS = ['2024-01-01', '2024-02-01', '2024-02-02', '2024-04-01'];

/** What is visible as known on a day: claims by what they say, with nothing that later releases gave. */
const knownOn =
  (day: string) =>
  ({ rows }: TestImport) =>
    rows(
      'SELECT DISTINCT hex(c.key) AS key, c.kind, v.event, v.date, w.value_minor FROM claims c LEFT JOIN tender_events v ON v.id = c.id LEFT JOIN valuations w ON w.id = c.id JOIN evidence e ON e.claim_id = c.id WHERE e.known_from <= ? AND (e.known_until IS NULL OR e.known_until > ?)',
      day,
      day,
    )
      .map(({ kind, event, date, value_minor }) => JSON.stringify([kind, event, date, value_minor]))
      .sort();

describe('releases of a process', () => {
  it('give the same graph in any order and in any batches', async () => {
    const arranged = releases.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
    );
    await fc.assert(
      fc.asyncProperty(arranged, async ([list, shuffled, cut]) => {
        const together = await imported([list], graphIn);
        const apart = shuffled.map((each) => [each]);
        expect(await imported(apart, graphIn)).toEqual(together);
        expect(await imported([shuffled.slice(0, cut), shuffled.slice(cut)], graphIn)).toEqual(together);
      }),
      runs,
    );
  });

  it('change nothing when they come again', async () => {
    await fc.assert(
      fc.asyncProperty(releases, async (list) => {
        const once = await imported([list], ({ database }) => rowsWithoutStamps(database));
        const again = await imported([list, list.toReversed(), ...list.map((each) => [each])], (given) =>
          rowsWithoutStamps(given.database),
        );
        expect(again).toEqual(once);
      }),
      runs,
    );
  });

  it('answer of a day as a database without later releases does', async () => {
    await fc.assert(
      fc.asyncProperty(releases, fc.constantFrom(...DAYS), async (list, day) => {
        const earlier = list.filter(({ date }) => date.slice(0, 10) <= day);
        expect(await imported([list], knownOn(day))).toEqual(await imported([earlier], knownOn(day)));
      }),
      runs,
    );
  });

  it('leave a graph in which all that is derived is as derived anew', async () => {
    await fc.assert(
      fc.asyncProperty(releases, async (list) => {
        const apart = list.map((each) => [each]);
        expect(await imported(apart, (given) => given.problems())).toEqual([]);
      }),
      runs,
    );
  });
});
