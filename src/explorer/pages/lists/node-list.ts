import { type Html, html } from '../../html.ts';
import type { Shown } from '../../page.ts';
import type { cursor } from '../../parameter.ts';
import { type Field, filterForm } from '../../parts/filter-form.ts';
import { noRows, pageLinks, rowCount } from '../../parts/list.ts';
import { type Column, cutFoot, dataTable } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { listsWords } from '../../words/lists.ts';

export type ListView = View<{ readonly after: typeof cursor }>;

/** A page of a list of nodes, as operations ask for it. */
export interface NodePage<R> {
  readonly totalCount: number;
  readonly hiddenCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly R[];
}

interface NodeList<R> {
  readonly of: 'people' | 'regulations' | 'articles';
  readonly found: NodePage<R>;
  readonly fields: readonly Field[];
  readonly columns: readonly Column<R>[];
}

/** A list of nodes with its form, as all of them but those of tenders and organisations, which have more to ask. */
export function nodeList<R>(view: ListView, { of, found, fields, columns }: NodeList<R>): Shown {
  const words = listsWords[view.language];
  const { title, lead, count } = words[of];
  const { nodes, totalCount, pageInfo } = found;
  const table = html`${dataTable(view, { caption: title, columns, groups: [{ rows: nodes }], foot: cutFoot(view, nodes.length, totalCount) })}
${pageLinks(view, pageInfo, words.first)}
<p class="links"><a href="${view.in(view.language, '.csv')}">${words.csv}</a></p>`;
  const form = filterForm(view, { first: fields, more: [], kept: ['order'] });
  const isFiltered = view.selection.length > 0 || view.parameters.after !== undefined;
  const main: Html = html`<h1>${title}</h1><p class="lead">${lead}</p>
${form}
${rowCount(view, found, { count, hidden: view.words.hidden })}
${nodes.length === 0 ? noRows(view, words.empty) : table}`;
  return { title, description: lead, main, isIndexed: !isFiltered };
}

/** A filter that asks for nothing is none. */
export function orNull<F extends object>(filter: F): F | null {
  return Object.keys(filter).length > 0 ? filter : null;
}
