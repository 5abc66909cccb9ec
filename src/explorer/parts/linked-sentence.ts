import type { Html, Markup } from '../html.ts';
import type { View } from '../view.ts';
import { type Linked, nodeLink } from './statement.ts';

/** What a claim says, and the things that it is about. */
export interface Sentence {
  readonly sentence: string;
  readonly ends: readonly { readonly node: Linked }[];
}

/** A claim's sentence in which the first mention of each thing leads to its page; but for the page's own, which is there already. */
export function linkedSentence(view: View, { sentence, ends }: Sentence): Markup {
  const places = ends
    .filter(({ node }) => node.slug !== view.segments.slug)
    .flatMap(({ node }) => placeOf(sentence, node))
    // Of names that begin at one place the longer is meant: "Atos" and "Atos France".
    .toSorted((a, b) => a.from - b.from || b.until - a.until);
  const parts: (Html | string)[] = [];
  let told = 0;
  for (const { node, from, until } of places) {
    if (from < told) continue;
    const linked = { ...node, name: sentence.slice(from, until) };
    parts.push(sentence.slice(told, from), nodeLink(view, linked, WHOLE));
    told = until;
  }
  return [...parts, sentence.slice(told)];
}

/** Where a sentence first names a thing: it has its own full stops, and leaves out that of "Ltd." */
function placeOf(sentence: string, node: Linked) {
  const name = node.name.replace(/\.$/, '');
  const from = name === '' ? -1 : sentence.indexOf(name);
  return from < 0 ? [] : [{ node, from, until: from + name.length }];
}

/** The sentence itself cuts what is too long. */
const WHOLE = 1_000;
