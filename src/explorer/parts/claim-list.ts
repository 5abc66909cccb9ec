import { claimsPath } from '../address.ts';
import { type Html, html, type Markup } from '../html.ts';
import type { ClaimKind } from '../operations.ts';
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

/** The addresses of all claims of a node, by their kind: the ways on from lists that are cut. */
export function allClaims(view: View, slug: string): (kind: ClaimKind) => string {
  return (kind) => view.link(claimsPath(slug), { kind });
}

/** The foot of a list of claims of one kind that is cut. @param more where all of the kind are: `allClaims` */
export function claimsFoot(view: View, shown: number, all: number, more: string | undefined): Html | null {
  return cutFoot(view, shown, all, more, view.words.allOfKind);
}

/** Claims as sentences, in a section of their own; null where there are none. @param more the way to all where it is cut */
export function claimSection(
  view: View,
  id: string,
  title: string,
  { nodes, totalCount }: ClaimPage<Said & Sentence>,
  more?: string,
): Html | null {
  const line = (claim: Said & Sentence) => statement(view, claim, linkedSentence(view, claim));
  return listSection(view, id, title, totalCount, nodes, line, more);
}

/** A list with a line for each of its items, how many there are, what is left out and the way to it; null where there are none. */
export function listSection<T>(
  view: View,
  id: string,
  title: string,
  total: number,
  items: readonly T[],
  line: (item: T) => Markup,
  more?: string,
): Html | null {
  if (items.length === 0) return null;
  const cut = claimsFoot(view, items.length, total, more);
  const body = html`<ul class="claimlist">${items.map((item) => html`<li>${line(item)}</li>`)}</ul>${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section(id, title, body, view.format.number(total));
}
