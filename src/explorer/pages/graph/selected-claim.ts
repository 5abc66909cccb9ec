import { claimPath, nodePath } from '../../address.ts';
import { type Html, html, joined, shortened, webAddress } from '../../html.ts';
import type { PickedClaimFragment } from '../../operations.ts';
import { glyph } from '../../parts/glyph.ts';
import { toldSentence } from '../../parts/linked-sentence.ts';
import { sign } from '../../parts/mark.ts';
import { name } from '../../parts/name.ts';
import { documentTitle } from '../../words/document-title.ts';
import { nodeName } from '../../words/node-name.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphData, GraphView } from './asked.ts';
import type { Steps } from './steps.ts';

type Piece = PickedClaimFragment['evidence']['nodes'][number];

const MAX_SENTENCE = 400;
const MAX_QUOTE = 300;
const MAX_TITLE = 90;

/** The claim that the address selects; undefined where it selects none, or one that there is not. */
export function pickedClaim({ picked }: GraphData): PickedClaimFragment | undefined {
  return picked.find((each): each is PickedClaimFragment => each !== null && 'sentence' in each);
}

/** A claim that is selected: its sentence, how it stands, and the places that say so. */
export function selectedClaim(view: GraphView, claim: PickedClaimFragment, steps: Steps): Html {
  const words = pictureWords[view.language];
  const { nodes, totalCount } = claim.evidence;
  const more =
    totalCount > nodes.length && html`<p class="detail">${words.moreEvidence(totalCount - nodes.length)}</p>`;
  const since = words.knownSince(view.format.date(claim.knownFrom));
  const until =
    claim.state === 'WITHDRAWN' &&
    claim.knownUntil !== null &&
    words.takenBack(view.format.date(claim.knownUntil));
  const ends = claim.ends.map(
    ({ node }) => html`<a href="${steps.pick(node.id)}">${name(nodeName(view.language, node), 60)}</a>`,
  );
  return html`<p class="panel-name" dir="auto">${shortened(toldSentence(view, claim), MAX_SENTENCE)}</p>
<p>${sign(view, claim.standing)}${claim.modality === 'EXPECTED' && html` ${sign(view, 'EXPECTED')}`} <span class="detail">${since}${until && ` · ${until}`}</span></p>
<p class="detail">${joined(ends)}</p>
<h3>${words.evidence}</h3>
<ol class="evidence-list">${nodes.map((piece) => placeItem(view, piece))}</ol>${more}
<p class="links"><a href="${view.link(claimPath(claim.name))}">${words.openClaim}</a><a href="${steps.pick(undefined)}">${words.unselect}</a></p>`;
}

function placeItem(
  view: GraphView,
  { article, locator, quote, stance, standing, attributedTo }: Piece,
): Html {
  const { words, format } = view;
  const out = webAddress(article?.url);
  const source =
    article === null
      ? words.noDocument
      : html`<a href="${view.link(nodePath('Article', article.slug))}">${name(documentTitle(view.language, article.title), MAX_TITLE)}</a>${article.published !== null && html`, ${format.date(article.published)}`}`;
  const place = locator === null ? words.wholeDocument : words.locator(shortened(locator, MAX_TITLE));
  return html`<li><span class="mark mark-${standing.toLowerCase()}">${glyph(standing)} ${words.standing[standing]}</span> ${stance === 'DISPUTES' && html`<strong>${words.disputes}</strong> `}${source}, <span class="locator">${place}</span>${attributedTo !== null && html`, ${words.relyingOn} <bdi>${attributedTo.name}</bdi>`}${out !== undefined && html` · <a class="out" href="${out}" rel="noreferrer nofollow">${words.original}</a>`}${quote !== null && html`<q class="quote" dir="auto">${shortened(quote, MAX_QUOTE)}</q>`}</li>`;
}
