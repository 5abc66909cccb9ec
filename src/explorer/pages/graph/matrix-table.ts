import { nodePath } from '../../address.ts';
import { csvFile } from '../../csv-file.ts';
import type { Pair } from '../../graph/pair-matrix.ts';
import type { Firm } from '../../graph/sheet.ts';
import { type Html, html } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { name } from '../../parts/name.ts';
import { dataTable } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { graphWords } from '../../words/graph.ts';

/** The matrix as a table: each pair that met is a row. */
export function matrixTable(view: View, pairs: readonly Pair[]): Html {
  const words = graphWords[view.language];
  const firm = ({ slug, name: text }: Firm) =>
    html`<a href="${view.link(nodePath('Organisation', slug))}">${name(text, 70)}</a>`;
  return html`<details class="full graph-table"><summary data-part="table-head">${words.asTable} <span class="count">${view.format.number(pairs.length)}</span></summary><div data-part="table">
${dataTable(view, {
  caption: words.matrix,
  isSmall: true,
  columns: [
    { head: words.first, isRowHead: true, cell: ({ first }) => firm(first) },
    { head: words.second, cell: ({ second }) => firm(second) },
    { head: words.against, kind: 'num', cell: ({ against }) => against.length },
    { head: words.firstWon, kind: 'num', cell: ({ firstWonCount }) => firstWonCount },
    { head: words.secondWon, kind: 'num', cell: ({ secondWonCount }) => secondWonCount },
    { head: words.together, kind: 'num', cell: ({ together }) => together.length },
  ],
  groups: [{ rows: pairs }],
})}</div></details>`;
}

export function pairsCsv(pairs: readonly Pair[]): OtherForm {
  const rows = pairs.map(({ first, second, against, firstWonCount, secondWonCount, together }) => ({
    first: first.name,
    firstSlug: first.slug,
    second: second.name,
    secondSlug: second.slug,
    againstCount: against.length,
    firstWonCount,
    secondWonCount,
    togetherCount: together.length,
  }));
  return csvFile('graph.csv', rows);
}
