import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import { type Drawing, framed } from './drawing.ts';
import { MAX_COMPARED, type Pair } from './pair-matrix.ts';
import type { Firm, Sheet } from './sheet.ts';
import { fitted } from './text-width.ts';

const CELL = 40;
const ROW = 30;
const NAMES = 268;
const HEAD = 170;
const NAME_SIZE = 13;
const TOP = HEAD + 10;

/** Pairs of firms: above the diagonal against each other, below it together. */
export function matrixPicture(view: View, sheet: Sheet, pairs: readonly Pair[]): Drawing {
  const firms = sheet.firms.slice(0, MAX_COMPARED);
  const at = new Map(firms.map((firm, index) => [firm, index]));
  const words = graphWords[view.language];
  const width = NAMES + firms.length * CELL;
  const body = html`${firms.map((firm, index) => names(view, firm, index, width))}
${pairs.map((pair) => cells(view, pair, at.get(pair.first) ?? 0, at.get(pair.second) ?? 0))}`;
  return framed(words.matrix, width + 14, TOP + firms.length * ROW + 10, body);
}

function names(view: View, firm: Firm, index: number, width: number): Html {
  const y = TOP + index * ROW;
  const x = NAMES + index * CELL;
  const href = view.link(nodePath('Organisation', firm.slug));
  const words = graphWords[view.language];
  const told = firm.isNamesake ? `${firm.name} (${firm.identifier ?? words.noIdentifier})` : firm.name;
  return html`<path d="M14 ${y + ROW}H${width}" class="rule"/><rect x="${x}" y="${y}" width="${CELL}" height="${ROW}" class="diagonal"/>
<a href="${href}"><rect x="6" y="${y + 1}" width="${NAMES - 20}" height="${ROW - 2}" class="ground"/><circle cx="14" cy="${y + ROW / 2}" r="5" class="hollow"/><text x="26" y="${y + ROW / 2 + 4.5}" font-size="${NAME_SIZE}">${fitted(told, NAME_SIZE, NAMES - 42)}</text></a>
<text transform="translate(${x + CELL / 2 + 4} ${TOP - 8})rotate(-90)" font-size="${NAME_SIZE}" aria-hidden="true">${fitted(told, NAME_SIZE, HEAD - 10)}</text>`;
}

function cells(view: View, pair: Pair, first: number, second: number): Html {
  const words = graphWords[view.language];
  const { firstWonCount, secondWonCount, againstCount, togetherCount } = pair;
  const both = `${pair.first.name}, ${pair.second.name}`;
  const above = againstCount > 0 && {
    x: NAMES + second * CELL,
    y: TOP + first * ROW,
    title: `${both}: ${words.againstIs(againstCount, firstWonCount, secondWonCount)}`,
  };
  const below = togetherCount > 0 && {
    x: NAMES + first * CELL,
    y: TOP + second * ROW,
    title: `${both}: ${words.togetherIs(togetherCount)}`,
  };
  return html`${above && html`<g><title>${above.title}</title><rect x="${above.x + 1}" y="${above.y + 1}" width="${CELL - 2}" height="${ROW - 2}" class="against" fill-opacity="${shade(againstCount)}"/><text x="${above.x + CELL / 2}" y="${above.y + ROW / 2 + 4}" font-size="12" text-anchor="middle">${firstWonCount}<tspan class="faint"> : </tspan>${secondWonCount}</text></g>`}
${below && html`<g><title>${below.title}</title><rect x="${below.x + 1}" y="${below.y + 1}" width="${CELL - 2}" height="${ROW - 2}" class="together" fill-opacity="${shade(togetherCount)}"/><text x="${below.x + CELL / 2}" y="${below.y + ROW / 2 + 4}" font-size="12" text-anchor="middle">${togetherCount}</text></g>`}`;
}

/** Light enough for what is written on it. */
function shade(count: number): number {
  return Math.min(0.08 + count * 0.03, MOST_SHADE);
}

const MOST_SHADE = 0.26;
