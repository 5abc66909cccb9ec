import { nodePath } from '../../address.ts';
import { type Html, html, type Markup } from '../../html.ts';
import type { ArticleQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { toldSentence } from '../../parts/linked-sentence.ts';
import type { View } from '../../view.ts';
import { articleWords } from '../../words/article.ts';
import { anchorOf } from './article-claims.ts';

type Article = NonNullable<ArticleQuery['article']>;

/** A stretch of the body that is marked, in UTF-16 code units, the end exclusive. */
interface Marked {
  readonly start: number;
  readonly end: number;
  readonly show: (text: Markup) => Html;
}

/** Longer bodies are shown by their beginning. */
const MAX_BODY = 30_000;

/** The text, where it is kept, with the names that are known and the passages that claims quote marked in place. */
export function articleText(view: View, article: Article): Html | null {
  const { body, language } = article;
  if (body === null || body.trim() === '') return null;
  const words = articleWords[view.language];
  const text = body.slice(0, MAX_BODY);
  const [mentions, quotes] = [mentionsIn(view, article), quotesIn(view, article, text)];
  const paragraphs = paragraphsOf(text).map(
    ({ start, end }) => html`<p>${markedText(text, start, end, quotes, mentions)}</p>`,
  );
  const shown = html`<p class="foot-note">${words.textHint}</p><div class="body" dir="auto"${language !== null && html` lang="${language}"`}>${paragraphs}${body.length > MAX_BODY && html`<p>…</p>`}</div>`;
  return section('text', words.text, shown);
}

function mentionsIn(view: View, { mentioned }: Article): Marked[] {
  return mentioned.nodes.flatMap(({ startOffset, endOffset, node }) => {
    if (startOffset === null || endOffset === null || endOffset <= startOffset) return [];
    const href = view.link(nodePath(node.__typename, node.slug));
    return [{ start: startOffset, end: endOffset, show: (text) => html`<a href="${href}">${text}</a>` }];
  });
}

/** Passages that claims quote, word for word; of each the first place. */
function quotesIn(view: View, { claims }: Article, text: string): Marked[] {
  const numbered = claims.nodes.flatMap((claim) =>
    claim.cited.nodes.flatMap(({ quote }) => (quote === null ? [] : [{ claim, quote }])),
  );
  return numbered.flatMap(({ claim, quote }, index) => {
    const start = text.indexOf(quote);
    if (start < 0) return [];
    const link = html`<a class="ref" href="#${anchorOf(claim)}" aria-label="${view.words.labelled(`${index + 1}`, toldSentence(view, claim))}">${index + 1}</a>`;
    return [
      { start, end: start + quote.length, show: (words: Markup) => html`<mark>${words}</mark>${link}` },
    ];
  });
}

function paragraphsOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim() !== '') found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The text between two places, with its quotations marked and, within and between those, its mentions. */
function markedText(
  text: string,
  start: number,
  end: number,
  outer: readonly Marked[],
  inner: readonly Marked[],
): Markup {
  const within = outer
    .map((each) => ({ ...each, start: Math.max(each.start, start), end: Math.min(each.end, end) }))
    .filter((each) => each.start < each.end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const pieces: Markup[] = [];
  let at = start;
  for (const each of within) {
    // One that begins within another is left out: markup does not overlap.
    if (each.start < at) continue;
    pieces.push(
      plainOrInner(text, at, each.start, inner),
      each.show(plainOrInner(text, each.start, each.end, inner)),
    );
    at = each.end;
  }
  return [...pieces, plainOrInner(text, at, end, inner)];
}

function plainOrInner(text: string, start: number, end: number, inner: readonly Marked[]): Markup {
  if (inner.length === 0) return text.slice(start, end);
  const whole = inner.filter((each) => each.start >= start && each.end <= end);
  return markedText(text, start, end, whole, []);
}
