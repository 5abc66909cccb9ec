import { claimPath, nodePath } from '../../address.ts';
import { type Html, html, type Markup } from '../../html.ts';
import type { BidRowFragment, TenderQuery } from '../../operations.ts';
import { explained } from '../../parts/glossary.ts';
import { areAllOfficial, mark, sign } from '../../parts/mark.ts';
import { name } from '../../parts/name.ts';
import { references } from '../../parts/statement.ts';
import { type Column, cutFoot, dataTable, type RowGroup } from '../../parts/table.ts';
import { valueCell } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { madeNote } from '../../words/made-note.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Tender = NonNullable<TenderQuery['tender']>;

/** The bids that documents name, by lot, winners first; below them what nobody sees. */
export function whoBid(view: View, { bids, competition }: Tender, nextPage: string | undefined): Html {
  const words = tenderWords[view.language];
  if (bids.nodes.length === 0) return html`<p class="absent">${words.noBids}</p>`;
  const isTerse = areAllOfficial(bids.nodes);
  const foot: Markup[] = [
    isTerse && html`${view.words.allAre} ${sign(view, 'OFFICIAL')}`,
    competition && explained(view, 'coverage', vocabulary[view.language].coverage[competition.coverage]),
    cutFoot(view, bids.nodes.length, bids.totalCount, nextPage),
  ].filter((part) => part != null && part !== false && part !== undefined);
  return dataTable(view, {
    caption: words.whoBid,
    columns: columns(view, isTerse),
    groups: byLot(view, bids.nodes),
    foot: foot.flatMap((part, index) => (index === 0 ? [part] : [' · ', part])),
    rowClass: ({ status }) => (status === 'WON' ? 'won' : ''),
  });
}

function columns(view: View, isTerse: boolean): Column<BidRowFragment>[] {
  const words = tenderWords[view.language];
  return [
    { head: words.bidder, isRowHead: true, cell: (bid) => parties(view, bid) },
    { head: explained(view, 'outcome', words.outcome), cell: (bid) => outcome(view, bid) },
    { head: words.amount, kind: 'num', cell: (bid) => valueCell(view, bid) },
    {
      head: isTerse ? words.standing : explained(view, 'standing', words.standing),
      isHeadHidden: isTerse,
      ...(isTerse && { kind: 'terse' as const }),
      cell: (bid) => mark(view, bid, isTerse),
    },
    { head: words.sourcesColumn, isHeadHidden: true, kind: 'refs', cell: (bid) => references(view, bid) },
  ];
}

const ROLES = ['SOLE', 'LEAD', 'MEMBER', 'SUBCONTRACTOR'] as const;

/** Who leads, and the others indented below. */
function parties(view: View, { parties: { nodes, pageInfo }, grouping, note, id }: BidRowFragment): Html {
  const words = tenderWords[view.language];
  const [first, ...others] = nodes.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
  const line = ({ organisation, role }: (typeof nodes)[number], isMore: boolean) =>
    html`<span class="party${isMore && ' party-more'}"><a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a>${role !== 'SOLE' && html` <span class="role">${vocabulary[view.language].partyRole[role]}</span>`}</span>`;
  return html`${first && line(first, false)}${others.map((party) => line(party, true))}${pageInfo.hasNextPage && html`<span class="party party-more sub"><a href="${view.link(claimPath(id))}">${words.partiesAll}</a></span>`}${grouping === 'JOINT' && html`<span class="sub">${words.joint}</span>`}${grouping === 'SEVERAL' && html`<span class="sub">${words.several}</span>`}${note !== null && html`<span class="note" dir="auto">${madeNote(view.language, note)}</span>`}`;
}

function outcome(view: View, { status, rank, outcome: came, outcomeIsStated }: BidRowFragment): Html {
  const words = tenderWords[view.language];
  const isInferred = came === 'LOST' && !outcomeIsStated;
  return html`<span class="outcome outcome-${status.toLowerCase()}">${vocabulary[view.language].bidStatus[status]}</span>${rank !== null && html` <span class="sub">${words.rank(rank)}</span>`}${isInferred && html`<span class="sub inferred">${words.notChosen}</span>`}`;
}

/** In the order of lots; within one the winner, then by rank, then as recorded. */
function byLot(view: View, bids: readonly BidRowFragment[]): RowGroup<BidRowFragment>[] {
  const words = tenderWords[view.language];
  const groups = Map.groupBy(bids, ({ lot }) => lot?.number ?? '');
  const isWhole = groups.size === 1 && groups.has('');
  const numbers = [...groups.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return numbers.map((number) => {
    const rows = (groups.get(number) ?? []).toSorted(winnersFirst);
    if (isWhole) return { rows };
    const lot = rows[0]?.lot;
    const head = lot
      ? html`${words.lot(shownLotNumber(lot))}${lot.title !== null && html` <span class="detail">${name(lot.title)}</span>`}${rows.length < lot.bids.totalCount && html` <strong class="sub">${words.lotCut(view.format.number(rows.length), view.format.number(lot.bids.totalCount))}</strong>`}`
      : words.wholeTender;
    return { head, rows };
  });
}

function winnersFirst(a: BidRowFragment, b: BidRowFragment): number {
  const won = Number(b.status === 'WON') - Number(a.status === 'WON');
  return won || (a.rank ?? LAST) - (b.rank ?? LAST);
}

const LAST = 1_000_000;
const MAX_LOT_NUMBER = 14;

/** A lot that is numbered by a system's key gets its position among the others. */
export function shownLotNumber({
  number,
  position,
}: {
  readonly number: string;
  readonly position: number;
}): string {
  return number.length <= MAX_LOT_NUMBER ? number : String(position);
}
