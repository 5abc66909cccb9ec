import { type Html, html, joined } from '../../html.ts';
import { pageLinks } from '../../parts/list.ts';
import { references } from '../../parts/statement.ts';
import { type Column, dataTable } from '../../parts/table.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import type { View } from '../../view.ts';
import { selectionWords } from '../../words/selection.ts';
import { countCell, looked, pairsFound, partyLink, spanCell } from './pair-cell.ts';
import type { CoBiddings, PairsView } from './question.ts';

type Pair = CoBiddings['nodes'][number];

/** The pairs that are parties of the same bid, and how much of it can be seen. */
export function together(view: PairsView, found: CoBiddings): Html {
  const words = selectionWords[view.language];
  const { totalCount, complete, nodes, bids, jointBids } = found;
  const read = words.bidsRead(
    view.format.number(bids.certain + bids.possible),
    view.format.number(jointBids.certain + jointBids.possible),
  );
  return html`${pairsFound(view, totalCount, complete)}
${looked(view, found, { read, hidden: words.winnersOnly })}
${nodes.length === 0 ? html`<p class="absent">${words.noPairs}</p>` : table(view, found)}`;
}

function table(view: PairsView, { nodes, pageInfo }: CoBiddings): Html {
  const words = selectionWords[view.language];
  const caption = words.pairViews.together.title;
  return html`${dataTable(view, { caption, columns: columns(view), groups: [{ rows: nodes }] })}
${pageLinks(view, pageInfo, words.first)}`;
}

function columns(view: View): Column<Pair>[] {
  const words = selectionWords[view.language];
  const { format } = view;
  return [
    {
      head: words.pair,
      isRowHead: true,
      cell: (pair) =>
        html`${pair.organisations.map((each) => partyLink(view, each))}${isAlways(pair) && html`<span class="sub">${words.always}</span>`}`,
    },
    { head: words.jointBids, kind: 'num', cell: ({ jointBids }) => countCell(view, jointBids) },
    {
      head: words.ofEach,
      kind: 'num',
      cell: ({ bidsOfEach }) =>
        joined(
          bidsOfEach.map((each) => format.number(each.certain + each.possible)),
          ' / ',
        ),
    },
    { head: words.won, kind: 'num', cell: ({ won }) => countCell(view, won) },
    { head: words.tenders, kind: 'num', cell: ({ tenderCount }) => format.number(tenderCount) },
    { head: words.when, cell: (pair) => spanCell(view, pair) },
    {
      head: words.examples,
      cell: ({ bids }) =>
        bids.map(
          (bid) =>
            html`<span class="sub">${tenderLink(view, bid.tender, TITLE)} ${references(view, bid)}</span>`,
        ),
    },
  ];
}

const TITLE = 80;

/** Whether neither bid without the other. */
function isAlways({ jointBids, bidsOfEach }: Pair): boolean {
  const joint = jointBids.certain + jointBids.possible;
  return bidsOfEach.every(({ certain, possible }) => certain + possible === joint);
}
