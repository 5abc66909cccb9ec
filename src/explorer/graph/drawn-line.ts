import { claimPath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { claimKind } from '../words/claim.ts';
import { pictureWords } from '../words/picture.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { MEETING_COLUMN } from './bid-mark.ts';
import { alongTo, edgeOf, type Line, type Point, portOf, routeBetween, type Shown } from './column-line.ts';
import type { Ports } from './column-port.ts';
import { outcomeMark } from './outcome-mark.ts';

/** Where a line is drawn, and how. */
export interface LineDrawing {
  /** Spreads lines that run beside each other. */
  readonly lane: number;
  readonly mark: Point | undefined;
  readonly ports: Ports;
  /** Whether it belongs to what is selected. */
  readonly isPicked: boolean;
  /** Whether claims are addressed by what they are called everywhere; in pages their shorter ids lead there. */
  readonly isForFile: boolean;
  /** Whether its verb stands at it: once for all lines that meet at a port. */
  readonly hasVerb: boolean;
}

/** A line leads to its claim: standing on the line, modality on the head, of bids the outcome as a mark. */
export function drawnLine(
  view: View,
  line: Line,
  { lane, mark, ports, isPicked, isForFile, hasVerb }: LineDrawing,
): Html {
  const { kind, standing, modality, from, to, claims, status } = line;
  const [claim] = claims;
  const lastColumn = mark ? MEETING_COLUMN : (from[0]?.column ?? 0);
  const end = portOf(to, lastColumn, ports.offsetOf(to, kind));
  const paths = mark ? bidPaths(line, mark, end, ports) : [claimPathOf(line, end, lane, ports)];
  const isFromLeft = lastColumn < to.column;
  const head = `M${end.x} ${end.y}l${isFromLeft ? -8 : 8}-3.5v7Z`;
  const side = isFromLeft ? -1 : 1;
  const name = standing.toLowerCase();
  const many = mark ? { x: mark.x + 8, y: mark.y - 5 } : { x: end.x + side * 18, y: end.y - 5 };
  const ends = [...from, to].map(({ thing }) => thing.id).join(' ');
  return html`<a href="${view.link(claimPath((isForFile ? claim?.name : claim?.id) ?? ''))}" tabindex="-1" data-claim="${claim?.id}" data-ends="${ends}"${isPicked && html` class="near picked-line"`}><title>${toldOf(view, line)}</title><path d="${paths.join('')}" class="line line-${name}"/><path d="${head}" class="head head-${name}${modality === 'EXPECTED' && ' head-open'}"/>${mark && status !== undefined && outcomeMark(status, mark.x, mark.y)}${claims.length > 1 && html`<text x="${many.x}" y="${many.y}" font-size="10" class="strong">×${claims.length}</text>`}${hasVerb && html`<text x="${end.x + side * 11}" y="${end.y - 4}" font-size="10.5" class="verb"${isFromLeft && html` text-anchor="end"`}>${verbOf(view, line)}</text>`}</a>`;
}

/** From each party to the mark, and from there to the tender. */
function bidPaths({ kind, from, to }: Line, mark: Point, end: Point, ports: Ports): string[] {
  const parties = from.map((party) => {
    const port = portOf(party, MEETING_COLUMN, ports.offsetOf(party, kind));
    const isRight = port.x > mark.x;
    const turn = isRight ? port.x : turnOf(port, party);
    const bend = isRight ? mark.x + 14 : mark.x - 14;
    return `M${port.x} ${port.y}${alongTo(port.x, turn)}C${bend} ${port.y} ${bend} ${mark.y} ${mark.x} ${mark.y}`;
  });
  const turn = end.x < mark.x ? turnOf(end, to) : end.x;
  const bend = Math.round((mark.x + turn) / 2);
  return [
    ...parties,
    `M${mark.x} ${mark.y}C${bend} ${mark.y} ${bend} ${end.y} ${turn} ${end.y}${alongTo(turn, end.x)}`,
  ];
}

function claimPathOf({ kind, from: [from], to }: Line, end: Point, lane: number, ports: Ports): string {
  if (from === undefined) return '';
  const start = portOf(from, to.column, ports.offsetOf(from, kind));
  const first = to.column < from.column ? start : { x: turnOf(start, from), y: start.y };
  const last = from.column < to.column ? end : { x: turnOf(end, to), y: end.y };
  return `M${start.x} ${start.y}${alongTo(start.x, first.x)}${routeBetween(first, last, from.column, to.column, lane)}${alongTo(last.x, end.x)}`;
}

/** From where a line may leave its row. */
function turnOf(port: Point, place: Shown): number {
  return Math.max(port.x, edgeOf(place));
}

/** What a line says, in words: the same stands in the table. */
export function toldOf(view: View, { kind, standing, modality, from, to, claims, status }: Line): string {
  const names = from.map(({ thing }) => thing.name).join(', ');
  const how = [
    claimKind[view.language][kind],
    status !== undefined && vocabulary[view.language].bidStatus[status],
    view.words.standing[standing],
    modality === 'EXPECTED' && view.words.standing.EXPECTED,
  ].filter((part) => part !== false);
  const often = claims.length > 1 ? ` ×${claims.length}` : '';
  return view.words.labelled(`${names} → ${to.thing.name}`, `${how.join(', ')}${often}`);
}

/** The short verb at a port; empty for bids, whose marks say more, and for purchases, whose columns do. */
export function verbOf(view: View, { kind, isHeld }: Line): string {
  const words = pictureWords[view.language];
  if (kind === 'QUALIFICATION' && !isHeld) return `${words.verbs[kind]}\u202f?`;
  return words.verbs[kind];
}
