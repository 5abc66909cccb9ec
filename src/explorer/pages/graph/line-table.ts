import { claimPath, nodePath } from '../../address.ts';
import { csvFile } from '../../csv-file.ts';
import type { Line } from '../../graph/column-line.ts';
import type { Place } from '../../graph/column-place.ts';
import { type Html, html, joined } from '../../html.ts';
import type { OtherForm } from '../../page.ts';
import { glyph } from '../../parts/glyph.ts';
import { name } from '../../parts/name.ts';
import { dataTable } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { claimKind } from '../../words/claim.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';

/** The columns as a table: each line is a row. */
export function lineTable(view: View, lines: readonly Line[]): Html {
  const words = graphWords[view.language];
  const link = ({ thing }: Place) =>
    html`<a href="${view.link(nodePath(thing.type, thing.slug))}">${name(thing.name, 60)}</a>`;
  return html`<details class="full graph-table"><summary data-part="table-head">${words.asTable} <span class="count">${view.format.number(lines.length)}</span></summary><div data-part="table">
${dataTable(view, {
  caption: words.whom,
  isSmall: true,
  columns: [
    { head: words.from, isRowHead: true, cell: ({ from }) => joined(from.map(link)) },
    { head: words.claim, cell: (line) => claimCell(view, line) },
    { head: words.to, cell: ({ to }) => link(to) },
    {
      head: words.howSure,
      cell: ({ standing, modality }) =>
        html`${view.words.standing[standing]}${modality === 'EXPECTED' && `, ${view.words.standing.EXPECTED}`}`,
    },
    { head: words.claims, kind: 'num', cell: ({ claims }) => claims.length },
  ],
  groups: [{ rows: lines }],
})}</div></details>`;
}

function claimCell(view: View, { kind, claims, status, standing }: Line): Html {
  const outcome = status !== undefined && `, ${vocabulary[view.language].bidStatus[status]}`;
  return html`<a class="mark mark-${standing.toLowerCase()}" href="${view.link(claimPath(claims[0]?.id ?? ''))}">${glyph(standing)} ${claimKind[view.language][kind]}${outcome}</a>`;
}

/** Every claim of the picture, with the words of the API. */
export function claimsCsv(lines: readonly Line[]): OtherForm {
  const rows = lines.flatMap(({ claims, from, to }) =>
    claims.map((claim) => ({
      claim: claim.name,
      kind: claim.kind,
      standing: claim.standing,
      modality: claim.modality,
      status: 'bidStatus' in claim ? claim.bidStatus : '',
      from: from.map(({ thing }) => thing.slug).join(' '),
      to: to.thing.slug,
    })),
  );
  return csvFile('graph.csv', rows);
}
