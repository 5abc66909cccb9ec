import { drawn } from '../../graph/drawing.ts';
import { matrixPicture } from '../../graph/matrix-picture.ts';
import { outcomeMark } from '../../graph/outcome-mark.ts';
import { comparePairs } from '../../graph/pair-matrix.ts';
import { makeSheet, type Sheet } from '../../graph/sheet.ts';
import { sheetPicture } from '../../graph/sheet-picture.ts';
import { svgFile } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { outcomesOf, sheetKey, sheetNotDrawn } from './legend.ts';
import { matrixTable, pairsCsv } from './matrix-table.ts';
import { type GraphData, type GraphView, seedThings } from './question.ts';
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
  return html`${drawn(isSheet ? sheetPicture(view, sheet) : matrixPicture(view, sheet, pairs))}
<p class="wide">${isSheet ? words.sheetSays : words.matrixSays}</p>
${notDrawn}
${isSheet && sheetKey(view, sheet)}
${takeAway(view, ['svg', 'png', 'csv'])}
${isSheet ? sheetTable(view, sheet) : matrixTable(view, pairs)}`;
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
  return svgFile(view, sheetPicture(view, sheet), { title, key, says: words.sheetSays });
}

export function bidsCsv(view: GraphView, data: GraphData): OtherForm {
  const sheet = sheetOf(data);
  return view.parameters.view === 'matrix' ? pairsCsv(comparePairs(sheet)) : marksCsv(view, sheet);
}
