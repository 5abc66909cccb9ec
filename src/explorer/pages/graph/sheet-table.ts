import { nodePath } from '../../address.ts';
import { csvFile } from '../../csv-file.ts';
import { dayOf, type Mark, type Sheet } from '../../graph/sheet.ts';
import { titleOf } from '../../graph/sheet-title.ts';
import { type Html, html, joined } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { name } from '../../parts/name.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import { absent } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';

/** The CSV file has all. */
const MAX_ROWS = 200;
const MAX_TITLE = 70;

/** The sheet as a table: each mark is a row. */
export function sheetTable(view: View, { marks }: Sheet, caption: string): Html {
  const words = graphWords[view.language];
  const foot = cutFoot(view, Math.min(marks.length, MAX_ROWS), marks.length);
  return html`<details class="full graph-table"><summary data-part="table-head">${words.asTable} <span class="count">${view.format.number(marks.length)}</span></summary><div data-part="table">
${dataTable(view, {
  caption,
  isSmall: true,
  columns: [
    {
      head: words.firm,
      isRowHead: true,
      cell: ({ firm }) =>
        html`<a href="${view.link(nodePath('Organisation', firm.slug))}">${name(firm.name, MAX_TITLE)}</a>`,
    },
    {
      head: words.tender,
      cell: ({ tender }) =>
        html`<a href="${view.link(nodePath('Tender', tender.slug))}">${name(titleOf(view, tender), MAX_TITLE)}</a>`,
    },
    {
      head: words.buyer,
      cell: ({ tender }) =>
        tender.buyer === null ? absent(words.noBuyer) : name(tender.buyer.name, MAX_TITLE),
    },
    { head: words.date, kind: 'num', cell: ({ tender }) => dayCell(view, tender) },
    { head: words.outcome, cell: (mark) => outcomesOf(view, mark) },
    {
      head: words.with,
      cell: ({ partners }) => joined(partners.slice(0, MAX_PARTNERS).map((firm) => name(firm.name, 40))),
    },
  ],
  groups: [{ rows: marks.slice(0, MAX_ROWS) }],
  foot: foot && html`${foot} · ${words.rowsCut}`,
})}</div></details>`;
}

const MAX_PARTNERS = 6;

function dayCell(view: View, tender: Mark['tender']) {
  const day = dayOf(tender);
  return day === undefined ? absent(view.words.noDate) : view.format.day(day);
}

/** What became of the bids, in words. */
export function outcomesOf(view: View, { outcomes }: Mark): string {
  const words = vocabulary[view.language].bidStatus;
  return Array.from(outcomes, ([each, count]) => (count > 1 ? `${words[each]} ×${count}` : words[each])).join(
    ', ',
  );
}

/** All marks of a sheet, with the words of the API. */
export function marksCsv(view: View, { marks }: Sheet): OtherForm {
  const rows = marks.flatMap(({ firm, tender, outcomes, partners }) =>
    Array.from(outcomes, ([status, count]) => ({
      firm: firm.name,
      firmSlug: firm.slug,
      firmIdentifier: firm.identifier ?? '',
      tender: titleOf(view, tender),
      tenderSlug: tender.slug,
      buyer: tender.buyer?.name ?? '',
      date: dayOf(tender) ?? '',
      status,
      bids: count,
      bidsReceived: tender.publishedBidCount ?? '',
      with: partners.map(({ slug }) => slug).join(' '),
    })),
  );
  return csvFile('graph.csv', rows);
}
