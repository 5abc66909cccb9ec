import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { claimKind } from '../words/claim.ts';
import { graphWords } from '../words/graph.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { edgeOf, findLines, type Line, type Point, portOf, routeBetween } from './column-line.ts';
import { COLUMN_X, NAME_SIZE, NAME_WIDTH, type Place, placeThings, type WalkThing } from './column-place.ts';
import { type Drawing, framed } from './drawing.ts';
import { outcomeMark } from './outcome-mark.ts';
import { wrapped } from './text-width.ts';

const TOP = 56;
const LEFT = 14;
const LINE_HEIGHT = 15;
/** Before the names of bidders: there parties of a bid meet. */
const MEETING_X = (COLUMN_X[3] ?? 0) - 24;
const MEETING_COLUMN = 2.5;
const MARK_ROOM = 15;

/** Everything that is drawn, with where it stands. */
export interface Columns {
  readonly places: readonly Place[];
  readonly lines: readonly Line[];
}

export interface ColumnsOptions {
  /** The thing that is selected: lines of others are drawn fainter. */
  readonly picked: string | undefined;
  /** Where a name leads. */
  readonly address: (thing: WalkThing) => string;
}

export function makeColumns(
  things: readonly WalkThing[],
  claims: Parameters<typeof findLines>[0],
  openedIds: readonly string[],
): Columns {
  const places = placeThings(things, openedIds);
  return { places, lines: findLines(claims, new Map(places.map((place) => [place.thing.node.id, place]))) };
}

/** Who with whom: things in columns, claims as lines. */
export function columnsPicture(view: View, { places, lines }: Columns, options: ColumnsOptions): Drawing {
  const words = graphWords[view.language];
  const marks = placeMarks(lines);
  const offsets = offsetsOf(lines);
  const bottom = Math.max(0, ...places.map(({ y }) => y), ...Array.from(marks.values(), ({ y }) => y));
  const used = new Set(places.map(({ column }) => column));
  const body = html`${words.columns.map((word, column) => used.has(column) && html`<text x="${LEFT + (COLUMN_X[column] ?? 0) - 6}" y="18" font-size="11" class="faint strong">${word}</text>`)}
<g transform="translate(${LEFT} ${TOP})">${lines.map((line, lane) => drawnLine(view, line, lane, marks.get(line), offsets, options))}
${places.map((place) => drawnThing(place, options))}</g>`;
  const width = LEFT + (COLUMN_X[5] ?? 0) + 20 + (NAME_WIDTH[5] ?? 0) + 10;
  return framed(words.whom, width, TOP + bottom + 44, body);
}

/** A mark a bid, as near to the middle of its parties as others leave room; those of the same parties in the order of their tenders. */
function placeMarks(lines: readonly Line[]): Map<Line, Point> {
  const marks = new Map<Line, Point>();
  const isTaken = (y: number) => marks.values().some((mark) => Math.abs(mark.y - y) < MARK_ROOM);
  const bids = lines.filter(({ kind }) => kind === 'BID');
  const byParties = Map.groupBy(bids, ({ from }) =>
    from
      .map(({ thing }) => thing.node.id)
      .sort()
      .join(' '),
  );
  for (const group of byParties.values()) {
    for (const [index, line] of group.toSorted((a, b) => a.to.y - b.to.y).entries()) {
      const middle = line.from.reduce((sum, { y }) => sum + y, 0) / line.from.length;
      let y = middle + (index - (group.length - 1) / 2) * MARK_ROOM;
      while (isTaken(y)) y += MARK_ROOM;
      marks.set(line, { x: MEETING_X, y });
    }
  }
  return marks;
}

type Offsets = ReadonlyMap<string, number>;

/** Each kind has a port of its own at a name, so that lines of two kinds do not end in one point. */
function offsetsOf(lines: readonly Line[]): Offsets {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, from, to } of lines) {
    for (const { thing } of [...from, to])
      kinds.set(thing.node.id, (kinds.get(thing.node.id) ?? new Set()).add(kind));
  }
  const offsets = new Map<string, number>();
  for (const [id, all] of kinds) {
    const gap = Math.min(7, 24 / all.size);
    for (const [index, kind] of [...all].sort().entries())
      offsets.set(`${id} ${kind}`, (index - (all.size - 1) / 2) * gap);
  }
  return offsets;
}

function drawnLine(
  view: View,
  line: Line,
  lane: number,
  mark: Point | undefined,
  offsets: Offsets,
  { picked }: ColumnsOptions,
): Html {
  const { kind, standing, modality, from, to, claims, status } = line;
  const isOther = picked !== undefined && ![...from, to].some(({ thing }) => thing.node.id === picked);
  const offset = (place: Place) => offsets.get(`${place.thing.node.id} ${kind}`) ?? 0;
  const lastColumn = mark ? MEETING_COLUMN : (from[0]?.column ?? 0);
  const end = portOf(to, lastColumn, offset(to));
  const paths = mark
    ? bidPaths(line, mark, end, offset)
    : from.slice(0, 1).map((first) => claimPathOf(first, to, end, offset(first), lane));
  const isFromLeft = lastColumn < to.column;
  const head = `M${end.x} ${end.y}l${isFromLeft ? -8 : 8}-3.5v7Z`;
  const middle = mark ?? { x: end.x + (isFromLeft ? -18 : 12), y: end.y };
  const name = standing.toLowerCase();
  return html`<g${isOther && html` opacity="0.22"`} data-claim="${claims[0]?.id}"><title>${toldOf(view, line)}</title><path d="${paths.join('')}" class="line line-${name}"/><path d="${head}" class="head head-${name}${modality === 'EXPECTED' && ' head-open'}"/>${mark && status !== undefined && outcomeMark(status, mark.x, mark.y)}${claims.length > 1 && html`<text x="${middle.x + (mark ? 8 : 0)}" y="${middle.y - 5}" font-size="10" class="strong">×${claims.length}</text>`}</g>`;
}

/** From each party to the mark, and from there to the tender. */
function bidPaths({ from, to }: Line, mark: Point, end: Point, offset: (place: Place) => number): string[] {
  const parties = from.map((party) => {
    const port = portOf(party, MEETING_COLUMN, offset(party));
    const turn = port.x > mark.x ? port.x : edgeOf(party);
    const bend = port.x > mark.x ? mark.x + 14 : mark.x - 14;
    return `M${port.x} ${port.y}H${turn}C${bend} ${port.y} ${bend} ${mark.y} ${mark.x} ${mark.y}`;
  });
  const turn = end.x < mark.x ? edgeOf(to) : end.x;
  const bend = (mark.x + turn) / 2;
  return [...parties, `M${mark.x} ${mark.y}C${bend} ${mark.y} ${bend} ${end.y} ${turn} ${end.y}H${end.x}`];
}

function claimPathOf(from: Place, to: Place, end: Point, offset: number, lane: number): string {
  const start = portOf(from, to.column, offset);
  const turnOf = (port: Point, place: Place, other: Place) =>
    other.column < place.column ? port : { x: edgeOf(place), y: port.y };
  const first = turnOf(start, from, to);
  const last = turnOf(end, to, from);
  return `M${start.x} ${start.y}H${first.x}${routeBetween(first, last, from.column, to.column, lane)}H${end.x}`;
}

/** What a line says, in words: the same stands in the table. */
function toldOf(view: View, { kind, standing, modality, from, to, claims, status }: Line): string {
  const names = from.map(({ thing }) => thing.node.name).join(', ');
  const how = [
    claimKind[view.language][kind],
    status !== undefined && vocabulary[view.language].bidStatus[status],
    view.words.standing[standing],
    modality === 'EXPECTED' && view.words.standing.EXPECTED,
  ].filter((part) => part !== false);
  return `${names} → ${to.thing.node.name}: ${how.join(', ')}${claims.length > 1 ? ` ×${claims.length}` : ''}`;
}

const SHAPES: Readonly<Record<WalkThing['node']['__typename'], string>> = {
  Organisation: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  Tender: 'M-5-5H5V5H-5Z',
  Person: 'M0-5.5 6 5H-6Z',
  Regulation: 'M0-6.5 6.5 0 0 6.5-6.5 0Z',
  Article: 'M-4-6H2L5-3V6H-4Z',
};

function drawnThing({ thing, column, y }: Place, { picked, address }: ColumnsOptions): Html {
  const { node, opening } = thing;
  const x = COLUMN_X[column] ?? 0;
  const width = NAME_WIDTH[column] ?? 0;
  const lines = wrapped(node.name, NAME_SIZE, width, 2);
  const first = y + 4.5 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const isPicked = node.id === picked;
  return html`<a href="${address(thing)}" data-thing="${node.id}"${isPicked && html` aria-current="true"`}><title>${node.name}</title><rect x="${x}" y="${y - 19}" width="${width + 24}" height="38" rx="3" class="${isPicked ? 'picked' : 'ground'}"/><path d="${SHAPES[node.__typename]}" transform="translate(${x + 8} ${y})" class="${opening === 0 ? 'full' : 'hollow'}"/>${lines.map((line, index) => html`<text x="${x + 20}" y="${first + index * LINE_HEIGHT}" font-size="${NAME_SIZE}"${opening === 0 && html` class="strong"`}>${line}</text>`)}</a>`;
}
