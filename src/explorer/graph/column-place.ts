import type { ClaimKind } from '../operations.ts';
import type { KindCounts, Thing } from './thing.ts';

/** Left edges of the columns: people and authorities, buyers, tenders, bidders, owners and hosts and others, laws and certifications. */
export const COLUMN_X: readonly number[] = [0, 206, 426, 712, 926, 1132];
/** How wide names are in each. */
export const NAME_WIDTH: readonly number[] = [140, 146, 178, 146, 140, 128];
export const ROW = 54;
export const NAME_SIZE = 14;

/** Where a thing stands, in rows of its column. */
export interface Place {
  readonly thing: Thing;
  readonly column: number;
  readonly row: number;
  /** Its middle: every other column stands half a row lower. */
  readonly y: number;
}

/** The first of the seeds stands at least so low. */
const FIRST_ROW = 2;

/**
 * Where everything stands, by replay of the openings: what one brings takes the free rows of its column that are nearest to what was
 * opened, and stays there. So a later opening moves nothing.
 *
 * @param openedIds what each opening opened, the first one first
 * @param firstOpenings how many openings every picture of these seeds begins with: the first seed stands so low that what they bring
 * can stand about it
 */
export function placeThings(
  things: readonly Thing[],
  openedIds: readonly string[],
  firstOpenings: number,
): Place[] {
  const places = new Map<string, Place>();
  const taken = COLUMN_X.map(() => new Set<number>());
  const byOpening = Map.groupBy(things, ({ opening }) => opening);
  const firstRow = rowOfSeeds(things.filter(({ opening }) => opening > 0 && opening <= firstOpenings));
  for (const [opening, brought] of byOpening) {
    const opened = places.get(openedIds[opening - 1] ?? '');
    for (const [column, group] of Map.groupBy(brought, columnOf)) {
      const used = taken[column] ?? new Set();
      const middle = opened?.y ?? (firstRow + (group.length - 1) / 2) * ROW;
      const first = freeRun(used, column, group.length, middle);
      for (const [index, thing] of group.entries()) {
        const row = first + index;
        used.add(row);
        places.set(thing.id, { thing, column, row, y: yOf(column, row) });
      }
    }
  }
  return [...places.values()];
}

/** In the middle of the longest column. */
function rowOfSeeds(brought: readonly Thing[]): number {
  const lengths = Array.from(Map.groupBy(brought, columnOf).values(), ({ length }) => length);
  return Math.max(FIRST_ROW, Math.floor((Math.max(0, ...lengths) - 1) / 2));
}

export function yOf(column: number, row: number): number {
  return row * ROW + (column % 2) * (ROW / 2);
}

function freeRun(used: ReadonlySet<number>, column: number, length: number, middle: number): number {
  const last = Math.max(-1, ...used) + 1 + Math.ceil(middle / ROW);
  let best = last;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let first = 0; first <= last; first += 1) {
    const isFree = Array.from({ length }, (_, index) => first + index).every((row) => !used.has(row));
    const distance = Math.abs(yOf(column, first) + ((length - 1) * ROW) / 2 - middle);
    if (isFree && distance < bestDistance) [best, bestDistance] = [first, distance];
  }
  return best;
}

/** By the claim that brought it first. */
function columnOf({ type, via, seedCounts }: Thing): number {
  switch (type) {
    case 'Person':
      return 0;
    case 'Tender':
      return 2;
    case 'Regulation':
      return 5;
    case 'Article':
      return 4;
    case 'Organisation':
      return via === undefined ? columnOfSeed(seedCounts) : (COLUMN_OF_KIND[via] ?? 4);
  }
}

const COLUMN_OF_KIND: Partial<Record<ClaimKind, number>> = {
  BID: 3,
  QUALIFICATION: 3,
  SUBJECTION: 3,
  PROCUREMENT_ROLE: 1,
  INVOLVEMENT: 0,
  OFFICE: 0,
  ISSUANCE: 0,
};

/** A seed was brought by nothing: it stands where most of its claims would put it. */
function columnOfSeed(counts: KindCounts): number {
  const countOf = (kind: ClaimKind) => counts.find((each) => each.kind === kind)?.count ?? 0;
  const [bids, purchases] = [countOf('BID'), countOf('PROCUREMENT_ROLE')];
  if (bids + purchases === 0) return 4;
  return purchases >= bids ? 1 : 3;
}
