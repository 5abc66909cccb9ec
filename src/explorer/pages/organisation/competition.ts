import { type Html, html, joined, type Markup } from '../../html.ts';
import type { OrganisationQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { nodeLink } from '../../parts/statement.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { organisationWords } from '../../words/organisation.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

interface Count {
  readonly certain: number;
  readonly possible: number;
}

/** With whom it bids, and against whom. */
export function competition(view: View, organisation: Organisation): Markup[] {
  return [partners(view, organisation), rivals(view, organisation)];
}

function partners(view: View, { slug, coBidders }: Organisation): Html | null {
  const words = organisationWords[view.language];
  if (!coBidders || coBidders.nodes.length === 0) return null;
  const table = dataTable(view, {
    caption: words.with,
    isSmall: true,
    columns: [
      { head: words.organisation, isRowHead: true, cell: ({ organisation }) => nodeLink(view, organisation) },
      { head: words.jointBids, kind: 'num', cell: ({ jointBids }) => counted(view, jointBids) },
      { head: words.tenders, kind: 'num', cell: ({ tenderCount }) => view.format.number(tenderCount) },
      { head: words.won, kind: 'num', cell: ({ won }) => counted(view, won) },
    ],
    groups: [{ rows: coBidders.nodes }],
    foot: foot(view, coBidders, view.link('/co-bidding', { bidder: slug })),
  });
  return section('with', words.with, table, view.format.number(coBidders.totalCount));
}

function rivals(view: View, { slug, rivals: found }: Organisation): Html | null {
  const words = organisationWords[view.language];
  if (!found || found.nodes.length === 0) return null;
  const table = dataTable(view, {
    caption: words.against,
    isSmall: true,
    columns: [
      { head: words.organisation, isRowHead: true, cell: ({ organisation }) => nodeLink(view, organisation) },
      { head: words.tenders, kind: 'num', cell: ({ tenderCount }) => view.format.number(tenderCount) },
      { head: words.won, kind: 'num', cell: ({ won }) => counted(view, won) },
      { head: words.lost, kind: 'num', cell: ({ lost }) => counted(view, lost) },
    ],
    groups: [{ rows: found.nodes }],
    foot: joined(
      [foot(view, found, view.link('/co-bidding', { view: 'against', bidder: slug })), words.rivalsHint],
      ' · ',
    ),
  });
  return section('against', words.against, table, view.format.number(found.totalCount));
}

/** What is certain, and how many more are not. */
function counted(view: View, { certain, possible }: Count): Html {
  const words = organisationWords[view.language];
  return html`${view.format.number(certain)}${possible > 0 && html` <span class="sub">${words.possible(view.format.number(possible))}</span>`}`;
}

/** What is left out, with the way to the pairs on all tenders on which it bids. */
function foot(
  view: View,
  list: { readonly totalCount: number; readonly complete: boolean; readonly nodes: readonly unknown[] },
  allPairs: string,
): Markup {
  const words = organisationWords[view.language];
  const cut = cutFoot(view, list.nodes.length, list.totalCount);
  const parts = [
    cut && html`${cut} · <a href="${allPairs}">${words.allPairs}</a>`,
    !list.complete && words.incomplete,
  ];
  const shown = joined(parts, ' · ');
  return shown.length > 0 && shown;
}
