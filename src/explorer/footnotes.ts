import { nodePath } from './address.ts';
import type { Format } from './format.ts';
import { type Html, html, type Markup, shortened, webAddress } from './html.ts';
import type { Language } from './language.ts';
import type { PlaceFragment } from './operations.ts';
import { glyph } from './parts/glyph.ts';
import type { CommonWords } from './words/common.ts';
import { documentTitle } from './words/document-title.ts';
import { madeNote } from './words/made-note.ts';

/** What footnotes need of the page they stand on. */
export interface Page {
  readonly language: Language;
  readonly words: CommonWords;
  readonly format: Format;
  link(path: string): string;
}

/** Evidence of a claim, as pages ask for it. */
export interface Evidence {
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly nodes: readonly PlaceFragment[];
}

interface Numbered {
  readonly number: number;
  readonly place: PlaceFragment;
}

const MAX_TITLE = 110;
const MAX_QUOTE = 600;

/** The places in sources on which a page rests: each is numbered once, in the order in which the page names them. */
export class Footnotes {
  readonly #view: Page;
  readonly #numbered = new Map<string, Numbered>();

  constructor(view: Page) {
    this.#view = view;
  }

  /**
   * The numbers that lead to the places; where there are more, a "+" leads to the claim.
   *
   * @param claim address of the claim's page
   */
  refs({ pageInfo, nodes }: Evidence, claim: string): Html | null {
    if (nodes.length === 0) return null;
    const distinct = [...new Map(nodes.map((place) => [keyOf(place), place])).values()];
    const more = html`<a class="ref" href="${claim}" aria-label="${this.#view.words.moreSources}">+</a>`;
    return html`<span class="refs">${distinct.map((place) => this.#ref(place))}${pageInfo.hasNextPage && more}</span>`;
  }

  #ref(place: PlaceFragment): Html {
    const key = keyOf(place);
    const known = this.#numbered.get(key);
    const { number } = known ?? this.#add(key, place);
    return html`<a class="ref" href="#s${number}"${!known && html` id="r${number}"`} aria-label="${this.#view.words.source(number)}">${number}</a>`;
  }

  #add(key: string, place: PlaceFragment): Numbered {
    const numbered = { number: this.#numbered.size + 1, place };
    this.#numbered.set(key, numbered);
    return numbered;
  }

  /** The places at the end of the page, by document, each with a way back. Null where the page names none. */
  section(): Html | null {
    if (this.#numbered.size === 0) return null;
    const { words } = this.#view;
    const byDocument = Map.groupBy(this.#numbered.values(), ({ place }) => place.article?.slug ?? '');
    return html`<section class="sources" aria-labelledby="sources"><h2 id="sources">${words.sources} <span class="count">${byDocument.size}</span></h2>
<div class="documents">${Array.from(byDocument.values(), (places) => this.#document(places))}</div></section>`;
  }

  #document(places: readonly Numbered[]): Html {
    const article = places[0]?.place.article ?? null;
    return html`<div class="document">${this.#title(article)}<ol class="places">${places.map((each) => this.#place(each))}</ol></div>`;
  }

  #title(article: PlaceFragment['article']): Html {
    const { words, format } = this.#view;
    if (article === null) return html`<p class="document-title">${words.noDocument}</p>`;
    const { slug, title, published, url } = article;
    const out = webAddress(url);
    return html`<p class="document-title"><a href="${this.#view.link(nodePath('Article', slug))}"><bdi>${shortened(documentTitle(this.#view.language, title), MAX_TITLE)}</bdi></a><span class="detail">${published !== null && html`, ${format.date(published)}`}${out !== undefined && html` · <a class="out" href="${out}" rel="noreferrer nofollow">${words.original}</a>`}</span></p>`;
  }

  #place({ number, place }: Numbered): Html {
    const { words } = this.#view;
    const { locator, quote, note, stance, attributedTo, standing } = place;
    const parts: Markup[] = [
      stance === 'DISPUTES' && html`<strong>${words.disputes}</strong> `,
      html`<span class="locator">${locator === null ? words.wholeDocument : breakable(words.locator(shortLocator(locator)))}</span>`,
      attributedTo !== null && html`, ${words.relyingOn} <bdi>${attributedTo.name}</bdi>`,
      html` <a class="back" href="#r${number}" aria-label="${words.backTo(number)}">↑</a>`,
      quote !== null && html`<q class="quote" dir="auto">${shortened(quote, MAX_QUOTE)}</q>`,
      note !== null &&
        html`<span class="note" dir="auto">${shortened(madeNote(this.#view.language, note), MAX_QUOTE)}</span>`,
    ];
    return html`<li id="s${number}" value="${number}" class="evidence">${glyph(standing)}${parts}</li>`;
  }
}

function keyOf({ article, locator, quote, note, stance, attributedTo }: PlaceFragment): string {
  return JSON.stringify([article?.slug, locator, quote, note, stance, attributedTo?.name]);
}

/** Of a path through an XML or JSON document the last two steps, which say what it is. */
export function shortLocator(locator: string): string {
  const steps = locator.split('/');
  return steps.length > MAX_STEPS + 1 && /^[/#$]/.test(locator)
    ? `…/${steps.slice(-MAX_STEPS).join('/')}`
    : locator;
}

const MAX_STEPS = 2;

/** A path may go on in the next line after each of its steps. */
function breakable(path: string): Markup {
  return path.split('/').map((step, index) => (index === 0 ? step : html`/<wbr>${step}`));
}
