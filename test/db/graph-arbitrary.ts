import fc from 'fast-check';
import { EVIDENCE_STANDINGS, MODALITIES, STANCES } from '../../src/domain/claim.ts';
import { TENDER_STATUSES } from '../../src/domain/node.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { BID_STATUS, GROUPING, PARTY_ROLE, VALUATION_KIND } from '../../src/model/words/claim.ts';

const DAYS = ['2024-01-31', '2025-06-01', '2026-02-06'];
const DATES = ['2023', '2024-11', '2025-06-01', '2026-02-06T15:26:00Z'];
const NAMES = ['Œuvre SA', 'Oeuvre', 'ŒUVRE (Paris)', 'Œuvre\u{1F600}'];
const TEXTS = ['a', 'b', 'été'];

const day = fc.constantFrom(...DAYS);
const date = fc.constantFrom(...DATES);
const text = fc.constantFrom(...TEXTS);
const some = <T>(...values: T[]) => fc.subarray(values);
const word = <T>(words: readonly T[]) => fc.constantFrom(...words);

/** A record without the fields that are undefined: what was not stated is not there. */
function of<T>(model: Record<string, fc.Arbitrary<unknown>>, always: object): fc.Arbitrary<T> {
  return fc.record(model, { requiredKeys: [] }).map((fields) => ({
    ...always,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  })) as fc.Arbitrary<T>;
}

function node(ref: string, type: string, model: Record<string, fc.Arbitrary<unknown>>, always: object = {}) {
  return fc
    .tuple(
      of<object>({ description: text, aliases: some(...NAMES), ...model }, always),
      fc.constantFrom(...NAMES),
      day,
    )
    .map(
      ([fields, name, statedOn]) =>
        ({ ref, type, keys: [`k:${ref}`], ...fields, name, statedOn }) as NodeRecord,
    );
}

const organisation = (ref: string) =>
  node(
    ref,
    'ORGANISATION',
    {
      kind: fc.constantFrom('COMPANY', 'PUBLIC_BODY', 'OTHER'),
      country: fc.constantFrom('FR', 'DE'),
      headcountMin: fc.constantFrom(1, 50),
      headcountMax: fc.constantFrom(50, 199),
      areasServed: some('FR', 'DE', 'BE'),
      identifiers: some({ scheme: 'X-REG', value: ref }, { scheme: 'SIREN', value: 'wrong' }),
    },
    // Who buys first is decided by slug between two known on one day.
    { slug: `slug-${ref}` },
  );

const nodes = fc.tuple(
  organisation('o1'),
  organisation('o2'),
  organisation('o3'),
  node('t1', 'TENDER', {
    published: date,
    cpvs: some('72000000', '48000000'),
    places: some('FR101', 'FR'),
  }).chain((tender) =>
    of<object>({ title: text, description: text }, { number: '1' }).map(
      (lot) => ({ ...tender, lots: [lot] }) as NodeRecord,
    ),
  ),
  node('t2', 'TENDER', {
    publishedBidCount: fc.constantFrom(0, 3),
    procedure: fc.constantFrom('OPEN', 'OTHER'),
  }),
  node(
    'a1',
    'ARTICLE',
    { published: date, body: text, kind: fc.constantFrom('NEWS', 'OTHER') },
    { kind: 'OTHER' },
  ),
  node('a2', 'ARTICLE', { url: text }, { kind: 'REPORT' }),
  node('p1', 'PERSON', { givenName: text }),
  node('r1', 'REGULATION', { version: text }),
);

const evidence = fc.array(
  fc.oneof(
    of(
      { stance: word(STANCES), locator: text, note: text, attributedTo: fc.constant('o1') },
      { article: 'a1', standing: 'REPORTED' },
    ),
    fc.record({ article: fc.constant('a2'), standing: word(EVIDENCE_STANDINGS) }),
    fc.record({ knownFrom: day, note: text, standing: word(EVIDENCE_STANDINGS) }),
  ),
  { minLength: 1, maxLength: 2 },
);

const value = fc.oneof(
  fc.record({
    status: fc.constant('KNOWN'),
    amountMinor: fc.constantFrom(0, 100, 620_000_000),
    currency: fc.constant('EUR'),
  }),
  fc.record({ status: fc.constantFrom('UNKNOWN', 'WITHHELD', 'NOT_PUBLISHED') }),
);

function claim(model: Record<string, fc.Arbitrary<unknown>>, always: object): fc.Arbitrary<ClaimRecord> {
  const common = {
    key: word(['c1', 'c2']),
    modality: word(MODALITIES),
    note: text,
    validFrom: fc.constantFrom('2020', '2021-05'),
  };
  return fc
    .tuple(of<object>({ ...common, ...model }, always), evidence)
    .map(([fields, pieces]) => ({ ...fields, evidence: pieces }) as unknown as ClaimRecord);
}

const tender = fc.constantFrom('t1', 't2');
const anOrganisation = fc.constantFrom('o1', 'o2', 'o3');
const parties = fc.uniqueArray(fc.record({ organisation: anOrganisation, role: word(PARTY_ROLE.list) }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ organisation: ref }) => ref,
});

const claims: fc.Arbitrary<ClaimRecord>[] = [
  fc
    .tuple(
      tender,
      parties,
      claim({ value, rank: fc.constantFrom(1, 2), grouping: word(GROUPING.list) }, { kind: 'BID' }),
    )
    .map(([ref, list, bid]) => ({ ...bid, tender: ref, parties: list }) as ClaimRecord),
  tender.chain((ref) =>
    claim({ date, reason: text }, { kind: 'TENDER_EVENT', tender: ref, event: 'AWARDED' }),
  ),
  word(TENDER_STATUSES).chain((event) => claim({ date }, { kind: 'TENDER_EVENT', tender: 't1', event })),
  fc
    .tuple(tender, word(VALUATION_KIND.list), value, claim({ date }, { kind: 'VALUATION' }))
    .map(
      ([ref, valuation, amount, rest]) => ({ ...rest, tender: ref, valuation, value: amount }) as ClaimRecord,
    ),
  anOrganisation.chain((ref) =>
    claim({}, { kind: 'PROCUREMENT_ROLE', organisation: ref, tender: 't1', role: 'BUYER' }),
  ),
  claim({ reach: text }, { kind: 'SUBJECTION', organisation: 'o2', regulation: 'r1' }),
  claim({ host: fc.constant('o1'), service: text }, { kind: 'HOSTING', hosted: 'o3' }),
  claim(
    { shareMin: fc.constantFrom(0, 25_000), control: text },
    { kind: 'OWNERSHIP', owner: 'p1', owned: 'o1' },
  ),
  claim(
    {
      amounts: fc.constant([
        { label: 'value', qualifier: 'ABOUT', value: { amountMinor: 54, currency: 'EUR' } },
      ]),
    },
    { kind: 'ASSESSMENT', object: 'o1', aspect: 'adoption', finding: 'low' },
  ),
];

/** A bid, and an event that says what became of it. */
const bidWithEvent = fc
  .tuple(
    claim({ lot: fc.constant('1'), value }, { kind: 'BID', tender: 't1' }),
    parties,
    word(BID_STATUS.list).chain((event) => claim({ date }, { kind: 'TENDER_EVENT', tender: 't1', event })),
  )
  .map(([bid, list, event]) => [
    { ...bid, ref: 'b', parties: list } as ClaimRecord,
    { ...event, bid: 'b' } as ClaimRecord,
  ]);

/** One document's worth of records about a handful of nodes; any number of these may be written in any order. */
export const batch: fc.Arbitrary<GraphRecords> = fc
  .record({
    nodes: nodes.chain((list) => fc.shuffledSubarray(list, { minLength: list.length })),
    claims: fc.array(fc.oneof(...claims), { maxLength: 6 }),
    bid: fc.option(bidWithEvent, { nil: [] }),
    mentions: fc.array(
      of<GraphRecords['mentions'][number]>({ locator: text }, { article: 'a1', node: 'o2', name: 'Œuvre' }),
      { maxLength: 2 },
    ),
  })
  .map(({ nodes: list, claims: others, bid, mentions }) => ({
    nodes: list,
    claims: [...others, ...bid],
    mentions,
  }));
