import { type Html, html, type Markup, raw } from '../html.ts';
import type { View } from '../view.ts';

/** A column of a table. */
export interface Column<R> {
  readonly head: Markup;
  readonly cell: (row: R) => Markup;
  /** `num` stands right, in tabular figures; `refs` is for sources, `terse` for a mark without its word. */
  readonly kind?: 'num' | 'refs' | 'terse';
  /** Whether its cells are the heads of their rows. */
  readonly isRowHead?: boolean;
  /** Whether its head is for those alone who hear the page. */
  readonly isHeadHidden?: boolean;
  /** Of its order, where the table is in it. */
  readonly sorted?: 'ascending' | 'descending' | undefined;
}

/** Rows that belong together, such as those of a lot. */
export interface RowGroup<R> {
  readonly head?: Markup;
  readonly rows: readonly R[];
}

export interface TableOptions<R> {
  /** Says what the table is to those who hear it; the heading above says it to those who see it. */
  readonly caption: string;
  readonly columns: readonly Column<R>[];
  readonly groups: readonly RowGroup<R>[];
  /** Below the rows: marks that all have, what is left out. */
  readonly foot?: Markup;
  readonly rowClass?: (row: R) => string;
  readonly isSmall?: boolean;
}

/**
 * A table in a region that scrolls by itself when it is too wide, with the keyboard too. On a phone each row is a block, in which
 * every cell has the head of its column above it.
 */
export function dataTable<R>(view: View, options: TableOptions<R>): Html {
  const { caption, columns, groups, foot, isSmall } = options;
  const width = columns.length;
  const labels = columns.map(label);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="data${isSmall && ' small'}">
<caption class="visually-hidden">${caption}. ${view.words.table}</caption>
<thead><tr>${columns.map(headCell)}</tr></thead>
${groups.map(
  ({
    head,
    rows,
  }) => html`<tbody>${head != null && html`<tr class="lot-head"><th colspan="${width}" scope="rowgroup">${head}</th></tr>`}
${rows.map((row) => bodyRow(options, labels, row))}</tbody>`,
)}
${foot != null && foot !== false && html`<tfoot><tr><td colspan="${width}">${foot}</td></tr></tfoot>`}
</table></div>`;
}

const KINDS = { num: 'num', refs: 'refcell', terse: 'terse' } as const;

function headCell<R>({ head, kind, isHeadHidden, sorted }: Column<R>): Html {
  const shown = isHeadHidden ? html`<span class="visually-hidden">${head}</span>` : head;
  return html`<th scope="col"${kind && html` class="${KINDS[kind]}"`}${sorted && html` aria-sort="${sorted}"`}>${shown}</th>`;
}

const MARKUP = /<span aria-hidden[^>]*>[^<]*<\/span>|<[^>]*>/g;

/** What a column is called, without the links and buttons of its head; none where its head is hidden. */
function label<R>({ head, isHeadHidden, isRowHead }: Column<R>): Html | false {
  if (isHeadHidden || isRowHead) return false;
  const text = html`${head}`.toString().replace(MARKUP, '').trim();
  return html` data-label="${raw(text)}"`;
}

function bodyRow<R>({ columns, rowClass }: TableOptions<R>, labels: readonly (Html | false)[], row: R): Html {
  const ofRow = rowClass?.(row);
  return html`<tr${ofRow && html` class="${ofRow}"`}>${columns.map(({ cell, kind, isRowHead }, index) => {
    const ofCell = kind && html` class="${KINDS[kind]}"`;
    return isRowHead
      ? html`<th scope="row"${ofCell}>${cell(row)}</th>`
      : html`<td${ofCell}${labels[index]}>${cell(row)}</td>`;
  })}</tr>
`;
}

/** The foot of a list that is cut: how many rows there are, and the way on, called `word`. Null where all are shown. */
export function cutFoot(
  { words, format }: View,
  shown: number,
  all: number,
  more?: string,
  word = words.nextPage,
): Html | null {
  if (shown >= all) return null;
  const says = html`<strong>${words.shownOf(format.number(shown), format.number(all))}</strong>`;
  return more === undefined ? says : html`${says} · <a href="${more}">${word}</a>`;
}
