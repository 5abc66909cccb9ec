import type { StopReason } from '../../../graph/allowance.ts';
import { type ComputedList, type ComputedPageArguments, cutPage } from '../../computed-page.ts';
import type { ComputedConnection } from '../../output/computed-connection.ts';

/** A page of what a search found, with the search itself, which tells of the whole. */
export type SearchPage<S, F> = ComputedConnection<S> & { readonly search: F };

/** Cuts a page out of what a search found; `show` is given all items of the page, to read together what they name. */
export function showPage<T, S, F extends { readonly stopped: StopReason | undefined }>(
  search: F,
  found: readonly T[],
  {
    list,
    args,
    show,
  }: {
    readonly list: ComputedList<T>;
    readonly args: ComputedPageArguments;
    readonly show: (items: readonly T[]) => (item: T) => S;
  },
): SearchPage<S, F> {
  const { items, ...page } = cutPage(found, list, args);
  const shown = show(items.map(({ item }) => item));
  return {
    ...page,
    items: items.map(({ item, cursor }) => ({ item: shown(item), cursor })),
    stopped: search.stopped,
    search,
  };
}
