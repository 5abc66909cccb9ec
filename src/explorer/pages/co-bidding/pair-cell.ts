import { nodePath } from '../../address.ts';
import { type Html, html, joined } from '../../html.ts';
import { name } from '../../parts/name.ts';
import type { View } from '../../view.ts';
import { selectionWords } from '../../words/selection.ts';

/** How many there are for certain, and how many more there may be. */
export interface PairCount {
  readonly certain: number;
  readonly possible: number;
}

/** A sentence on a count, which is given as it is shown, too. */
type Counting = (count: number, shown: string) => string;

/** How much was read to find pairs, and what can't be seen in it. */
export interface Looked {
  readonly coverage: { readonly winnersOnly: number; readonly partial: number; readonly unknown: number };
  readonly duplicateCount: number;
  readonly complete: boolean;
}

export function countCell(view: View, { certain, possible }: PairCount): Html {
  const words = selectionWords[view.language];
  return html`${view.format.number(certain)}${possible > 0 && html` <span class="sub">${words.possible(possible)}</span>`}`;
}

/** A party of a pair, on a line of its own. */
export function partyLink(view: View, { slug, name: text }: { slug: string; name: string }): Html {
  return html`<span class="party"><a href="${view.link(nodePath('Organisation', slug))}">${name(text, 90)}</a></span>`;
}

/** From when to when, where any document dates it. */
export function spanCell(
  view: View,
  { first, last }: { readonly first: string | null; readonly last: string | null },
): Html {
  const { format, words } = view;
  if (first === null) return html`<span class="absent">${words.noDate}</span>`;
  return html`<span class="nowrap">${format.day(first)}${last !== null && last !== first && ' –'}</span>${last !== null && last !== first && html` <span class="nowrap">${format.day(last)}</span>`}`;
}

/** How many pairs there are; at least so many where not all was read. */
export function pairsFound(view: View, total: number, complete: boolean): Html {
  const words = selectionWords[view.language];
  return html`<p class="resultline" role="status"><strong>${!complete && `${words.atLeast} `}${words.pairsFound(total, view.format.number(total))}</strong></p>`;
}

/** What was read, and what can't be seen in it: `hidden` says what winners alone hide. */
export function looked(
  view: View,
  { coverage, duplicateCount, complete }: Looked,
  { read, hidden }: { readonly read: string; readonly hidden: Counting },
): Html {
  const words = selectionWords[view.language];
  const unknown = coverage.partial + coverage.unknown;
  const say = (sentence: Counting, count: number) => count > 0 && sentence(count, view.format.number(count));
  return html`<p class="coverage">${joined(
    [
      read,
      say(hidden, coverage.winnersOnly),
      say(words.partly, unknown),
      say(words.duplicates, duplicateCount),
      !complete && words.incomplete,
    ],
    ' ',
  )}</p>`;
}
