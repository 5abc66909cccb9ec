import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/ingest/json-value.ts';
import type { PartwiseSource, Source } from '../../../src/ingest/source.ts';
import { Narrowing } from '../../../src/ingest/sources/ocds/narrow/narrowing.ts';
import { foldProcess, type ProcessState } from '../../../src/ingest/sources/ocds/process-state.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { dumpGraph } from '../../db/graph-dump.ts';
import { withImport } from '../with-import.ts';
import { type Json, OCID, party, reference } from './ocds-graph.ts';

const { state: stateProcess } = ocdsSource.partwise as PartwiseSource<ProcessState>;

/** How many releases were read with only what they may change. */
interface Count {
  narrowed: number;
}

/** The source, which counts; or one that reads the whole state after every release. */
function counting(count: Count, isWhole = false): Source {
  class Blind extends Narrowing {
    override follow(): undefined {
      return undefined;
    }
  }
  const partwise: PartwiseSource<ProcessState> = {
    fold(former, text: JsonObject) {
      const state = foldProcess(former, text);
      return isWhole ? { ...state, narrowing: new Blind() } : state;
    },
    state(state, document, file) {
      const part = stateProcess(state, document, file);
      if (part.formerly !== undefined) count.narrowed++;
      return part;
    },
  };
  return { ...ocdsSource, partwise: partwise as PartwiseSource };
}

/** Checks that narrowed releases state what whole ones do; counts those that are narrowed. */
async function expectAlike(files: readonly (readonly Json[])[], count: Count): Promise<void> {
  const whole = await graphOf(counting({ narrowed: 0 }, true), files);
  expect(await graphOf(counting(count), files)).toEqual(whole);
}

async function graphOf(source: Source, files: readonly (readonly Json[])[]): Promise<unknown> {
  let graph: unknown;
  await withImport(source, async ({ importContent, database, problems }) => {
    for (const [position, releases] of files.entries()) {
      if (releases.length === 0) continue;
      await importContent(`${position}.json`, { releases }, { force: true });
    }
    expect(problems()).toEqual([]);
    graph = dumpGraph(database);
  });
  return graph;
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: value }, fc.constant(undefined));
const eur = (amount: number): Json => ({ amount, currency: 'EUR' });

const SUPPLIERS = 24;
const AWARDS = 40;
const listed = fc.nat(SUPPLIERS - 1).map((number) => party(number, `Supplier ${number}`, ['supplier']));
const odd: fc.Arbitrary<Json> = fc.oneof(
  listed.map((one) => ({ ...one, name: `${one.name} Ltd` })),
  listed.map(({ id, name }) => ({ id, name, roles: ['supplier'], address: { countryName: 'France' } })),
  fc.constantFrom('France', 'Spain').map((countryName) => ({
    id: `XB-REG-${countryName}`,
    name: `Town in ${countryName}`,
    roles: ['buyer'],
    address: { countryName },
  })),
  fc.nat(5).map((number) => ({ id: `other-${number}`, name: `Supplier ${number}`, roles: ['tenderer'] })),
  fc.constant({ id: 'none', name: 'N/A' }),
);
const parties = fc.oneof({ weight: 8, arbitrary: listed }, { weight: 1, arbitrary: odd });
const suppliers = fc.oneof(
  { weight: 20, arbitrary: listed.map((one) => [reference(one)]) },
  { weight: 1, arbitrary: fc.tuple(listed, listed).map((two) => two.map(reference)) },
  { weight: 1, arbitrary: odd.map((one) => [reference(one)]) },
  { weight: 1, arbitrary: listed.map(({ name }) => [{ name }]) },
);

const ordinary = fc.constantFrom('active', 'active', 'active', 'pending', 'cancelled');

function awardOf(status: fc.Arbitrary<string>, lots: boolean): fc.Arbitrary<Json> {
  return fc.record({
    id: fc.nat(AWARDS + 5).map((number) => `a${number}`),
    status: maybe(status),
    date: maybe(fc.constantFrom('2024-02-01', '2024-03-01', '2024-03-02', '2024-13-01')),
    value: maybe(fc.constantFrom(100, 200, 300).map(eur)),
    suppliers: maybe(suppliers),
    relatedLots: lots ? maybe(fc.constantFrom(['L1'], ['L2'], ['L1', 'L2'])) : fc.constant(undefined),
    items: maybe(
      fc
        .constantFrom('45000000', '45233000', '?')
        .map((id) => [{ id: '1', classification: { scheme: 'CPV', id } }]),
    ),
  });
}

const contract: fc.Arbitrary<Json> = fc.record({
  id: fc.nat(9).map((number) => `c${number}`),
  awardID: fc.nat(AWARDS + 5).map((number) => `a${number}`),
  status: maybe(fc.constantFrom('active', 'cancelled', 'pending')),
  value: maybe(fc.constantFrom(90, 210).map(eur)),
});

const tender: fc.Arbitrary<Json> = fc.record({
  title: maybe(fc.constantFrom('Call-offs', 'Framework call-offs')),
  status: maybe(fc.constantFrom('active', 'complete')),
  tenderPeriod: maybe(fc.constant({ startDate: '2024-01-02T00:00:00Z', endDate: '2024-02-15' })),
  numberOfTenderers: maybe(fc.nat(7)),
  tenderers: maybe(fc.uniqueArray(listed, { maxLength: 2, selector: ({ id }) => id })),
  procuringEntity: maybe(fc.constant({ id: 'XB-REG-9', name: 'Town of Example' })),
});

interface Kind {
  readonly statuses: fc.Arbitrary<string>;
  readonly lots: boolean;
  readonly contracts: boolean;
}

/** A long process of which each release speaks of a few awards. */
function processOf({ statuses, lots, contracts }: Kind): fc.Arbitrary<Json[]> {
  const award = awardOf(statuses, lots);
  const release = fc.record({
    ocid: fc.constant(OCID),
    tag: fc.constantFrom(['award'], ['award', 'contract'], ['contractAmendment'], ['tender']),
    parties: maybe(fc.uniqueArray(parties, { minLength: 1, maxLength: 2, selector: ({ id }) => id })),
    tender: maybe(tender),
    awards: maybe(fc.uniqueArray(award, { minLength: 1, maxLength: 2, selector: ({ id }) => id })),
    contracts: contracts ? maybe(fc.array(contract, { maxLength: 1 })) : fc.constant(undefined),
  });
  const base = fc.record({
    ocid: fc.constant(OCID),
    tag: fc.constant(['tender', 'award']),
    parties: fc.constant(
      Array.from({ length: SUPPLIERS }, (_, number) => party(number, `Supplier ${number}`, ['supplier'])),
    ),
    tender: fc.constant({ status: 'active', ...(lots && { lots: [{ id: 'L1' }, { id: 'L2' }] }) }),
    awards: fc.uniqueArray(award, { minLength: AWARDS - 10, maxLength: AWARDS, selector: ({ id }) => id }),
  });
  return fc
    .tuple(base, fc.array(release, { minLength: 5, maxLength: 12 }))
    .map(([first, rest]) =>
      [first, ...rest].map((each, index) =>
        JSON.parse(JSON.stringify({ ...each, id: `${index}`, date: dateOf(index) })),
      ),
    );
}

function dateOf(index: number): string {
  return new Date(Date.UTC(2024, 1, 1 + 3 * index, 10)).toISOString();
}

const KINDS: Readonly<Record<string, Kind>> = {
  'awards alone': { statuses: ordinary, lots: false, contracts: false },
  'awards of lots': { statuses: ordinary, lots: true, contracts: false },
  'awards and contracts': { statuses: ordinary, lots: true, contracts: true },
  'awards that fail': {
    statuses: fc.constantFrom('active', 'active', 'unsuccessful', 'Adjudicado'),
    lots: true,
    contracts: false,
  },
};

/** A process of many suppliers with an award each, after some to one supplier; then a release that has some of these corrected. */
function correctedOf(former: readonly Json[], corrected: readonly Json[]): Json[] {
  const own = Array.from({ length: AWARDS }, (_, number) => awardTo(`own-${number}`, 10 + number));
  const of = (awards: readonly Json[], index: number, tag: string) => ({
    ocid: OCID,
    id: `${index}`,
    date: dateOf(index),
    tag: [tag],
    awards,
  });
  // The first release after one that is read whole is narrowed.
  return [of([...former, ...own], 0, 'tender'), of([own[0]], 1, 'award'), of(corrected, 2, 'award')];
}

function awardTo(id: string, number: number, members: Json = {}): Json {
  const supplier = reference(party(number, `Supplier ${number}`, ['supplier']));
  return { id, status: 'active', date: '2024-02-01', value: eur(100), suppliers: [supplier], ...members };
}

const SOME = ['a1', 'a2', 'a3', 'a4'];
const corrections = [
  [2, 3],
  [2, 4],
  [3, 4],
] as const;

interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

/** Checks that narrowed releases of a kind state what whole ones do, in their order and in any other; gives how many were narrowed. */
async function compareOf(kind: Kind, runs: Runs): Promise<number> {
  const count: Count = { narrowed: 0 };
  const arranged = processOf(kind).chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
  );
  await fc.assert(
    fc.asyncProperty(arranged, async ([releases, shuffled, cut]) => {
      await expectAlike([releases], count);
      await expectAlike([shuffled.slice(0, cut), shuffled.slice(cut)], count);
    }),
    { ...runs, endOnFailure: true },
  );
  return count.narrowed;
}

describe('a release that is read with only what it may change', () => {
  let narrowed = 0;
  it.for(Object.entries(KINDS))(
    'states what it would with all that goes on: %s',
    { timeout: 240_000 },
    async ([, kind]) => {
      narrowed += await compareOf(kind, { numRuns: 3 });
    },
  );

  it('contradicts a published number of bids as the whole does where awards name nobody who is listed', () =>
    compareOf(KINDS['awards that fail'] as Kind, { numRuns: 1, seed: 399_341_446 }));

  it.each(corrections)(
    'states that somebody bid whom %i of %i awards no longer name',
    async (corrected, all) => {
      const former = SOME.slice(0, all).map((id) => awardTo(id, 1));
      const count = { narrowed: 0 };
      await expectAlike(
        [
          correctedOf(
            former,
            SOME.slice(0, corrected).map((id) => awardTo(id, 2)),
          ),
        ],
        count,
      );
      expect(count.narrowed).toBeGreaterThan(0);
    },
  );

  it.each(corrections)('flags a date that %i of %i awards no longer have', async (corrected, all) => {
    const wrong = (id: string, index: number) => awardTo(id, 100 + index, { date: '2024-13-01' });
    const right = (id: string, index: number) => awardTo(id, 100 + index);
    const count = { narrowed: 0 };
    await expectAlike(
      [correctedOf(SOME.slice(0, all).map(wrong), SOME.slice(0, corrected).map(right))],
      count,
    );
    expect(count.narrowed).toBeGreaterThan(0);
  });

  it('is what most releases are', () => expect(narrowed).toBeGreaterThan(60));
});
