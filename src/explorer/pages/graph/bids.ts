import { idsOfCodes } from '../../graph/code.ts';
import { type Drawing, drawn } from '../../graph/drawing.ts';
import { matrixPicture } from '../../graph/matrix-picture.ts';
import { outcomeMark } from '../../graph/outcome-mark.ts';
import { comparePairs, type Pair } from '../../graph/pair-matrix.ts';
import { MAX_FIRMS, makeSheet, type Sheet } from '../../graph/sheet.ts';
import { sheetPicture } from '../../graph/sheet-picture.ts';
import { svgFile } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import type { GraphData, GraphView } from './asked.ts';
import { seedThings } from './found-thing.ts';
import { outcomesOf, sheetKey, sheetNotDrawn } from './legend.ts';
import { matrixTable, pairsCsv } from './matrix-table.ts';
import { type PickedBids, pickedBids } from './picked-bids.ts';
import { bidsPanel } from './sheet-panel.ts';
import { marksCsv, sheetTable } from './sheet-table.ts';
import { Steps } from './steps.ts';
import { takeAway } from './take-away.ts';
import { standingsOf } from './whom-columns.ts';

const NOTHING_PICKED: PickedBids = { ids: [], marks: new Set(), pairs: new Set() };

function sheetOf({ parameters }: GraphView, { around, tenders, today }: GraphData): Sheet {
  const seeds = new Set(seedThings(around).map(({ id }) => id));
  const { hide, st, min = 0, pick } = parameters;
  return makeSheet(tenders?.nodes ?? [], seeds, today?.nodes, {
    hidden: new Set(idsOfCodes(hide)),
    standings: standingsOf(st),
    leastTenders: min,
    kept: new Set([...seeds, ...idsOfCodes(pick)]),
  });
}

function isSheet({ parameters }: GraphView): boolean {
  return parameters.view === 'sheet';
}

/** The sheet or the matrix of the bids on some tenders, with what is selected in it, what it does not show, its key and its table. */
export function bidsPicture(view: GraphView, data: GraphData): Html {
  const words = graphWords[view.language];
  const sheet = sheetOf(view, data);
  if (sheet.places.firms.length === 0) return html`<p class="absent">${words.nothing}</p>`;
  const pairs = comparePairs(sheet);
  const picked = pickedBids(view, data, sheet, pairs);
  const steps = new Steps(view, new Set());
  const beginning = steps.startOver();
  const isAsItBegins = view.known === undefined && beginning === undefined;
  if (!isSheet(view) && pairs.length === 0 && isAsItBegins)
    return html`<p class="absent">${words.noPairs}</p>${sheetNotDrawn(view, data, sheet)}`;
  const says = isSheet(view)
    ? html`<p class="wide">${words.sheetSays}</p>`
    : html`<p class="wide">${pairs.length === 0 && html`<strong>${words.noPairs}</strong> `}${words.matrixSays}</p>`;
  return html`<div class="graph"><div class="graph-picture">${drawn(pictureOf(view, sheet, pairs, picked))}
<div data-part="below">${says}
${sheetNotDrawn(view, data, sheet)}
${isSheet(view) && sheetKey(view, sheet)}
${takeAway(view, ['svg', 'png', 'csv'], beginning)}
<p class="detail wide scripted keys">${pictureWords[view.language].keysBids}</p></div></div>
${bidsPanel(view, data, sheet, pairs, steps)}</div>
${isSheet(view) ? sheetTable(view, sheet, words.sheet) : matrixTable(view, pairs)}`;
}

function pictureOf(
  view: GraphView,
  sheet: Sheet,
  pairs: readonly Pair[],
  { ids, ...picked }: PickedBids,
): Drawing {
  if (isSheet(view))
    return sheetPicture(view, sheet, { maxFirms: MAX_FIRMS, picked: ids, pickedMarks: picked.marks });
  const steps = new Steps(view, new Set());
  const linkOf = (row: string, column: string) => steps.pickPair([row, column]);
  return matrixPicture(view, sheet, { pairs, picked: ids, pickedPairs: picked.pairs, linkOf });
}

export function bidsSvg(view: GraphView, data: GraphData, title: string): OtherForm {
  const words = graphWords[view.language];
  const sheet = sheetOf(view, data);
  const picture = pictureOf(view, sheet, comparePairs(sheet), NOTHING_PICKED);
  if (!isSheet(view)) return svgFile(view, picture, { title, key: [], says: words.matrixSays });
  const key = outcomesOf(sheet).map((status) => ({
    sample: outcomeMark(status, 7, 0),
    room: 22,
    word: vocabulary[view.language].bidStatus[status],
  }));
  return svgFile(view, picture, { title, key, says: words.sheetSays });
}

export function bidsCsv(view: GraphView, data: GraphData): OtherForm {
  const sheet = sheetOf(view, data);
  return isSheet(view) ? marksCsv(view, sheet) : pairsCsv(comparePairs(sheet));
}
