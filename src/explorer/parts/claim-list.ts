import { type Html, html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { section } from './facts.ts';
import { linkedSentence, type Sentence } from './linked-sentence.ts';
import { type Said, statement } from './statement.ts';
import { cutFoot } from './table.ts';

/** Claims of one kind, as pages ask for them. */
export interface ClaimPage<C> {
  readonly totalCount: number;
  readonly nodes: readonly C[];
}

/** Claims as sentences, in a section of their own; null where there are none. */
export function claimSection(
  view: View,
  id: string,
  title: string,
  { nodes, totalCount }: ClaimPage<Said & Sentence>,
): Html | null {
  return listSection(view, id, title, totalCount, nodes, (claim) =>
    statement(view, claim, linkedSentence(view, claim)),
  );
}

/** A list with a line for each of its items, how many there are, and what is left out; null where there are none. */
export function listSection<T>(
  view: View,
  id: string,
  title: string,
  total: number,
  items: readonly T[],
  line: (item: T) => Markup,
): Html | null {
  if (items.length === 0) return null;
  const cut = cutFoot(view, items.length, total);
  const body = html`<ul class="claimlist">${items.map((item) => html`<li>${line(item)}</li>`)}</ul>${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section(id, title, body, view.format.number(total));
}
