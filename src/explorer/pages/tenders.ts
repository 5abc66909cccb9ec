import { nodePath } from '../address.ts';
import { csvFile } from '../csv-file.ts';
import { type Html, html, joined, type Markup } from '../html.ts';
import { type TenderOrder, TendersDocument, type TendersQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { noRows, pageLinks, rowCount, sortHead } from '../parts/list.ts';
import { name } from '../parts/name.ts';
import { type Column, cutFoot, dataTable } from '../parts/table.ts';
import { tenderTitle } from '../parts/tender-title.ts';
import { absent, absentValue, wholeAmount } from '../parts/value.ts';
import type { View } from '../view.ts';
import { tendersWords } from '../words/tenders.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { selectionQuery, tenderFilter, tenderParameters } from './tenders/tender-filter.ts';
import { tenderForm } from './tenders/tender-form.ts';
import { tenderTotals } from './tenders/tender-totals.ts';

type ListView = View<typeof tenderParameters>;
type Row = TendersQuery['tenders']['nodes'][number];

const ROWS = 50;
const MAX_TITLE = 110;

/** Tenders by any filter of the API, in any order, with totals that say what they can't see. */
export const tendersPage = definePage({
  path: '/tenders',
  parameters: tenderParameters,
  document: TendersDocument,
  variables: ({ parameters, known, valid }) => ({
    filter: tenderFilter(parameters),
    order: parameters.order,
    first: ROWS,
    after: parameters.after ?? null,
    analyses: parameters.after === undefined,
    known,
    valid,
  }),
  lean: (variables) => ({ ...variables, analyses: false }),
  forms: { csv: tendersCsv },
  show(data, view) {
    const words = tendersWords[view.language];
    const { tenders } = data;
    const isFiltered = tenderFilter(view.parameters) !== null || view.parameters.after !== undefined;
    const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${tenderForm(view)}
${rowCount(view, tenders, words)}
${tenderTotals(view, data)}
${tenders.nodes.length === 0 ? noRows(view, words.empty, words.emptyHelp) : list(view, tenders)}`;
    return { title: words.title, main, isIndexed: !isFiltered };
  },
});

function list(view: ListView, { nodes, totalCount, pageInfo }: TendersQuery['tenders']): Html {
  const words = tendersWords[view.language];
  const filter = tenderFilter(view.parameters);
  const asExport = (format: string) =>
    `/export/${format}${filter === null ? '' : `?${new URLSearchParams({ filter: JSON.stringify(filter) })}`}`;
  const isWhole = view.known === undefined && view.valid === undefined;
  const selection = selectionQuery(view.parameters);
  const files: Markup[] = [
    html`<a href="${view.link('/changes', selection)}">${words.changes}</a>`,
    html`<a href="${view.link('/figures', selection)}">${words.figures}</a>`,
    html`<a href="${view.link('/co-bidding', selection)}">${words.together}</a>`,
    html`<a href="${view.link('/red-flags', selection)}">${words.redFlags}</a>`,
    html`<a href="${view.in(view.language, '.csv')}">${words.csv}</a>`,
    // Exports are of what is known today.
    isWhole && html`<a href="${asExport('csv')}">${words.allBids}</a>`,
    isWhole && html`<a href="${asExport('ocds')}">${words.ocds}</a>`,
  ];
  return html`${dataTable(view, {
    caption: words.title,
    columns: columns(view),
    groups: [{ rows: nodes }],
    foot: cutFoot(view, nodes.length, totalCount),
  })}
${pageLinks(view, pageInfo, words.first)}
<p class="links">${files}</p>`;
}

function columns(view: ListView): Column<Row>[] {
  const words = tendersWords[view.language];
  const { tenderStatus } = vocabulary[view.language];
  const now: TenderOrder = view.parameters.order;
  const address = (order: TenderOrder) =>
    view.here({ order: order as typeof view.parameters.order, after: undefined });
  return [
    {
      ...sortHead(words.tender, { now, ascending: 'NAME_ASC', descending: 'NAME_DESC', address }),
      isRowHead: true,
      cell: (row) =>
        html`<a href="${view.link(nodePath('Tender', row.slug))}">${tenderTitle(view.language, row, MAX_TITLE)}</a>`,
    },
    {
      head: words.buyer.replace(/ \(.*/, ''),
      cell: ({ buyer }) =>
        buyer === null
          ? absent(words.noBuyer)
          : html`<a href="${view.link(nodePath('Organisation', buyer.slug))}">${name(buyer.name, 70)}</a>`,
    },
    {
      head: words.status,
      cell: ({ status }) => (status === null ? absent(view.words.unknown) : tenderStatus[status]),
    },
    {
      ...sortHead(words.value, { now, ascending: 'VALUE_ASC', descending: 'VALUE_DESC', address }),
      kind: 'num',
      cell: (row) => value(view, row),
    },
    {
      head: words.received,
      kind: 'num',
      cell: ({ publishedBidCount: count }) =>
        count === null
          ? absent(view.words.unknown, '·')
          : html`<span${count === 1 && html` class="single"`}>${view.format.number(count)}</span>`,
    },
    {
      ...sortHead(words.date, { now, ascending: 'DATE_ASC', descending: 'DATE_DESC', address }),
      kind: 'num',
      cell: ({ date, dateKind }) =>
        html`<span class="nowrap">${view.format.day(date)}</span>${dateKind !== 'CALL' && html`<span class="sub">${words.dateKind[dateKind]}</span>`}`,
    },
  ];
}

function value(view: View, { value: money, valueStatus, valueParts, qualityFlags }: Row): Markup {
  if (money === null) return absentValue(view, valueStatus);
  const isDoubtful = qualityFlags.some(({ flag }) => flag.endsWith('_AMOUNT'));
  return html`${isDoubtful && doubtMark(view, qualityFlags)}${valueParts !== null && valueParts > 1 && 'Σ '}${wholeAmount(view, money)}`;
}

function doubtMark(view: View, flags: Row['qualityFlags']): Html {
  const says = joined(
    flags
      .filter(({ flag }) => flag.endsWith('_AMOUNT'))
      .map(({ flag }) => vocabulary[view.language].qualityFlag[flag]),
  );
  return html`<span class="doubt"><span aria-hidden="true">!</span><span class="visually-hidden">${says}</span></span> `;
}

/** The rows of this page, one a tender: exact amounts, codes of the API, and addresses. */
function tendersCsv({ tenders }: TendersQuery, view: View): OtherForm {
  const head = [
    'title',
    'buyer',
    'status',
    'value',
    'currency',
    'value_status',
    'value_basis',
    'bids_received',
    'date',
    'date_kind',
    'published',
    'deadline',
    'awarded',
    'address',
  ];
  const rows = tenders.nodes.map((row) => [
    row.title,
    row.buyer?.name,
    row.status,
    row.value?.amount,
    row.value?.currency,
    row.valueStatus,
    row.valueBasis,
    row.publishedBidCount,
    row.date,
    row.dateKind,
    row.published,
    row.deadline,
    row.awarded,
    view.publicLink(nodePath('Tender', row.slug)),
  ]);
  return csvFile('tenders.csv', [head, ...rows]);
}
