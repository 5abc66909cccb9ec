import { html } from '../html.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import { placeMarks } from './bid-mark.ts';
import type { Line } from './column-line.ts';
import { COLUMN_X, NAME_WIDTH } from './column-place.ts';
import { Ports } from './column-port.ts';
import type { Columns } from './columns.ts';
import { type Drawing, framed } from './drawing.ts';
import { drawnLine, verbOf } from './drawn-line.ts';
import { drawnThing } from './drawn-thing.ts';

const TOP = 56;
const LEFT = 14;

/** What is drawn before the rest: what is selected with what it is linked to, or a chain that was asked for. */
export interface Emphasis {
  readonly thing: string | undefined;
  readonly lines: ReadonlySet<Line>;
}

const NOTHING: Emphasis = { thing: undefined, lines: new Set() };

/** Who with whom: things in columns, claims as lines.
 *
 * @param emphasis absent in a file, where everything is as clear
 */
export function columnsPicture(view: View, { places, shown, lines }: Columns, emphasis?: Emphasis): Drawing {
  const { thing: picked, lines: pickedLines } = emphasis ?? NOTHING;
  const isForFile = emphasis === undefined;
  const words = graphWords[view.language];
  const marks = placeMarks(lines);
  const ports = new Ports(lines);
  const bottom = Math.max(0, ...places.map(({ y }) => y), ...Array.from(marks.values(), ({ y }) => y));
  const used = new Set(places.map(({ column }) => column));
  const near = new Set([picked, ...[...pickedLines].flatMap(idsAt)]);
  const verbs = firstAtPorts(view, pickedLines.size > 0 ? [...pickedLines] : lines);
  const body = html`${words.columns.map((word, column) => used.has(column) && html`<text x="${LEFT + (COLUMN_X[column] ?? 0) - 6}" y="18" font-size="11" class="faint strong">${word}</text>`)}
<g transform="translate(${LEFT} ${TOP})">${lines.map((line, lane) => drawnLine(view, line, { lane, mark: marks.get(line), ports, isPicked: pickedLines.has(line), isForFile, hasVerb: verbs.has(line) }))}
${shown.map((place) => drawnThing(view, place, place.thing.id === picked, near.has(place.thing.id)))}</g>`;
  const width = LEFT + (COLUMN_X[5] ?? 0) + 20 + (NAME_WIDTH[5] ?? 0) + 40;
  const isLit = picked !== undefined || pickedLines.size > 0;
  return { ...framed(words.whom, width, TOP + bottom + 44, body), isLit, isElastic: true };
}

function idsAt({ from, to }: Line): string[] {
  return [...from, to].map(({ thing }) => thing.id);
}

/** Of lines with a verb that end at the same port from the same side the first. */
function firstAtPorts(view: View, lines: readonly Line[]): Set<Line> {
  const withVerb = lines.filter((line) => verbOf(view, line) !== '');
  const byPort = Map.groupBy(withVerb, (line) => {
    const isFromLeft = (line.from[0]?.column ?? 0) < line.to.column;
    return `${line.to.thing.id} ${line.kind} ${isFromLeft}`;
  });
  return new Set(byPort.values().flatMap((group) => group.slice(0, 1)));
}
