import { OUTCOMES, outcomeSample } from '../../graph/outcome-mark.ts';
import { MAX_COMPARED } from '../../graph/pair-matrix.ts';
import { MAX_FIRMS, type Sheet } from '../../graph/sheet.ts';
import { type Html, html } from '../../html.ts';
import type { BidStatus } from '../../operations.ts';
import type { View } from '../../view.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import type { GraphData, GraphView } from './asked.ts';
import { tendersOf } from './found-thing.ts';

/** The outcomes that stand in a sheet, in the order of keys. */
export function outcomesOf({ marks }: Sheet): BidStatus[] {
  const found = new Set(marks.map(({ status }) => status));
  return OUTCOMES.filter((each) => found.has(each));
}

/** What the marks of a sheet mean. */
export function sheetKey(view: View, sheet: Sheet): Html {
  const words = graphWords[view.language];
  return html`<ul class="key" aria-label="${words.key}">${outcomesOf(sheet).map((each) => html`<li>${outcomeSample(each)} ${vocabulary[view.language].bidStatus[each]}</li>`)}</ul>`;
}

/** What a picture of bids leaves out, and what can not be seen in it. Null where that is nothing. */
export function sheetNotDrawn(view: GraphView, { around }: GraphData, sheet: Sheet): Html | null {
  const words = graphWords[view.language];
  const { format } = view;
  const { places, tenders, marks, leftOutCount } = sheet;
  const byOpening = Map.groupBy(around.things, ({ opening }) => opening);
  const isCut =
    !around.complete ||
    tendersOf(around).length > places.tenders.length ||
    byOpening.entries().some(([opening, all]) => opening > 0 && all.length >= PER_OPENING);
  const cutTenders = tenders.filter(({ bids }) => bids.totalCount > bids.nodes.length).length;
  const firmCount = places.firms.length;
  const isSheet = view.parameters.view === 'sheet';
  const isLossNamed = marks.some(({ outcomes }) => outcomes.keys().some((each) => each !== 'WON'));
  const said = [
    isCut && words.tendersCut(format.number(places.tenders.length)),
    isSheet &&
      firmCount > MAX_FIRMS &&
      words.firmsCut(firmCount - MAX_FIRMS, format.number(firmCount - MAX_FIRMS)),
    !isSheet &&
      firmCount > MAX_COMPARED &&
      words.comparedCut(format.number(MAX_COMPARED), format.number(firmCount)),
    cutTenders > 0 && words.bidsCut(cutTenders),
    leftOutCount > 0 && pictureWords[view.language].bidsLeftOut(leftOutCount),
    marks.length > 0 && !isLossNamed && words.winnersOnly,
  ].filter((each) => each !== false);
  return said.length === 0 ? null : html`<p class="notice wide">${said.join(' ')}</p>`;
}

/** The operation takes so many tenders of a thing. */
const PER_OPENING = 100;
