import { nodePath } from '../../address.ts';
import { type Drawing, drawn, framed } from '../../graph/drawing.ts';
import { fitted } from '../../graph/text-width.ts';
import { type Html, html, type Markup } from '../../html.ts';
import { selectionWords } from '../../words/selection.ts';
import { type PairsView, type Rivalries, tendersOfBoth } from './question.ts';

type Matrix = Rivalries['matrix'];
type Pair = Matrix['rivalries'][number];

/** So many organisations are compared at most: more columns can't be looked at. */
const MOST = 20;

const CELL = 44;
const ROW = 32;
const NAMES = 268;
const HEAD = 170;
const NAME_SIZE = 13;
const TOP = HEAD + 10;

/** Who won how often against whom, of how many contests: rows against columns, with a key. */
export function winMatrix(view: PairsView, matrix: Matrix): Html {
  const words = selectionWords[view.language];
  return html`<p class="note">${words.matrixKey} ${words.matrixIsCut(MOST)}</p>
${drawn(picture(view, matrix))}`;
}

function picture(view: PairsView, { organisations, rivalries }: Matrix): Drawing {
  const most = new Set(organisations.slice(0, MOST).map(({ slug }) => slug));
  const among = rivalries.filter((pair) => pair.organisations.every(({ slug }) => most.has(slug)));
  // Who met none of the others has an empty row, which says nothing.
  const met = new Set(among.flatMap((pair) => pair.organisations.map(({ slug }) => slug)));
  const compared = organisations.filter(({ slug }) => met.has(slug));
  const places = new Map(compared.map(({ slug }, index) => [slug, index]));
  const width = NAMES + compared.length * CELL;
  const body = html`${compared.map((each, index) => names(view, each, index, width))}
${among.map((pair) => cells(view, pair, places))}`;
  return framed(
    selectionWords[view.language].matrixPicture,
    width + 14,
    TOP + compared.length * ROW + 10,
    body,
  );
}

function names(
  view: PairsView,
  { slug, name }: Matrix['organisations'][number],
  index: number,
  width: number,
) {
  const y = TOP + index * ROW;
  const x = NAMES + index * CELL;
  const href = view.link(nodePath('Organisation', slug));
  return html`<path d="M14 ${y + ROW}H${width}" class="rule"/><rect x="${x}" y="${y}" width="${CELL}" height="${ROW}" class="diagonal"/>
<a href="${href}"><title>${name}</title><rect x="6" y="${y + 1}" width="${NAMES - 20}" height="${ROW - 2}" class="ground"/><text x="14" y="${y + ROW / 2 + 4.5}" font-size="${NAME_SIZE}">${fitted(name, NAME_SIZE, NAMES - 30)}</text></a>
<text transform="translate(${x + CELL / 2 + 4} ${TOP - 8})rotate(-90)" font-size="${NAME_SIZE}" aria-hidden="true">${fitted(name, NAME_SIZE, HEAD - 10)}</text>`;
}

/** A pair stands in two cells: how often each won against the other. */
function cells(view: PairsView, pair: Pair, places: ReadonlyMap<string, number>): Markup {
  return [0, 1].map((side) => cell(view, pair, side as 0 | 1, places));
}

function cell(view: PairsView, pair: Pair, side: 0 | 1, places: ReadonlyMap<string, number>): Html | null {
  const words = selectionWords[view.language];
  const [one, other] = [pair.organisations[side], pair.organisations[1 - side]];
  const [row, column] = [places.get(one?.slug ?? ''), places.get(other?.slug ?? '')];
  if (one === undefined || other === undefined || row === undefined || column === undefined) return null;
  const met = pair.contestCount.certain;
  const won = pair.wonByEach[side]?.certain ?? 0;
  const x = NAMES + column * CELL;
  const y = TOP + row * ROW;
  const isNever = pair.neverWinner?.slug === one.slug;
  const text = met === 0 ? '?' : html`${won}<tspan class="faint">/${met}</tspan>`;
  return html`<a href="${tendersOfBoth(view, one.slug, other.slug)}"><title>${view.words.labelled(`${one.name}, ${other.name}`, words.wonOf(won, met, pair.contestCount.possible))}</title><rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}"${isNever ? html` class="against" fill-opacity="0.22"` : html` class="ground"`}/><text x="${x + CELL / 2}" y="${y + ROW / 2 + 4}" font-size="12" text-anchor="middle"${isNever && html` class="strong"`}>${text}</text></a>`;
}
