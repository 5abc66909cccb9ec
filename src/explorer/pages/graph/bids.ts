import { idOfCode } from '../../graph/code.ts';
import { drawn } from '../../graph/drawing.ts';
import { matrixPicture } from '../../graph/matrix-picture.ts';
import { outcomeMark } from '../../graph/outcome-mark.ts';
import { comparePairs } from '../../graph/pair-matrix.ts';
import { MAX_FIRMS, makeSheet, type Sheet } from '../../graph/sheet.ts';
import { sheetPicture } from '../../graph/sheet-picture.ts';
import { svgFile } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { outcomesOf, sheetKey, sheetNotDrawn } from './legend.ts';
import { matrixTable, pairsCsv } from './matrix-table.ts';
import { type GraphData, type GraphView, seedThings } from './question.ts';
import { pickedMarks, sheetPanel } from './sheet-panel.ts';
import { marksCsv, sheetTable } from './sheet-table.ts';
import { takeAway } from './take-away.ts';

function sheetOf({ around, tenders }: GraphData): Sheet {
  return makeSheet(tenders?.nodes ?? [], new Set(seedThings(around).map(({ id }) => id)));
}

/** The sheet or the matrix of the bids on some tenders, with what it does not show, its key and its table. */
export function bidsPicture(view: GraphView, data: GraphData): Html {
  const words = graphWords[view.language];
  const sheet = sheetOf(data);
  if (sheet.marks.length === 0) return html`<p class="absent">${words.nothing}</p>`;
  const isSheet = view.parameters.view === 'sheet';
  const pairs = isSheet ? [] : comparePairs(sheet);
  const notDrawn = sheetNotDrawn(view, data, sheet, isSheet);
  if (!isSheet && pairs.length === 0) return html`<p class="absent">${words.noPairs}</p>${notDrawn}`;
  if (!isSheet)
    return html`${drawn(matrixPicture(view, sheet, pairs))}
<p class="wide">${words.matrixSays}</p>
${notDrawn}
${takeAway(view, ['svg', 'png', 'csv'])}
${matrixTable(view, pairs)}`;
  const options = { maxFirms: MAX_FIRMS, pickedMarks: pickedMarks(view, data, sheet) };
  const picked = idOfCode(view.parameters.pick ?? '');
  return html`<div class="graph"><div class="graph-picture">${drawn(sheetPicture(view, sheet, { ...options, picked }))}
<p class="wide">${words.sheetSays}</p>
${notDrawn}
${sheetKey(view, sheet)}
<div data-part="below">${takeAway(view, ['svg', 'png', 'csv'])}</div></div>
${sheetPanel(view, data, sheet)}</div>
${sheetTable(view, sheet, words.sheet)}`;
}

export function bidsSvg(view: GraphView, data: GraphData, title: string): OtherForm {
  const words = graphWords[view.language];
  const sheet = sheetOf(data);
  if (view.parameters.view === 'matrix')
    return svgFile(view, matrixPicture(view, sheet, comparePairs(sheet)), {
      title,
      key: [],
      says: words.matrixSays,
    });
  const key = outcomesOf(sheet).map((status) => ({
    sample: outcomeMark(status, 7, 0),
    room: 22,
    word: vocabulary[view.language].bidStatus[status],
  }));
  const picture = sheetPicture(view, sheet, { maxFirms: MAX_FIRMS, pickedMarks: new Set() });
  return svgFile(view, picture, { title, key, says: words.sheetSays });
}

export function bidsCsv(view: GraphView, data: GraphData): OtherForm {
  const sheet = sheetOf(data);
  return view.parameters.view === 'matrix' ? pairsCsv(comparePairs(sheet)) : marksCsv(view, sheet);
}
