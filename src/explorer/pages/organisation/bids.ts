import { claimPath, nodePath } from '../../address.ts';
import { type Html, html, joined, type Markup } from '../../html.ts';
import type { OrganisationBidFragment, OrganisationQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { areAllOfficial, mark, sign } from '../../parts/mark.ts';
import { name } from '../../parts/name.ts';
import { references } from '../../parts/statement.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import { absent, valueCell } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { organisationWords } from '../../words/organisation.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

const MAX_PARTNER = 44;
const MAX_LOT_NUMBER = 14;

/** Its bids, the latest first: on what, for whom, with whom, and what came of each. Null where none is named and it is no bidder. */
export function bidTable(view: View, organisation: Organisation, next: string | undefined): Html | null {
  const words = organisationWords[view.language];
  const { nodes, totalCount } = organisation.bids;
  if (nodes.length === 0) return null;
  const isTerse = areAllOfficial(nodes);
  const foot = joined(
    [
      isTerse && html`${view.words.allAre} ${sign(view, 'OFFICIAL')}`,
      cutFoot(view, nodes.length, totalCount, next),
    ],
    ' · ',
  );
  const table = dataTable(view, {
    caption: words.bids,
    columns: [
      { head: words.tender, isRowHead: true, cell: (bid) => tender(view, organisation.slug, bid) },
      {
        head: words.buyer,
        cell: ({ tender: { buyer } }) => (buyer ? organisationLink(view, buyer) : absent(words.noBuyer)),
      },
      { head: explained(view, 'outcome', words.outcome), cell: (bid) => outcome(view, bid) },
      { head: words.amount, kind: 'num', cell: (bid) => valueCell(view, bid) },
      {
        head: words.date,
        kind: 'num',
        cell: ({ date }) =>
          date === null
            ? absent(view.words.noDate)
            : html`<span class="nowrap">${view.format.day(date)}</span>`,
      },
      {
        head: isTerse ? words.standing : explained(view, 'standing', words.standing),
        isHeadHidden: isTerse,
        ...(isTerse && { kind: 'terse' as const }),
        cell: (bid) => mark(view, bid, isTerse),
      },
      { head: words.sources, isHeadHidden: true, kind: 'refs', cell: (bid) => references(view, bid) },
    ],
    groups: [{ rows: nodes }],
    foot: foot.length > 0 && foot,
    rowClass: ({ status }) => (status === 'WON' ? 'won' : ''),
  });
  return section('bids', words.bids, table, view.format.number(totalCount));
}

function organisationLink(
  view: View,
  { slug, name: text }: { readonly slug: string; readonly name: string },
  maxCharacters?: number,
): Html {
  return html`<a href="${view.link(nodePath('Organisation', slug))}">${name(text, maxCharacters)}</a>`;
}

/** The tender, the lot, and the others that the bid was made with. */
function tender(view: View, own: string, bid: OrganisationBidFragment): Html {
  const words = organisationWords[view.language];
  const { parties, lot, id } = bid;
  const partners = parties.nodes.filter(({ organisation }) => organisation.slug !== own);
  const more: Markup =
    parties.pageInfo.hasNextPage && html`<a href="${view.link(claimPath(id))}">${words.morePartners}</a>`;
  const number =
    lot !== null &&
    lot.number.length <= MAX_LOT_NUMBER &&
    html` <span class="detail">${words.lot(lot.number)}</span>`;
  return html`${tenderLink(view, bid.tender)}${number}${partners.length > 0 && html`<span class="with">${joined([...partners.map(({ organisation }) => organisationLink(view, organisation, MAX_PARTNER)), more])}</span>`}`;
}

function outcome(view: View, { status, outcome: came, outcomeIsStated }: OrganisationBidFragment): Html {
  const words = vocabulary[view.language].bidStatus;
  const isInferred = came === 'LOST' && !outcomeIsStated;
  return isInferred
    ? html`<span class="outcome outcome-rejected">${organisationWords[view.language].notChosen}</span>`
    : html`<span class="outcome outcome-${status.toLowerCase()}">${words[status]}</span>`;
}
