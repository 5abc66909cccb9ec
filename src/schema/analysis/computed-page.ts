import { BadUserInput, quoted } from '../../domain/error.ts';
import { readPageSize } from '../argument/page-argument.ts';

/** The paging arguments of a computed list. */
export interface ComputedPageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** A page of a list that is computed whole at each request. */
export interface ComputedPage<T> {
  readonly items: readonly { readonly item: T; readonly cursor: string }[];
  /** Length of the whole list. */
  readonly total: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** A list as its pages know it: its name, which cursors carry, and by which whole numbers its items are sorted, the same count for each. */
export interface ComputedList<T> {
  readonly place: string;
  readonly rankOf: (item: T) => readonly number[];
}

/** Cuts a page out of a sorted list: from after the cursor's place on, whether or not the cursor's own item is still there. */
export function cutPage<T>(
  items: readonly T[],
  { place, rankOf }: ComputedList<T>,
  { first, after }: ComputedPageArguments,
): ComputedPage<T> {
  const size = readPageSize(first, 'first');
  const position = after == null ? undefined : readCursor(after, place);
  const start = position ? items.findIndex((item) => isAfter(rankOf(item), position)) : 0;
  const page = start < 0 ? [] : items.slice(start, start + size);
  return {
    items: page.map((item) => ({ item, cursor: `${place}~${rankOf(item).join('.')}` })),
    total: items.length,
    hasNext: start >= 0 && start + size < items.length,
    hasPrevious: position !== undefined,
  };
}

/** The page with its items as they are shown, in the same order; `show` is given all of them, to read together what they name. */
export function showPage<T, S>(
  { items, ...page }: ComputedPage<T>,
  show: (items: readonly T[]) => readonly S[],
): ComputedPage<S> {
  const shown = show(items.map(({ item }) => item));
  return { ...page, items: items.map(({ cursor }, index) => ({ item: shown[index] as S, cursor })) };
}

/**
 * Refuses paging arguments that can't be meant, before anything is computed.
 *
 * @throws BadUserInput naming the argument
 */
export function checkComputedPage({ first, after }: ComputedPageArguments, place: string): void {
  readPageSize(first, 'first');
  if (after != null) readCursor(after, place);
}

function readCursor(cursor: string, place: string): number[] {
  const rank = cursor.startsWith(`${place}~`) ? cursor.slice(place.length + 1) : '';
  if (!/^\d{1,15}(\.\d{1,15}){0,9}$/.test(rank)) {
    throw new BadUserInput(`after: ${quoted(cursor)} is not a cursor of this list.`, 'after');
  }
  return rank.split('.').map(Number);
}

function isAfter(rank: readonly number[], position: readonly number[]): boolean {
  const differing = rank.findIndex((value, index) => value !== position[index]);
  return differing >= 0 && (rank[differing] ?? 0) > (position[differing] ?? Number.POSITIVE_INFINITY);
}
