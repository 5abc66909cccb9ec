import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { NAME_AT, nameEnd, type Shown, UNSEEN_SIZE } from './column-line.ts';
import { COLUMN_X, NAME_SIZE, NAME_WIDTH } from './column-place.ts';
import type { NodeTypeName } from './thing.ts';

const LINE_HEIGHT = 15;

const SHAPES: Readonly<Record<NodeTypeName, string>> = {
  Organisation: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  Tender: 'M-5-5H5V5H-5Z',
  Person: 'M0-5.5 6 5H-6Z',
  Regulation: 'M0-6.5 6.5 0 0 6.5-6.5 0Z',
  Article: 'M-4-6H2L5-3V6H-4Z',
};

/** The shape of a type beside its word or a name. */
export function typeSample(type: NodeTypeName): Html {
  return html`<svg class="drawing outcome-sample" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true"><path d="${SHAPES[type]}" class="hollow"/></svg>`;
}

/** Whether the name is longer than what is written. */
function isCut({ thing, lines }: Shown): boolean {
  return lines.join(' ') !== thing.name;
}

/** A thing leads to its page: its shape, filled for seeds, its name in two lines at most, and how many of its claims are not shown. */
export function drawnThing(view: View, place: Shown, isPicked: boolean, isNear: boolean): Html {
  const { thing, column, y, lines, below, unseen } = place;
  const { id, type, slug, name, opening, isOpened } = thing;
  const x = COLUMN_X[column] ?? 0;
  const width = (NAME_WIDTH[column] ?? 0) + NAME_AT + 4;
  const isSeed = opening === 0;
  const count = lines.length + (below === undefined ? 0 : 1);
  const first = y + 4.5 - ((count - 1) * LINE_HEIGHT) / 2;
  return html`<a href="${view.link(nodePath(type, slug))}" data-thing="${id}"${isOpened && html` data-opened=""`}${isPicked && html` aria-current="true"`}${isNear && html` class="near"`}>${isCut(place) && html`<title>${name}</title>`}<rect x="${x}" y="${y - 19}" width="${width}" height="38" rx="3" class="${isPicked ? 'picked' : 'ground'}"/><path d="${SHAPES[type]}" transform="translate(${x + 8} ${y})" class="${isSeed ? 'full' : 'hollow'}"/>${lines.map((line, index) => html`<text x="${x + NAME_AT}" y="${first + index * LINE_HEIGHT}" font-size="${NAME_SIZE}"${isSeed && html` class="strong"`}>${line}</text>`)}${below !== undefined && html`<text x="${x + NAME_AT}" y="${first + lines.length * LINE_HEIGHT - 1}" font-size="11" class="faint">${below}</text>`}${unseen !== '' && html`<text x="${Math.round(nameEnd(place)) + 5}" y="${y + 4}" font-size="${UNSEEN_SIZE}" class="unseen">${unseen}</text>`}</a>`;
}
