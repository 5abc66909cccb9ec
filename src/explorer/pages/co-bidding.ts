import { nodePath } from '../address.ts';
import { type Html, html, joined, type Markup } from '../html.ts';
import { SelectionCoBiddingDocument, type SelectionCoBiddingQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { choice, cursor } from '../parameter.ts';
import { pageLinks } from '../parts/list.ts';
import { name } from '../parts/name.ts';
import { references } from '../parts/statement.ts';
import { type Column, dataTable } from '../parts/table.ts';
import { tenderTitle } from '../parts/tender-title.ts';
import type { View } from '../view.ts';
import { selectionWords } from '../words/selection.ts';
import { selectionForm } from './selection/selection-form.ts';
import { selectionQuery, tenderFilter, tenderFilterParameters } from './tenders/tender-filter.ts';

const parameters = { together: choice(['always']), ...tenderFilterParameters, after: cursor };
type PageView = View<typeof parameters>;
type CoBiddings = SelectionCoBiddingQuery['coBiddings'];
type Pair = CoBiddings['nodes'][number];
type Count = Pair['jointBids'];

const ROWS = 30;

/** Who bids together on a selection of tenders, and who always does. */
export const coBiddingPage = definePage({
  path: '/co-bidding',
  parameters,
  document: SelectionCoBiddingDocument,
  variables: ({ parameters: asked }) => ({
    filter: tenderFilter(asked),
    always: asked.together === 'always',
    first: ROWS,
    after: asked.after ?? null,
  }),
  show({ coBiddings }, view) {
    const words = selectionWords[view.language];
    const { totalCount, complete, nodes } = coBiddings;
    const own = {
      kind: 'choices' as const,
      name: 'together',
      label: words.togetherTitle,
      value: view.parameters.together === undefined ? [] : ['always'],
      choices: [['always', words.onlyAlways]] as const,
    };
    const main = html`<h1>${words.togetherTitle}</h1><p class="lead">${words.togetherLead}</p>
${selectionForm(view, view.parameters, [own])}
<p class="resultline" role="status"><strong>${!complete && `${words.atLeast} `}${words.pairs(totalCount, view.format.number(totalCount))}</strong></p>
${seen(view, coBiddings)}
${nodes.length === 0 ? html`<p class="absent">${words.noPairs}</p>` : table(view, coBiddings)}
<p class="links"><a href="${view.link('/tenders', selectionQuery(view.parameters))}">${words.asList}</a></p>`;
    return { title: words.togetherTitle, description: words.togetherLead, main, isIndexed: false };
  },
});

/** How much was read, and what can't be seen in it. */
function seen(
  { language, format }: View,
  { bids, jointBids, coverage, duplicateCount, complete }: CoBiddings,
): Html {
  const words = selectionWords[language];
  const unknown = coverage.partial + coverage.unknown;
  return html`<p class="coverage">${joined(
    [
      words.bidsRead(
        format.number(bids.certain + bids.possible),
        format.number(jointBids.certain + jointBids.possible),
      ),
      coverage.winnersOnly > 0 && words.winnersOnly(coverage.winnersOnly),
      unknown > 0 && words.partly(unknown),
      duplicateCount > 0 && words.duplicates(duplicateCount),
      !complete && words.incomplete,
    ],
    ' ',
  )}</p>`;
}

function table(view: PageView, { nodes, pageInfo }: CoBiddings): Html {
  const words = selectionWords[view.language];
  return html`${dataTable(view, { caption: words.togetherTitle, columns: columns(view), groups: [{ rows: nodes }] })}
${pageLinks(view, pageInfo, words.first)}`;
}

function columns(view: View): Column<Pair>[] {
  const words = selectionWords[view.language];
  const { format } = view;
  const count = ({ certain, possible }: Count): Markup =>
    html`${format.number(certain)}${possible > 0 && html` <span class="sub">${words.possible(possible)}</span>`}`;
  return [
    {
      head: words.pair,
      isRowHead: true,
      cell: (pair) =>
        html`${pair.organisations.map(
          ({ slug, name: text }) =>
            html`<span class="party"><a href="${view.link(nodePath('Organisation', slug))}">${name(text, 90)}</a></span>`,
        )}${isAlways(pair) && html`<span class="sub">${words.always}</span>`}`,
    },
    { head: words.jointBids, kind: 'num', cell: ({ jointBids }) => count(jointBids) },
    {
      head: words.ofEach,
      kind: 'num',
      cell: ({ bidsOfEach }) =>
        joined(
          bidsOfEach.map((each) => format.number(each.certain + each.possible)),
          ' / ',
        ),
    },
    { head: words.won, kind: 'num', cell: ({ won }) => count(won) },
    { head: words.tenders, kind: 'num', cell: ({ tenderCount }) => format.number(tenderCount) },
    {
      head: words.when,
      cell: ({ first, last }) =>
        first === null
          ? html`<span class="absent">${view.words.noDate}</span>`
          : html`<span class="nowrap">${format.day(first)}</span>${last !== null && last !== first && html` – <span class="nowrap">${format.day(last)}</span>`}`,
    },
    {
      head: words.examples,
      cell: ({ bids }) =>
        bids.map(
          (bid) =>
            html`<span class="sub"><a href="${view.link(nodePath('Tender', bid.tender.slug))}">${tenderTitle(view.language, bid.tender, 80)}</a> ${references(view, bid)}</span>`,
        ),
    },
  ];
}

/** Whether neither bid without the other. */
function isAlways({ jointBids, bidsOfEach }: Pair): boolean {
  const joint = jointBids.certain + jointBids.possible;
  return bidsOfEach.every(({ certain, possible }) => certain + possible === joint);
}
