import fc from 'fast-check';
import type { SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import type { DocumentRecord } from '../../../src/model/document.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';

/** What one document of a series says, before it is spelt as records. */
export interface Notice {
  readonly series: 'A' | 'B' | 'C';
  readonly number: number;
  readonly day: number;
  readonly says: readonly Said[];
  readonly title: string;
  readonly bidCount: number | undefined;
  /** Codes of what is bought, and where it is done. */
  readonly cpvs?: readonly string[];
  readonly places?: readonly string[];
  readonly continues: readonly ('A' | 'B' | 'C')[];
  readonly takesBack: 'UNSAID' | 'NOTHING';
  readonly keeps: readonly string[];
}

type Said =
  | { readonly kind: 'event'; readonly event: 'LAUNCHED' | 'AWARDED' | 'CANCELLED' }
  | { readonly kind: 'value'; readonly amount: number; readonly denied: boolean }
  | {
      readonly kind: 'bid';
      readonly key: string;
      readonly amount: number;
      readonly by: string;
      readonly won: boolean;
    };

const SERIES = ['A', 'B', 'C'] as const;
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    event: fc.constantFrom('LAUNCHED' as const, 'AWARDED' as const, 'CANCELLED' as const),
  }),
  fc.record({ kind: fc.constant('value' as const), amount: fc.constantFrom(100, 200), denied: fc.boolean() }),
  fc.record({
    kind: fc.constant('bid' as const),
    key: fc.constantFrom('bid-1', 'bid-2'),
    amount: fc.constantFrom(90, 110),
    by: fc.constantFrom('o1', 'o2'),
    won: fc.boolean(),
  }),
);

const notice: fc.Arbitrary<Notice> = fc.record({
  series: fc.constantFrom(...SERIES),
  number: fc.integer({ min: 1, max: 6 }),
  day: fc.integer({ min: 1, max: 5 }),
  says: fc.uniqueArray(said, { maxLength: 4, selector: (each) => JSON.stringify(each).slice(0, 26) }),
  title: fc.constantFrom('Cloud', 'Nuage'),
  bidCount: fc.constantFrom(undefined, 1, 2),
  cpvs: fc.subarray(['30000000', '72000000', '72212000']),
  places: fc.subarray(['FR10', 'FRB']),
  // Links are rare in practice, and where faults hide: often here.
  continues: fc.oneof(fc.constant([]), fc.subarray([...SERIES])),
  takesBack: fc.constantFrom('UNSAID', 'UNSAID', 'UNSAID', 'NOTHING'),
  keeps: fc.oneof(fc.constant([]), fc.subarray(['bid-1', 'bid-2'])),
});

/** Documents that each stand at a place of their own. */
export const notices: fc.Arbitrary<Notice[]> = fc.uniqueArray(notice, {
  minLength: 2,
  maxLength: 6,
  selector: ({ series, number, day }) => `${series}${number}@${day}`,
});

const dayOf = (day: number): string => `2026-0${day}-01`;

/** The notice as an import gives it. */
export function documentOf(notice: Notice, more: Partial<DocumentRecord> = {}): SourcedRecords {
  const { series, number, day, says, title, bidCount, cpvs, places, continues, takesBack, keeps } = notice;
  const published = dayOf(day);
  const article = { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [`n:${series}${number}`] } as const;
  const nodes: NodeRecord[] = [
    { ...article, name: `Notice ${series}${number}`, published, statedOn: published },
    {
      ref: 't',
      type: 'TENDER',
      keys: ['t:1'],
      name: title,
      statedOn: published,
      ...(bidCount !== undefined && { publishedBidCount: bidCount }),
      ...(cpvs && { cpvs }),
      ...(places && { places }),
    },
    ...['o1', 'o2'].map(
      (ref): NodeRecord => ({ ref, type: 'ORGANISATION', keys: [ref], name: ref, statedOn: published }),
    ),
  ];
  return {
    source: 'test',
    records: { nodes, claims: says.flatMap((each, position) => claimsOf(each, position)), mentions: [] },
    document: {
      key: `n:${series}${number}`,
      moment: published,
      day: published,
      article: 'a',
      series: { key: series, continues, keeps },
      takesBack,
      hash: JSON.stringify(notice),
      ...more,
    },
  };
}

function claimsOf(each: Said, position: number): ClaimRecord[] {
  const common = { tender: 't', evidence: [{ article: 'a', standing: 'OFFICIAL' as const }] };
  if (each.kind === 'event') return [{ ...common, kind: 'TENDER_EVENT', event: each.event }];
  if (each.kind === 'value') {
    const value = { status: 'KNOWN' as const, amountMinor: each.amount, currency: 'EUR' };
    const stance = each.denied ? ('DISPUTES' as const) : ('SUPPORTS' as const);
    const evidence = [{ article: 'a', standing: 'OFFICIAL' as const, stance }];
    return [{ ...common, kind: 'VALUATION', valuation: 'AWARD', value, evidence }];
  }
  const ref = `bid ${position}`;
  const value = { status: 'KNOWN' as const, amountMinor: each.amount, currency: 'EUR' };
  const bid: ClaimRecord = {
    ...common,
    kind: 'BID',
    ref,
    key: each.key,
    value,
    parties: [{ organisation: each.by, role: 'SOLE' }],
  };
  const won: ClaimRecord = { ...common, kind: 'TENDER_EVENT', bid: ref, event: 'WON' };
  return each.won ? [bid, won] : [bid];
}
