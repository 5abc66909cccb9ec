import type { SourcedRecords } from '../../../src/db/write/batch/writer.ts';
import { TAKES_BACK } from '../../../src/model/document.ts';
import type { Valued } from '../../../src/model/field.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { BID_STATUS, GROUPING, TENDER_STATUS } from '../../../src/model/words/claim.ts';
import { PROCEDURE_KIND } from '../../../src/model/words/node.ts';
import { CURRENCIES, HOSTILE_TEXTS, SIZES } from './hostile-graph.ts';
import type { Random } from './random.ts';

const DAYS = ['2024-05-06', '2025-01-31', '2025-03-01', '2025-06-01', '2026-02-06'];
const SERIES = 10;
const CODES = ['72000000', '72212000', '45210000'];

/** Documents of series that take back what they said, and say it again, about nodes of `hostileGraph`. */
export function hostileSeries(random: Random): SourcedRecords[] {
  return Array.from({ length: SERIES }, (_, series) =>
    DAYS.filter(() => random.chance(0.6)).map((day, number) => documentOf(random, { series, number, day })),
  ).flat();
}

interface Place {
  readonly series: number;
  readonly number: number;
  readonly day: string;
}

function documentOf(random: Random, { series, number, day }: Place): SourcedRecords {
  const key = `series:${series}:${number}`;
  const continued = random.integer(0, SERIES - 1);
  return {
    source: 'test',
    records: { nodes: nodesOf(random, key, series, day), claims: claimsOf(random, series), mentions: [] },
    document: {
      key,
      moment: day,
      day,
      article: 'a',
      series: { key: `s${series}`, continues: random.chance(0.2) ? [`s${continued}`] : [] },
      takesBack: random.chance(0.8) ? 'UNSAID' : random.pick(TAKES_BACK),
      hash: key,
    },
  };
}

/** Two series speak of one tender, so that one may take back what the other still says. */
function nodesOf(random: Random, key: string, series: number, day: string): NodeRecord[] {
  const some = <T extends object>(attributes: T): Partial<T> => (random.chance(0.6) ? attributes : {});
  const text = () => random.pick(HOSTILE_TEXTS);
  const known = { statedOn: day };
  return [
    {
      ref: 'a',
      type: 'ARTICLE',
      kind: 'NOTICE',
      keys: [key],
      name: `Notice ${key}`,
      published: day,
      ...known,
    },
    {
      ref: 't',
      type: 'TENDER',
      slug: `t${series % 5}`,
      name: `${text()} ${key}`,
      ...(random.chance(0.2) && { nameIsMakeshift: true as const }),
      ...some({ description: text() }),
      ...some({ deadline: random.pick(DAYS) }),
      ...some({ published: random.pick(DAYS) }),
      ...some({ procedure: random.pick(PROCEDURE_KIND.list) }),
      ...some({ publishedBidCount: random.integer(0, 3) }),
      ...some({ cpvs: [random.pick(CODES), random.pick(CODES)] }),
      ...some({ places: [random.pick(HOSTILE_TEXTS), 'FR10'] }),
      ...some({ calledOn: day }),
      ...some({
        lots: [
          { number: '1', title: text() },
          { number: 'é"2', publishedBidCount: 2 },
        ],
      }),
      ...known,
    },
    ...Array.from({ length: SIZES.organisations }, (_, each): NodeRecord => {
      const ref = `o${each}`;
      return { ref, type: 'ORGANISATION', slug: ref, name: ref, ...known };
    }),
    { ref: 'r', type: 'REGULATION', slug: `r${series % SIZES.regulations}`, name: 'r', ...known },
  ];
}

function claimsOf(random: Random, series: number): ClaimRecord[] {
  const evidence = () => [
    {
      article: 'a',
      standing: random.pick(['OFFICIAL', 'REPORTED'] as const),
      ...(random.chance(0.2) && { stance: 'DISPUTES' as const }),
      ...(random.chance(0.4) && { locator: random.pick(HOSTILE_TEXTS) }),
    },
  ];
  const noted = () => (random.chance(0.3) ? { note: random.pick(HOSTILE_TEXTS) } : {});
  const organisation = `o${series % 4}`;
  const tender = 't';
  const claims: (() => ClaimRecord)[] = [
    () => ({ kind: 'VALUATION', tender, valuation: 'AWARD', value: amount(random), evidence: evidence() }),
    () => ({ kind: 'VALUATION', tender, valuation: 'ESTIMATE', value: amount(random), evidence: evidence() }),
    () => ({
      kind: 'TENDER_EVENT',
      tender,
      event: random.pick(TENDER_STATUS.list),
      date: random.pick(DAYS),
      evidence: evidence(),
    }),
    () => ({
      kind: 'PROCUREMENT_ROLE',
      organisation,
      tender,
      role: 'BUYER',
      ...noted(),
      evidence: evidence(),
    }),
    () => ({ kind: 'REQUIREMENT', tender, regulation: 'r', level: 'MANDATORY', evidence: evidence() }),
    () => ({ kind: 'SUBJECTION', organisation, regulation: 'r', ...noted(), evidence: evidence() }),
    () => ({ kind: 'OWNERSHIP', owner: organisation, owned: 'o9', evidence: evidence() }),
    () => ({ kind: 'QUALIFICATION', organisation, regulation: 'r', status: 'HELD', evidence: evidence() }),
  ];
  const others = claims.filter(() => random.chance(0.6)).map((make) => make());
  const bids = [0, 1, 2]
    .filter(() => random.chance(0.6))
    .flatMap((bid) => bidOf(random, series, bid, evidence));
  return [...bids, ...others];
}

function bidOf(
  random: Random,
  series: number,
  bid: number,
  evidence: () => ClaimRecord['evidence'],
): ClaimRecord[] {
  const ref = `bid ${bid}`;
  const made: ClaimRecord = {
    kind: 'BID',
    ref,
    key: `series:${series % 5}:${bid}`,
    tender: 't',
    parties: random
      .some(['o0', 'o1', 'o2', 'o3'], 2)
      .map((organisation, position) => ({ organisation, role: position === 0 ? 'LEAD' : 'MEMBER' })),
    ...(random.chance(0.7) && { value: amount(random) }),
    ...(random.chance(0.5) && { rank: random.integer(1, 3) }),
    ...(random.chance(0.5) && { grouping: random.pick(GROUPING.list) }),
    evidence: evidence(),
  };
  if (random.chance(0.4)) return [made];
  const event = random.pick(BID_STATUS.list);
  return [made, { kind: 'TENDER_EVENT', tender: 't', bid: ref, event, evidence: evidence() }];
}

function amount(random: Random): Valued {
  if (random.chance(0.2)) return { status: 'WITHHELD' };
  return { status: 'KNOWN', amountMinor: random.integer(0, 9_000), currency: random.pick(CURRENCIES) };
}
