import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import { type Drawing, framed } from './drawing.ts';
import { MAX_COMPARED, type Pair } from './pair-matrix.ts';
import type { Firm, Sheet } from './sheet.ts';
import { firmLabel } from './sheet-title.ts';
import { fitted } from './text-width.ts';

const CELL = 40;
const ROW = 30;
const NAMES = 268;
const HEAD = 170;
const NAME_SIZE = 13;
const TOP = HEAD + 10;

/** What of the matrix stands out, and where its cells lead. */
export interface MatrixDrawing {
  readonly pairs: readonly Pair[];
  /** Global ids of the firm that is selected, or of those of a cell: first that of its row. */
  readonly picked: readonly string[];
  /** Those that belong to what is selected. */
  readonly pickedPairs: ReadonlySet<Pair>;
  /** The address that selects a cell, by the ids of its row and its column. */
  readonly linkOf: (row: string, column: string) => string;
}

/** Pairs of firms: above the diagonal against each other, below it together. Places of firms that are not drawn stay empty. */
export function matrixPicture(view: View, { places, firms }: Sheet, drawing: MatrixDrawing): Drawing {
  const { pairs, picked, pickedPairs } = drawing;
  const rows = places.firms.slice(0, MAX_COMPARED);
  const at = new Map(rows.map(({ id }, index) => [id, index]));
  const words = graphWords[view.language];
  const width = NAMES + rows.length * CELL;
  const near = new Set([
    ...picked,
    ...[...pickedPairs].flatMap(({ first, second }) => [first.id, second.id]),
  ]);
  const body = html`${rows.map((_, index) => html`<path d="M14 ${TOP + (index + 1) * ROW}H${width}" class="rule"/><rect x="${NAMES + index * CELL}" y="${TOP + index * ROW}" width="${CELL}" height="${ROW}" class="diagonal"/>`)}
${firms.map((firm) => at.has(firm.id) && names(view, firm, at.get(firm.id) ?? 0, { isPicked: picked.length === 1 && picked[0] === firm.id, isNear: near.has(firm.id) }))}
${pairs.map((pair) => cells(view, pair, at, drawing))}`;
  const isLit = picked.length > 0 || pickedPairs.size > 0;
  return { ...framed(words.matrix, width + 14, TOP + rows.length * ROW + 10, body), isLit };
}

interface Emphasis {
  readonly isPicked: boolean;
  readonly isNear: boolean;
}

/** At the row and, for those who point, at the head of the column. */
function names(view: View, firm: Firm, index: number, { isPicked, isNear }: Emphasis): Html {
  const { id, slug } = firm;
  const y = TOP + index * ROW;
  const x = NAMES + index * CELL;
  const href = view.link(nodePath('Organisation', slug));
  const told = firmLabel(view, firm);
  const ground = isPicked ? 'picked' : 'ground';
  return html`<a href="${href}" data-thing="${id}"${isPicked && html` aria-current="true"`}${isNear && html` class="near"`}><title>${told}</title><rect x="6" y="${y + 1}" width="${NAMES - 20}" height="${ROW - 2}" class="${ground}"/><circle cx="14" cy="${y + ROW / 2}" r="5" class="hollow"/><text x="26" y="${y + ROW / 2 + 4.5}" font-size="${NAME_SIZE}">${fitted(told, NAME_SIZE, NAMES - 42)}</text></a>
<a href="${href}" data-thing="${id} ${id}" tabindex="-1"${isNear && html` class="near"`}><title>${told}</title><rect x="${x + 1}" y="2" width="${CELL - 2}" height="${TOP - 4}" class="${ground}"/><text transform="translate(${x + CELL / 2 + 4} ${TOP - 8})rotate(-90)" font-size="${NAME_SIZE}">${fitted(told, NAME_SIZE, HEAD - 10)}</text></a>`;
}

function cells(view: View, pair: Pair, at: ReadonlyMap<string, number>, drawing: MatrixDrawing): Html {
  const words = graphWords[view.language];
  const { first, second, firstWonCount, secondWonCount, against, together } = pair;
  const text = html`${firstWonCount}<tspan class="faint">\u202f:\u202f</tspan>${secondWonCount}`;
  const says = words.againstIs(against.length, firstWonCount, secondWonCount);
  const toldOf = (what: string) => view.words.labelled(`${first.name}, ${second.name}`, what);
  const draw = (row: Firm, column: Firm, shown: Omit<Cell, 'x' | 'y' | 'ids'>) =>
    cell(
      {
        ...shown,
        x: NAMES + (at.get(column.id) ?? 0) * CELL,
        y: TOP + (at.get(row.id) ?? 0) * ROW,
        ids: [row.id, column.id],
      },
      pair,
      drawing,
    );
  return html`${against.length > 0 && draw(first, second, { kind: 'against', count: against.length, told: toldOf(says), text })}
${together.length > 0 && draw(second, first, { kind: 'together', count: together.length, told: toldOf(words.togetherIs(together.length)), text: html`${together.length}` })}`;
}

interface Cell {
  readonly kind: 'against' | 'together';
  readonly x: number;
  readonly y: number;
  /** Of the firms of its row and its column. */
  readonly ids: readonly [row: string, column: string];
  readonly count: number;
  readonly told: string;
  readonly text: Html;
}

function cell(
  { kind, x, y, ids, count, told, text }: Cell,
  pair: Pair,
  { picked, pickedPairs, linkOf }: MatrixDrawing,
): Html {
  const isPicked = ids.join() === picked.join();
  const pickedLine = pickedPairs.has(pair) && html` class="near picked-line"`;
  return html`<a href="${linkOf(...ids)}" data-thing="${ids.join(' ')}" data-ends="${ids.join(' ')}" tabindex="-1"${isPicked && html` aria-current="true"`}${pickedLine}><title>${told}</title><rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}" class="${kind}" fill-opacity="${shade(count)}"/>${isPicked && html`<rect x="${x + 1.5}" y="${y + 1.5}" width="${CELL - 3}" height="${ROW - 3}" class="frame"/>`}<text x="${x + CELL / 2}" y="${y + ROW / 2 + 4}" font-size="12" text-anchor="middle">${text}</text></a>`;
}

/** Light enough for what is written on it. */
function shade(count: number): number {
  return Math.min(0.08 + count * 0.03, MOST_SHADE);
}

const MOST_SHADE = 0.26;
