import { columnsPicture } from '../../graph/column-picture.ts';
import { drawn } from '../../graph/drawing.ts';
import { gexfFile } from '../../graph/gexf-file.ts';
import { svgFile } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphData, GraphView } from './asked.ts';
import { columnKey, columnKeyEntries } from './column-key.ts';
import { selfOpenedIds } from './found-thing.ts';
import { claimsCsv, lineTable } from './line-table.ts';
import { columnPanel } from './panel.ts';
import { Steps } from './steps.ts';
import { takeAway } from './take-away.ts';
import { columnsOf, emphasisOf } from './whom-columns.ts';

/** Who with whom: the picture, what is selected in it, what it does not show, its key and its table. */
export function whomPicture(view: GraphView, data: GraphData): Html {
  const words = graphWords[view.language];
  const columns = columnsOf(view, data);
  const { shown, lines } = columns;
  const emphasis = emphasisOf(view, data, columns);
  const steps = new Steps(view, new Set(selfOpenedIds(view.parameters, data)));
  const isComplete = (data.more ?? data.around).complete && data.walk?.complete !== false;
  const claimCount = lines.reduce((sum, { claims }) => sum + claims.length, 0);
  const leftOut = columns.claims.length - claimCount;
  return html`<div class="graph"><div class="graph-picture">${drawn(columnsPicture(view, columns, emphasis))}
<p class="wide" role="status" data-part="counts"><strong>${words.counts(shown.length, claimCount)}</strong> ${words.whomSays}</p>
<div data-part="below">${!isComplete && html`<p class="notice wide">${words.walkCut}</p>`}${leftOut > 0 && html`<p class="notice wide">${pictureWords[view.language].leftOut(leftOut)}</p>`}
${columnKey(view, lines)}
${takeAway(view, ['svg', 'png', 'csv', 'gexf'], steps.startOver())}
<p class="detail wide scripted keys">${pictureWords[view.language].keys}</p></div></div>
${columnPanel(view, data, columns, emphasis, steps)}</div>
${lineTable(view, lines)}`;
}

export function whomSvg(view: GraphView, data: GraphData, title: string): OtherForm {
  const columns = columnsOf(view, data);
  const words = graphWords[view.language];
  const key = columnKeyEntries(view, columns.lines);
  const picture = columnsPicture(view, columns);
  return svgFile(view, picture, { title, key, says: words.whomSays });
}

export function whomCsv(view: GraphView, data: GraphData): OtherForm {
  return claimsCsv(columnsOf(view, data).lines);
}

export function whomGexf(view: GraphView, data: GraphData, title: string): OtherForm {
  return gexfFile(columnsOf(view, data), title);
}
