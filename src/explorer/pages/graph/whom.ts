import { nodePath } from '../../address.ts';
import { type Columns, columnsPicture, makeColumns } from '../../graph/column-picture.ts';
import type { WalkThing } from '../../graph/column-place.ts';
import { drawn } from '../../graph/drawing.ts';
import { gexfFile } from '../../graph/gexf-file.ts';
import { codeOfId, idOfCode } from '../../graph/opening.ts';
import { OUTCOMES, outcomeMark, outcomeSample } from '../../graph/outcome-mark.ts';
import { svgFile } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { Standing } from '../../operations.ts';
import type { OtherForm } from '../../page.ts';
import { makeshiftTitle } from '../../parts/tender-title.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { claimsCsv, lineTable } from './line-table.ts';
import { type GraphData, type GraphView, openingsOf } from './question.ts';
import { type Steps, thingPanel } from './thing-panel.ts';

const STANDINGS: readonly Standing[] = ['OFFICIAL', 'REPORTED', 'UNCONFIRMED', 'DISPUTED'];

function columnsOf({ around, walk }: GraphData, view: GraphView): Columns {
  const opened = openingsOf(view.parameters, around).map(({ id }) => id);
  const things = (walk?.things ?? []).map((thing) => named(view, thing));
  return makeColumns(things, walk?.claims ?? [], opened);
}

/** A contract that no document gives a title has a name in the reader's language. */
function named(view: GraphView, thing: WalkThing): WalkThing {
  const { node } = thing;
  if (node.__typename !== 'Tender') return thing;
  const made = makeshiftTitle(view.language, { ...node, title: node.name, identifiers: [] });
  return made === undefined ? thing : { ...thing, node: { ...node, name: made } };
}

/** Who with whom: the picture, what is selected in it, what it does not show, its key and its table. */
export function whomPicture(view: GraphView, data: GraphData): Html {
  const words = graphWords[view.language];
  const columns = columnsOf(data, view);
  const steps = stepsOf(view);
  const picked = pickedOf(view, columns);
  const address = ({ node }: WalkThing) => steps.pick(codeOfId(node.id));
  const picture = columnsPicture(view, columns, { picked: picked?.node.id, address });
  const { things = [], complete = true } = data.walk ?? {};
  const claimCount = columns.lines.reduce((sum, { claims }) => sum + claims.length, 0);
  return html`<div class="graph"><div class="graph-picture">${drawn(picture)}
<p class="wide"><strong>${words.counts(things.length, claimCount)}</strong> ${words.whomSays}</p>
${!complete && html`<p class="notice wide">${words.walkCut}</p>`}
${whomKey(view, columns)}
<p class="links">${words.takeAway}: ${['svg', 'csv', 'gexf'].map((form) => html`<a href="${view.in(view.language, `.${form}`)}">${form.toUpperCase()}</a>`)}${view.parameters.open !== undefined && html`<a href="${view.here({ open: undefined, pick: undefined })}">${words.startOver}</a>`}</p></div>
${thingPanel(view, picked, columns, steps)}</div>
${lineTable(view, columns.lines)}`;
}

function pickedOf(view: GraphView, { places }: Columns): WalkThing | undefined {
  const { pick } = view.parameters;
  const id = pick === undefined ? undefined : idOfCode(pick);
  return places.find(({ thing }) => thing.node.id === id)?.thing;
}

function stepsOf(view: GraphView): Steps {
  const { open } = view.parameters;
  const entries = open === undefined ? [] : open.split(',');
  const opened = (all: readonly string[]) => (all.length === 0 ? undefined : all.join(','));
  return {
    open: (entry) =>
      view.here({
        open: opened([
          ...entries.filter((each) => each !== entry && each !== `${entry}!`),
          again(entries, entry),
        ]),
      }),
    pick: (code) => view.here({ pick: code }),
    close: (id) => {
      const rest = entries.filter((entry) => !entry.startsWith(`${codeOfId(id)}.`));
      return rest.length === entries.length ? undefined : view.here({ open: opened(rest) });
    },
  };
}

/** Opened a second time, a thing shows all. */
function again(entries: readonly string[], entry: string): string {
  return entries.includes(entry) || entries.includes(`${entry}!`) ? `${entry}!` : entry;
}

/** What stands in the picture: outcomes of bids, standings as lines, heads. */
function whomKey(view: GraphView, { lines }: Columns): Html {
  const words = graphWords[view.language];
  return html`<ul class="key" aria-label="${words.key}">${outcomesOf(lines).map((each) => html`<li>${outcomeSample(each)} ${vocabulary[view.language].bidStatus[each]}</li>`)}${standingsOf(lines).map((each) => html`<li><svg class="drawing" width="42" height="10" viewBox="0 0 42 10" aria-hidden="true">${lineSample(each)}</svg> ${view.words.standing[each]}</li>`)}<li><svg class="drawing" width="42" height="10" viewBox="0 0 42 10" aria-hidden="true">${headSample(true)}</svg> ${words.openHead}</li></ul>`;
}

function outcomesOf(lines: Columns['lines']) {
  return OUTCOMES.filter((each) => lines.some(({ status }) => status === each));
}

function standingsOf(lines: Columns['lines']) {
  return STANDINGS.filter((each) => lines.some(({ standing }) => standing === each));
}

function lineSample(standing: Standing): Html {
  return html`<path d="M0 5H42" class="line line-${standing.toLowerCase()}"/>`;
}

function headSample(isOpen: boolean): Html {
  return html`<path d="M8 5H30" class="line"/><path d="M38 5l-8-3.5v7Z" class="head${isOpen && ' head-open'}"/>`;
}

export function whomSvg(view: GraphView, data: GraphData, title: string): OtherForm {
  const columns = columnsOf(data, view);
  const words = graphWords[view.language];
  const address = ({ node }: WalkThing) => view.link(nodePath(node.__typename, node.slug));
  const raised = (sample: Html) => html`<g transform="translate(0 -5)">${sample}</g>`;
  const key = [
    ...outcomesOf(columns.lines).map((each) => ({
      sample: outcomeMark(each, 7, 0),
      room: 22,
      word: vocabulary[view.language].bidStatus[each],
    })),
    ...standingsOf(columns.lines).map((each) => ({
      sample: raised(lineSample(each)),
      room: 50,
      word: view.words.standing[each],
    })),
    { sample: raised(headSample(true)), room: 50, word: words.openHead },
  ];
  const picture = columnsPicture(view, columns, { picked: undefined, address });
  return svgFile(view, picture, { title, key, says: words.whomSays });
}

export function whomCsv(view: GraphView, data: GraphData): OtherForm {
  return claimsCsv(columnsOf(data, view).lines);
}

export function whomGexf(view: GraphView, data: GraphData, title: string): OtherForm {
  return gexfFile(columnsOf(data, view), title);
}
