import { shortLocator } from '../../footnotes.ts';
import { type Html, html } from '../../html.ts';
import type { ArticleQuery, ClaimKind } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { glyph } from '../../parts/glyph.ts';
import { linkedSentence } from '../../parts/linked-sentence.ts';
import { mark } from '../../parts/mark.ts';
import { nodeLink } from '../../parts/statement.ts';
import { cutFoot } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { articleWords } from '../../words/article.ts';
import { claimKind } from '../../words/claim.ts';

type Article = NonNullable<ArticleQuery['article']>;
export type ArticleClaim = Article['claims']['nodes'][number];

/** What the document claims, by kind, each with its place and on whom the document relies for it. */
export function articleClaims(view: View, article: Article, next: string | undefined): Html {
  const words = articleWords[view.language];
  const { nodes, totalCount } = article.claims;
  if (totalCount === 0)
    return html`<section aria-labelledby="claims"><h2 id="claims">${words.claims}</h2><p class="absent">${words.noClaims}</p></section>`;
  const counts = new Map(article.claimCounts?.map(({ kind, count }) => [kind, count]));
  const isWhole = nodes.length === totalCount;
  const cut = cutFoot(view, nodes.length, totalCount, next);
  const body = html`${[...Map.groupBy(nodes, ({ kind }) => kind)].map(([kind, claims]) => ofKind(view, kind, claims, counts.get(kind) ?? (isWhole ? claims.length : undefined)))}${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section('claims', words.claims, body, view.format.number(totalCount)) as Html;
}

function ofKind(
  view: View,
  kind: ClaimKind,
  claims: readonly ArticleClaim[],
  count: number | undefined,
): Html {
  return html`<h3>${claimKind[view.language][kind]}${count !== undefined && html` <span class="count">${view.format.number(count)}</span>`}</h3>
<ul class="claimlist">${claims.map((claim) => html`<li id="${anchorOf(claim)}">${claimLine(view, claim)}</li>`)}</ul>`;
}

/** Where a passage of the text leads. */
export function anchorOf({ id }: Pick<ArticleClaim, 'id'>): string {
  return `c-${id.replace(':', '-')}`;
}

/** Sources are not numbered here: the place is in this very document. */
function claimLine(view: View, claim: ArticleClaim): Html {
  const words = articleWords[view.language];
  const standing = claim.standing.toLowerCase();
  const expected = claim.modality === 'EXPECTED' && ' step-expected';
  const places = claim.cited.nodes.map(
    ({ locator, quote, stance, attributedTo }) =>
      html`<span class="sub">${stance === 'DISPUTES' && html`<strong>${glyph('DISPUTED')} ${words.denies}</strong> `}<span class="locator"${locator !== null && html` title="${locator}"`}>${locator === null ? view.words.wholeDocument : view.words.locator(shortLocator(locator))}</span>${attributedTo !== null && html`, ${words.relyingOn} ${nodeLink(view, attributedTo)}`}${quote !== null && html` <q class="quote" dir="auto">${quote}</q>`}</span>`,
  );
  return html`<span class="step step-${standing}${expected}"><span dir="auto">${linkedSentence(view, claim)}</span> ${mark(view, claim)}${places}</span>`;
}
