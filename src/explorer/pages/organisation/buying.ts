import { type Html, html, joined, type Markup } from '../../html.ts';
import type { OrganisationQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { areAllOfficial, mark, sign } from '../../parts/mark.ts';
import { nodeLink, references } from '../../parts/statement.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import { absent, amount, valueCell } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { organisationWords } from '../../words/organisation.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

/** What it buys, and who wins that; null each where there is nothing. */
export function buying(view: View, organisation: Organisation): Markup[] {
  return [contracts(view, organisation), winners(view, organisation)];
}

function contracts(view: View, { procurements: { nodes, totalCount }, slug }: Organisation): Html | null {
  const words = organisationWords[view.language];
  if (nodes.length === 0) return null;
  const { procurementRole, tenderStatus } = vocabulary[view.language];
  const isTerse = areAllOfficial(nodes);
  const cut = cutFoot(view, nodes.length, totalCount, view.link('/tenders', { buyer: slug }));
  const table = dataTable(view, {
    caption: words.contracts,
    columns: [
      {
        head: words.tender,
        isRowHead: true,
        cell: ({ tender, role }) =>
          html`${tenderLink(view, tender)}${role !== 'BUYER' && html` <span class="detail">${procurementRole[role]}</span>`}`,
      },
      {
        head: words.contractStatus,
        cell: ({ tender: { status } }) => (status === null ? absent(words.noStatus) : tenderStatus[status]),
      },
      { head: words.amount, kind: 'num', cell: ({ tender }) => valueCell(view, tender) },
      {
        head: words.date,
        kind: 'num',
        cell: ({ tender: { date } }) =>
          date !== null && html`<span class="nowrap">${view.format.day(date)}</span>`,
      },
      {
        head: words.standing,
        isHeadHidden: isTerse,
        ...(isTerse && { kind: 'terse' as const }),
        cell: (claim) => mark(view, claim, isTerse),
      },
      { head: words.sources, isHeadHidden: true, kind: 'refs', cell: (claim) => references(view, claim) },
    ],
    groups: [{ rows: nodes }],
    foot:
      (isTerse || cut !== null) &&
      joined([isTerse && html`${view.words.allAre} ${sign(view, 'OFFICIAL')}`, cut], ' · '),
  });
  return section('buys', words.contracts, table, view.format.number(totalCount));
}

function winners(view: View, { slug, topBidders }: Organisation): Html | null {
  const words = organisationWords[view.language];
  if (!topBidders || topBidders.nodes.length === 0) return null;
  const table = dataTable(view, {
    caption: words.winners,
    isSmall: true,
    columns: [
      { head: words.organisation, isRowHead: true, cell: ({ organisation }) => nodeLink(view, organisation) },
      { head: words.bidsCount, kind: 'num', cell: ({ bidCount }) => view.format.number(bidCount) },
      { head: words.won, kind: 'num', cell: ({ wonCount }) => view.format.number(wonCount) },
      {
        head: words.awarded,
        kind: 'num',
        cell: ({ awarded, unknownAmountCount }) =>
          html`${awarded.length > 0 ? joined(awarded.map((money) => amount(view, money))) : absent(view.words.unknown, '·')}${awarded.length > 0 && unknownAmountCount > 0 && html`<span class="sub">${words.noAmount(unknownAmountCount)}</span>`}`,
      },
    ],
    groups: [{ rows: topBidders.nodes }],
    foot: cutFoot(
      view,
      topBidders.nodes.length,
      topBidders.bidderCount,
      `${view.link('/figures', { buyer: slug })}#winners`,
      words.boughtFigures,
    ),
  });
  return section('winners', words.winners, table, view.format.number(topBidders.bidderCount));
}
