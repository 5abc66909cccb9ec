import { expect } from 'vitest';
import type { ClaimRecord, NodeRecord, Valued } from '../../../src/model/record.ts';
import { known, node } from '../../graph/analysis.ts';
import type { Answer, TestGraph } from '../../graph.ts';

const FIGURES = `
  tenderCount
  values { sum { amount currency } count estimateCount partialCount ceilingCount flaggedCount }
  unknownValueCount
  bids { certain possible unknown }
  withoutBidCount
  bidderCount
  singleBids { certain possible unknown }
`;

export const euros = (amount: number): Valued => ({
  status: 'KNOWN',
  amountMinor: amount * 100,
  currency: 'EUR',
});
const yen = (amount: number): Valued => ({ status: 'KNOWN', amountMinor: amount, currency: 'JPY' });

export function tender(slug: string, fields: object = {}): NodeRecord {
  return { ...node('TENDER', slug), ...fields } as NodeRecord;
}

export function worth(slug: string, value: Valued, more: object = {}): ClaimRecord {
  return {
    kind: 'VALUATION',
    tender: slug,
    valuation: 'CONTRACT',
    value,
    ...known(),
    ...more,
  } as ClaimRecord;
}

export function bid(slug: string, organisations: readonly string[], more: object = {}): ClaimRecord {
  const role = organisations.length === 1 ? 'SOLE' : 'MEMBER';
  const parties = organisations.map((organisation) => ({ organisation, role }));
  return { kind: 'BID', tender: slug, parties, ...known(), ...more } as ClaimRecord;
}

export function buys(organisation: string, slug: string, knownFrom?: string): ClaimRecord {
  return { kind: 'PROCUREMENT_ROLE', organisation, tender: slug, role: 'BUYER', ...known(knownFrom) };
}

function happens(slug: string, event: 'LAUNCHED' | 'AWARDED' | 'CANCELLED', date: string): ClaimRecord {
  return { kind: 'TENDER_EVENT', tender: slug, event, date, ...known(date) };
}

/** Four tenders that have a bit of everything. */
export function writeMarket(graph: TestGraph): void {
  graph.write({
    nodes: [
      ...['city', 'state', 'a', 'b', 'c'].map((slug) => node('ORGANISATION', slug)),
      tender('roads', {
        published: '2024-03',
        procedure: 'OPEN',
        cpvs: ['45233120', '45000000', '72000000'],
        publishedBidCount: 4,
      }),
      tender('cloud', { published: '2025', procedure: 'DIRECT', cpvs: ['72000000'], publishedBidCount: 1 }),
      tender('desks', { published: '2025-11-30', procedure: 'OPEN' }),
      tender('vague'),
    ],
    claims: [
      buys('city', 'roads'),
      buys('city', 'cloud'),
      buys('state', 'desks'),
      happens('roads', 'AWARDED', '2025-01-15'),
      happens('cloud', 'LAUNCHED', '2025-01-20'),
      happens('cloud', 'CANCELLED', '2025-06-01'),
      worth('roads', euros(1_000), { valuation: 'ESTIMATE' }),
      worth('cloud', yen(5_000)),
      worth('desks', euros(0), { flags: [{ flag: 'ZERO_AMOUNT', field: 'value' }] }),
      worth('vague', { status: 'WITHHELD' }),
      bid('roads', ['a', 'b'], { ref: 'won', value: euros(900) }),
      bid('roads', ['c'], { ...known(undefined, 'UNCONFIRMED') }),
      bid('roads', ['c'], { modality: 'EXPECTED' }),
      bid('cloud', ['a']),
      bid('desks', ['a']),
      {
        kind: 'TENDER_EVENT',
        tender: 'roads',
        bid: 'won',
        event: 'WON',
        date: '2025-01-15',
        ...known('2025-01-15'),
      },
    ],
  });
}

const zero = { certain: 0, possible: 0, unknown: 0 };
export const amount = (currency: string, text: string, fields: object) => ({
  sum: { amount: text, currency },
  count: 1,
  estimateCount: 0,
  partialCount: 0,
  ceilingCount: 0,
  flaggedCount: 0,
  ...fields,
});

/** What statistics over each of the four tenders alone say. */
export const ROADS = {
  tenderCount: 1,
  values: [amount('EUR', '1000.00', { estimateCount: 1 })],
  unknownValueCount: 0,
  bids: { certain: 1, possible: 2, unknown: 2 },
  withoutBidCount: 0,
  bidderCount: 3,
  singleBids: zero,
};
export const CLOUD = {
  tenderCount: 1,
  values: [amount('JPY', '5000', {})],
  unknownValueCount: 0,
  bids: { ...zero, certain: 1 },
  withoutBidCount: 0,
  bidderCount: 1,
  singleBids: { ...zero, certain: 1 },
};
export const DESKS = {
  tenderCount: 1,
  values: [amount('EUR', '0.00', { count: 0, flaggedCount: 1 })],
  unknownValueCount: 0,
  bids: { ...zero, certain: 1 },
  withoutBidCount: 1,
  bidderCount: 1,
  singleBids: { ...zero, possible: 1 },
};
export const VAGUE = {
  tenderCount: 1,
  values: [],
  unknownValueCount: 1,
  bids: zero,
  withoutBidCount: 1,
  bidderCount: 0,
  singleBids: { ...zero, unknown: 1 },
};

/** Statistics as selected, where `...F` stands for all figures. */
export async function ask(
  { query }: TestGraph,
  selection: string,
  args = '',
  directive = '',
): Promise<Answer> {
  const { tenderStatistics } = await query(
    `query ${directive} { tenderStatistics${args} { complete ${selection.replaceAll('...F', FIGURES)} } }`,
  );
  expect(tenderStatistics.complete).toBe(true);
  return tenderStatistics;
}
