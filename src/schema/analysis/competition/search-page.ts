import type { StopReason } from '../../../graph/search-budget.ts';
import type { ComputedConnection } from '../../type/computed-connection.ts';
import { type ComputedList, type ComputedPageArguments, cutPage, showPage } from '../computed-page.ts';

/** A page of what a search found, with the search itself, which tells of the whole. */
export type SearchPage<S, F> = ComputedConnection<S> & { readonly search: F };

/** Cuts a page out of what a search found; `show` is that of `showPage`. */
export function showSearch<T, S, F extends { readonly stopped: StopReason | undefined }>(
  search: F,
  found: readonly T[],
  {
    list,
    args,
    show,
  }: {
    readonly list: ComputedList<T>;
    readonly args: ComputedPageArguments;
    readonly show: (items: readonly T[]) => readonly S[];
  },
): SearchPage<S, F> {
  return { ...showPage(cutPage(found, list, args), show), stopped: search.stopped, search };
}
