import { type Html, html } from '../html.ts';
import type { cursor } from '../parameter.ts';
import type { View } from '../view.ts';

/** The way to the next page of a list. Null where there is none. */
export function nextPage({ words }: View, address: string | undefined): Html | null {
  return address === undefined
    ? null
    : html`<p class="next"><a href="${address}" rel="next">${words.nextPage}</a></p>`;
}

interface CountWords {
  readonly count: (count: number, shown: string) => string;
  readonly hidden: (shown: string) => string;
}

/** How many rows a list has, and how many its filter leaves out, in the words of the list. */
export function rowCount(
  { format }: View,
  { totalCount, hiddenCount }: { readonly totalCount: number; readonly hiddenCount: number },
  { count, hidden }: CountWords,
): Html {
  return html`<p class="resultline" role="status"><strong>${count(totalCount, format.number(totalCount))}</strong>${hiddenCount > 0 && html` · ${hidden(format.number(hiddenCount))}`}</p>`;
}

/** A page of a list whose address has a cursor. */
type PagedView = View<{ readonly after: typeof cursor }>;

/** The ways from a page of a list: back to its beginning, called `first`, where this is not it; and on, where there is more. */
export function pageLinks(
  view: PagedView,
  { hasNextPage, endCursor }: { readonly hasNextPage: boolean; readonly endCursor: string | null },
  first: string,
): Html {
  const toFirst =
    view.parameters.after !== undefined &&
    html`<p><a href="${view.here({ after: undefined })}">${first}</a></p>`;
  const next = hasNextPage ? view.here({ after: endCursor ?? undefined }) : undefined;
  return html`${toFirst}${nextPage(view, next)}`;
}

/** The head of a column that the list can be in the order of; chosen again, it turns round. */
export function sortHead<O extends string>(
  word: string,
  {
    now,
    ascending,
    descending,
    address,
  }: { now: O; ascending?: O; descending?: O; address: (order: O) => string },
): { readonly head: Html | string; readonly sorted?: 'ascending' | 'descending' } {
  const isAscending = ascending !== undefined && now === ascending;
  const isDescending = descending !== undefined && now === descending;
  const next = isDescending
    ? (ascending ?? descending)
    : isAscending
      ? (descending ?? ascending)
      : (descending ?? ascending);
  if (next === undefined) return { head: word };
  const arrow = isAscending ? '▲' : isDescending ? '▼' : '';
  const head = html`<a class="sort" href="${address(next)}">${word}${arrow !== '' && html` <span aria-hidden="true">${arrow}</span>`}</a>`;
  if (isAscending) return { head, sorted: 'ascending' };
  return isDescending ? { head, sorted: 'descending' } : { head };
}

/** What stands in place of rows: that none is as asked, or where nothing is asked, that there is none at all. */
export function noRows(view: View, empty: string, help?: string): Html {
  const isAsked = view.selection.length > 0 || view.known !== undefined || view.valid !== undefined;
  if (!isAsked) return html`<p class="absent">${view.words.noneYet}</p>`;
  return html`<p class="absent">${empty}</p>${help !== undefined && html`<p>${help}</p>`}`;
}
