import fc from 'fast-check';
import type { SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import { TENDER_STATUSES } from '../../../src/domain/node.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { BID_STATUS, VALUATION_KIND } from '../../../src/model/words/claim.ts';

/** Days on which documents of these tests are published. */
export const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'];

/** An amount that is not believed. */
export const DOUBTED = 999_999_999;

/** What one document says of the only tender, as records that lack their evidence. */
export interface Statement {
  readonly series: 'A' | 'B' | null;
  readonly number: number;
  readonly day: string;
  /** Of several documents of one day the later hour is the later moment. */
  readonly hour: 1 | 2;
  readonly lots: readonly string[];
  readonly says: readonly (Said & { readonly denied: boolean })[];
}

type Said = Partial<Record<'lot' | 'part' | 'bid' | 'date' | 'event' | 'valuation' | 'modality', string>> & {
  readonly value?: object;
};

const DATES = ['2025-12', '2026-01-15', '2026-02-01', '2026-02-20T10:00:00Z', '2026-05'];

/** A member that is there half of the time. */
const maybe = (name: string, ...values: string[]): fc.Arbitrary<Said> =>
  fc.oneof(
    fc.constant({}),
    fc.constantFrom(...values).map((value) => ({ [name]: value })),
  );

const all = (...members: fc.Arbitrary<Said>[]): fc.Arbitrary<Said> =>
  fc.tuple(...members).map((list) => Object.assign({}, ...list));

const one = (name: string, ...values: readonly string[]): fc.Arbitrary<Said> =>
  fc.constantFrom(...values).map((value) => ({ [name]: value }));

const amount = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      amountMinor: fc.constantFrom(-5, 0, 100, 200, DOUBTED),
      currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'PLN'),
      status: fc.constant('KNOWN'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom('WITHHELD', 'NOT_PUBLISHED') }) },
);

/** Bids by their keys: of some the lot is named, and two are rivals for one. */
const BIDS: Readonly<Record<string, { readonly by: string; readonly lot?: string }>> = {
  x: { by: 'o' },
  y: { by: 'p', lot: '1' },
  z: { by: 'o', lot: '2' },
  w: { by: 'o', lot: '1' },
  v: { by: 'q', lot: '1' },
};

const date = maybe('date', ...DATES);
const lot = maybe('lot', '1', '2');
const expected = fc.constantFrom<Said>({}, {}, {}, { modality: 'EXPECTED' });

const event = all(one('event', ...TENDER_STATUSES), date, lot, expected);
const bidEvent = all(one('bid', ...Object.keys(BIDS)), one('event', ...BID_STATUS.list), date, expected);
const valuation = all(
  one('valuation', ...VALUATION_KIND.list),
  amount.map((value): Said => ({ value })),
  date,
  lot,
  maybe('part', 'award-1', 'award-2'),
  expected,
);

/** What documents say: often of a kind, so that rules meet. */
const says = (kinds: fc.Arbitrary<Said>) =>
  fc.array(
    fc
      .tuple(kinds, fc.integer({ min: 0, max: 9 }))
      .map(([said, chance]) => ({ ...said, denied: chance === 0 })),
    { maxLength: 6 },
  );

export const statements: fc.Arbitrary<Statement[]> = fc.uniqueArray(
  fc.record({
    series: fc.constantFrom('A' as const, 'A' as const, 'B' as const, null),
    number: fc.integer({ min: 1, max: 9 }),
    day: fc.constantFrom(...DAYS),
    hour: fc.constantFrom(1 as const, 2 as const),
    lots: fc.subarray(['1', '2', '3']),
    says: fc.oneof(
      says(event),
      says(valuation),
      says(fc.oneof(event, bidEvent)),
      says(fc.oneof(event, bidEvent, valuation)),
    ),
  }),
  { minLength: 1, maxLength: 4, selector: ({ series, number, day }) => `${series} ${number} ${day}` },
);

/** The document as an import gives it. */
export function documentOf(statement: Statement): SourcedRecords {
  const { series, number, day, hour, lots, says: said } = statement;
  const key = `doc:${series}${number}`;
  const bids = new Set(said.flatMap(({ bid }) => bid ?? []));
  const bidOn = Array.from(bids, (bid) => BIDS[bid]?.lot ?? []).flat();
  const named = new Set([...lots, ...bidOn, ...said.flatMap((each) => each.lot ?? [])]);
  const nodes: NodeRecord[] = [
    { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [key], name: key, published: day, statedOn: day },
    {
      ref: 't',
      type: 'TENDER',
      keys: ['t'],
      name: 'Cloud',
      statedOn: day,
      lots: Array.from(named, (each) => ({ number: each })),
    },
    ...['o', 'p', 'q'].map(
      (each): NodeRecord => ({ ref: each, type: 'ORGANISATION', keys: [each], name: each, statedOn: day }),
    ),
  ];
  const evidence = (denied: boolean) => [
    {
      article: 'a',
      standing: 'OFFICIAL' as const,
      stance: denied ? ('DISPUTES' as const) : ('SUPPORTS' as const),
    },
  ];
  const made = Array.from(bids, (bid) => ({
    kind: 'BID',
    ref: bid,
    key: bid,
    tender: 't',
    ...(BIDS[bid]?.lot && { lot: BIDS[bid].lot }),
    parties: [{ organisation: BIDS[bid]?.by, role: 'SOLE' }],
    evidence: evidence(false),
  }));
  const claims = said.map(({ denied, ...each }) => ({
    ...each,
    kind: each.valuation === undefined ? 'TENDER_EVENT' : 'VALUATION',
    ...((each.value as { amountMinor?: number } | undefined)?.amountMinor === DOUBTED && {
      flags: [{ flag: 'IMPLAUSIBLE_AMOUNT', field: 'value' }],
    }),
    tender: 't',
    evidence: evidence(denied),
  }));
  return {
    source: 'test',
    records: { nodes, claims: [...made, ...claims] as ClaimRecord[], mentions: [] },
    document: {
      key,
      moment: series === null ? day : `${day}T0${hour}`,
      day,
      article: 'a',
      hash: JSON.stringify(statement),
      ...(series !== null && { series: { key: series } }),
    },
  };
}
