import type { Markup } from '../html.ts';
import type { View } from '../view.ts';
import { nodeName } from '../words/node-name.ts';
import { type Linked, nodeLink } from './statement.ts';

/** What a claim says, and the things that it is about. */
export interface Sentence {
  readonly sentence: string;
  readonly ends: readonly { readonly node: Linked }[];
}

/** A claim's sentence in which the first mention of each thing leads to its page; but for the page's own, which is there already. */
export function linkedSentence(view: View, sentence: Sentence): Markup {
  return piecesOf(sentence).map((piece) => {
    if (typeof piece === 'string') return piece;
    if (piece.slug === view.segments.slug) return nodeName(view.language, piece);
    return nodeLink(view, piece, WHOLE);
  });
}

/** A claim's sentence as a text: as the API has it, but for made-up titles, which are in the language of the page. */
export function toldSentence({ language }: View, sentence: Sentence): string {
  return piecesOf(sentence)
    .map((piece) => (typeof piece === 'string' ? piece : nodeName(language, piece)))
    .join('');
}

/** The sentence, cut where it names a thing for the first time; things have the names that stand there. */
function piecesOf({ sentence, ends }: Sentence): (Linked | string)[] {
  const places = ends
    .flatMap(({ node }) => placeOf(sentence, node))
    // Of names that begin at one place the longer is meant: "Atos" and "Atos France".
    .toSorted((a, b) => a.from - b.from || b.until - a.until);
  const pieces: (Linked | string)[] = [];
  let told = 0;
  for (const { node, from, until } of places) {
    if (from < told) continue;
    pieces.push(sentence.slice(told, from), { ...node, name: sentence.slice(from, until) });
    told = until;
  }
  return [...pieces, sentence.slice(told)];
}

/** Where a sentence first names a thing: it has its own full stops, and leaves out that of "Ltd." */
function placeOf(sentence: string, node: Linked) {
  const name = node.name.replace(/\.$/, '');
  const from = name === '' ? -1 : sentence.indexOf(name);
  return from < 0 ? [] : [{ node, from, until: from + name.length }];
}

/** The sentence itself cuts what is too long. */
const WHOLE = 1_000;
