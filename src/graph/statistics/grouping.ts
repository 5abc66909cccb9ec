import type { CountedTender, TenderAspect } from '../../db/read/tender/counted-tender.ts';
import type { BidFigures } from './bid-figures.ts';

/** What groups of tenders are told apart by; null for those that no document tells it of. */
export type GroupKey = string | number | null;

/** A way of dividing tenders into groups. */
export interface Grouping {
  /** What must be known of a tender for it. */
  readonly aspect?: TenderAspect;
  /** The groups that a tender is in; never none. */
  readonly keysOf: (tender: CountedTender, bids: Pick<BidFigures, 'winners'>) => readonly GroupKey[];
}

/** Levels of NUTS: a code of level 1 has three characters, one of level 3 five. */
export const REGION_LEVELS = [1, 2, 3] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** How tenders can be grouped. `TOTAL` is one group of all. */
export type GroupingName =
  | 'TOTAL'
  | 'YEAR_PUBLISHED'
  | 'YEAR_AWARDED'
  | 'YEAR_DATE'
  | 'MONTH_PUBLISHED'
  | 'MONTH_AWARDED'
  | 'MONTH_DATE'
  | `REGION_${RegionLevel}`
  | 'STATUS'
  | 'PROCEDURE'
  | 'CPV_DIVISION'
  | 'BUYER'
  | 'BUYER_ESTABLISHMENT'
  | 'WINNER';

const ALL: readonly GroupKey[] = ['ALL'];
const NONE: readonly GroupKey[] = [null];

export const GROUPINGS: Readonly<Record<GroupingName, Grouping>> = {
  TOTAL: { keysOf: () => ALL },
  YEAR_PUBLISHED: { aspect: 'published', keysOf: ({ published }) => [yearOf(published)] },
  YEAR_AWARDED: { aspect: 'awarded', keysOf: ({ awarded }) => [yearOf(awarded)] },
  YEAR_DATE: { aspect: 'date', keysOf: ({ date }) => [yearOf(date)] },
  MONTH_PUBLISHED: { aspect: 'published', keysOf: ({ published }) => [monthOf(published)] },
  MONTH_AWARDED: { aspect: 'awarded', keysOf: ({ awarded }) => [monthOf(awarded)] },
  MONTH_DATE: { aspect: 'date', keysOf: ({ date }) => [monthOf(date)] },
  REGION_1: byRegion(1),
  REGION_2: byRegion(2),
  REGION_3: byRegion(3),
  STATUS: { aspect: 'status', keysOf: ({ status }) => [status ?? null] },
  PROCEDURE: { aspect: 'procedure', keysOf: ({ procedure }) => [procedure ?? null] },
  CPV_DIVISION: { aspect: 'divisions', keysOf: ({ divisions }) => divisions?.split(',') ?? NONE },
  BUYER: { aspect: 'buyer', keysOf: ({ buyer }) => [buyer ?? null] },
  // Of an establishment the id less than zero.
  BUYER_ESTABLISHMENT: {
    aspect: 'buyerPlace',
    keysOf: ({ buyer, buyerPlace }) => [buyerPlace == null ? (buyer ?? null) : -buyerPlace],
  },
  WINNER: { keysOf: (_, { winners }) => (winners.size === 0 ? NONE : [...winners]) },
};

/** A tender whose region is told less exactly is in none. */
function byRegion(level: RegionLevel): Grouping {
  const length = 2 + level;
  return {
    aspect: 'regions',
    keysOf({ regions }) {
      const codes = (regions?.split(',') ?? []).filter((code) => code.length >= length);
      return codes.length === 0 ? NONE : [...new Set(codes.map((code) => code.slice(0, length)))];
    },
  };
}

/** A date that is a year only is of no month. */
function monthOf(date: string | null | undefined): string | null {
  return date && date.length >= 'YYYY-MM'.length ? date.slice(0, 'YYYY-MM'.length) : null;
}

function yearOf(date: string | null | undefined): number | null {
  return date ? Number(date.slice(0, 4)) : null;
}
