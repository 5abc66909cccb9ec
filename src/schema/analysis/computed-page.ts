import { cursorTag, decodeRank, encodeRank } from '../../db/read/collection/cursor.ts';
import { readCursor, readPageSize } from '../argument/page-argument.ts';

/** The paging arguments of a computed list. The others, which say what is in it, stand beside them. */
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
  args: ComputedPageArguments,
): ComputedPage<T> {
  const { first, after } = args;
  const size = readPageSize(first, 'first');
  const tag = tagOf(place, args);
  const position = after == null ? undefined : readRank(after, tag);
  const start = position ? items.findIndex((item) => isAfter(rankOf(item), position)) : 0;
  const page = start < 0 ? [] : items.slice(start, start + size);
  return {
    items: page.map((item) => ({ item, cursor: encodeRank(tag, rankOf(item).join('.')) })),
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
 * @throws CursorMismatch for a cursor of another list, or of this one with other arguments
 */
export function checkComputedPage(args: ComputedPageArguments, place: string): void {
  readPageSize(args.first, 'first');
  if (args.after != null) readRank(args.after, tagOf(place, args));
}

/** What the cursors of a list carry: its place, and every argument that does not choose the page. */
function tagOf(place: string, { first: _first, after: _after, ...others }: ComputedPageArguments): string {
  return cursorTag(place, '', others);
}

function readRank(cursor: string, tag: string): number[] {
  const rank = readCursor(cursor, 'after', (text) => decodeRank(text, tag, /^\d{1,15}(\.\d{1,15}){0,7}$/));
  return rank.split('.').map(Number);
}

function isAfter(rank: readonly number[], position: readonly number[]): boolean {
  const differing = rank.findIndex((value, index) => value !== position[index]);
  return differing >= 0 && (rank[differing] ?? 0) > (position[differing] ?? Number.POSITIVE_INFINITY);
}
