import type { CountedTender, TenderAspect } from '../../db/read/tender/counted-tender.ts';

/** What groups of tenders are told apart by; null for those that no document tells it of. */
export type GroupKey = string | number | null;

/** A way of dividing tenders into groups. */
export interface Grouping {
  /** What must be known of a tender for it. */
  readonly aspect?: TenderAspect;
  /** The groups that a tender is in; never none. */
  readonly keysOf: (tender: CountedTender) => readonly GroupKey[];
}

/** How tenders can be grouped. `TOTAL` is one group of all. */
export type GroupingName =
  | 'TOTAL'
  | 'YEAR_PUBLISHED'
  | 'YEAR_AWARDED'
  | 'STATUS'
  | 'PROCEDURE'
  | 'CPV_DIVISION'
  | 'BUYER';

const ALL: readonly GroupKey[] = ['ALL'];
const NONE: readonly GroupKey[] = [null];

export const GROUPINGS: Readonly<Record<GroupingName, Grouping>> = {
  TOTAL: { keysOf: () => ALL },
  YEAR_PUBLISHED: { aspect: 'published', keysOf: ({ published }) => [yearOf(published)] },
  YEAR_AWARDED: { aspect: 'awarded', keysOf: ({ awarded }) => [yearOf(awarded)] },
  STATUS: { aspect: 'status', keysOf: ({ status }) => [status ?? null] },
  PROCEDURE: { aspect: 'procedure', keysOf: ({ procedure }) => [procedure ?? null] },
  CPV_DIVISION: { aspect: 'divisions', keysOf: ({ divisions }) => divisions?.split(',') ?? NONE },
  BUYER: { aspect: 'buyer', keysOf: ({ buyer }) => [buyer ?? null] },
};

function yearOf(date: string | null | undefined): number | null {
  return date ? Number(date.slice(0, 4)) : null;
}
