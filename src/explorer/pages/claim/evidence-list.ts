import { nodePath } from '../../address.ts';
import { type Html, html, shortened, webAddress } from '../../html.ts';
import type { ClaimQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { glyph } from '../../parts/glyph.ts';
import { name } from '../../parts/name.ts';
import { cutFoot } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { citationWords } from '../../words/citation.ts';
import { claimWords } from '../../words/claim.ts';
import { documentTitle } from '../../words/document-title.ts';
import { madeNote } from '../../words/made-note.ts';

type Evidence = NonNullable<ClaimQuery['claim']>['evidence'];
type Piece = Evidence['nodes'][number];

const MAX_QUOTE = 2_000;
const MAX_TITLE = 160;

/** The places in documents that say so or deny it, whole: quotation, place, publisher, and whether the document still says so. */
export function evidenceList(view: View, { nodes, totalCount }: Evidence): Html | null {
  const cut = cutFoot(view, nodes.length, totalCount);
  const body = html`<ol class="evidence-list">${nodes.map((piece) => pieceItem(view, piece))}</ol>${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section('evidence', claimWords[view.language].evidence, body, view.format.number(totalCount));
}

function pieceItem(view: View, piece: Piece): Html {
  const { words, format } = view;
  const own = claimWords[view.language];
  const { article, locator, quote, note, stance, standing, attributedTo, state, knownFrom, knownUntil } =
    piece;
  const out = webAddress(article?.url);
  const document =
    article === null
      ? html`${words.noDocument}`
      : html`<a href="${view.link(nodePath('Article', article.slug))}">${name(documentTitle(view.language, article.title), MAX_TITLE)}</a>${article.published !== null && html`, ${format.date(article.published)}`}`;
  const until =
    state === 'WITHDRAWN' &&
    html` · ${own.ended(format.date(knownUntil ?? knownFrom))}${piece.withdrawnBy !== null && html` (<a href="${view.link(nodePath('Article', piece.withdrawnBy.slug))}">${name(documentTitle(view.language, piece.withdrawnBy.title), 80)}</a>)`}`;
  return html`<li class="${state === 'WITHDRAWN' ? 'ended' : ''}"><span class="mark mark-${standing.toLowerCase()}">${glyph(standing)} ${words.standing[standing]}</span> ${stance === 'DISPUTES' && html`<strong>${words.disputes}</strong> `}${document}, <span class="locator">${locator === null ? words.wholeDocument : words.locator(locator)}</span>${attributedTo !== null && html`, ${words.relyingOn} <bdi>${attributedTo.name}</bdi>`}${out !== undefined && html` · <a class="out" href="${out}" rel="noreferrer nofollow">${words.original}</a>`}
${quote !== null && html`<q class="quote" dir="auto">${shortened(quote, MAX_QUOTE)}</q>`}${note !== null && html`<span class="note" dir="auto">${shortened(madeNote(view.language, note), MAX_QUOTE)}</span>`}
<span class="sub">${own.knownSince(format.date(knownFrom))}${until}</span></li>`;
}

/** How to cite each source, as its importer knows it. */
export function sourceCitations(view: View, { nodes }: Evidence): Html | null {
  const own = claimWords[view.language];
  const forms = citationWords[view.language];
  const cited = nodes.flatMap(({ citation, article }) =>
    citation === null ? [] : { ...citation, text: toldCitation(view, citation, article?.title) },
  );
  if (cited.length === 0) return null;
  return html`<details class="cite"><summary>${own.citeEvidence}</summary>${cited.map(
    ({ text, bibtex, csl }) =>
      html`<p class="citation" dir="auto">${text}</p><details class="cite"><summary>${forms.asBibtex}, ${forms.asCsl}</summary><pre tabindex="0">${bibtex}</pre><pre tabindex="0">${csl}</pre></details>`,
  )}</details>`;
}

/** A citation whose title and place are in the page's language where an importer made them. */
function toldCitation(
  { language, words }: View,
  { text, locator }: Pick<NonNullable<Piece['citation']>, 'text' | 'locator'>,
  title = '',
): string {
  const told = text.replace(title, () => documentTitle(language, title));
  return locator === null ? told : told.replace(locator, () => words.locator(locator));
}
