import { type Html, html, joined } from '../../html.ts';
import { section } from '../../parts/facts.ts';
import { pageLinks } from '../../parts/list.ts';
import { references } from '../../parts/statement.ts';
import { type Column, dataTable } from '../../parts/table.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import { selectionWords } from '../../words/selection.ts';
import { countCell, looked, type PairCount, pairsFound, partyLink, spanCell } from './pair-cell.ts';
import { type PairsView, type Rivalries, tendersOfBoth } from './question.ts';
import { winMatrix } from './win-matrix.ts';

type Pair = Rivalries['nodes'][number];
type Party = Pair['organisations'][number];

/** A pair from one side: where one of the two never won, from that one's. */
interface Seen {
  readonly pair: Pair;
  readonly one: Party;
  readonly other: Party;
  readonly won: PairCount;
  readonly lost: PairCount;
  readonly isTurned: boolean;
}

/** The pairs that bid against each other, as a matrix and as a table, and how much of it can be seen. */
export function against(view: PairsView, found: Rivalries): Html {
  const words = selectionWords[view.language];
  const { totalCount, complete, nodes, bids, matrix, pageInfo } = found;
  const read = words.allBidsRead(view.format.number(bids.certain + bids.possible));
  const isNever = view.parameters.view === 'never';
  const table =
    nodes.length > 0 &&
    html`${dataTable(view, {
      caption: words.pairViews[isNever ? 'never' : 'against'].title,
      columns: columns(view),
      groups: [{ rows: nodes.map(fromOneSide) }],
    })}
${pageLinks(view, pageInfo, words.first)}`;
  return html`${pairsFound(view, totalCount, complete)}
${looked(view, found, { read, hidden: words.losersUnseen })}
${nodes.length === 0 && html`<p class="absent">${isNever ? words.noneNever : words.noRivals}</p>`}
${section('matrix', words.matrix, matrix.rivalries.length > 0 && winMatrix(view, matrix))}
${section('pairs', words.eachPair, table)}`;
}

export function fromOneSide(pair: Pair): Seen {
  const isTurned = pair.neverWinner !== null && pair.neverWinner.slug === pair.organisations[1]?.slug;
  const order = isTurned ? ([1, 0] as const) : ([0, 1] as const);
  const [one, other] = order.map((side) => pair.organisations[side]) as [Party, Party];
  const [won, lost] = order.map((side) => pair.wonByEach[side]) as [PairCount, PairCount];
  return { pair, one, other, won, lost, isTurned };
}

function columns(view: PairsView): Column<Seen>[] {
  const words = selectionWords[view.language];
  return [
    {
      head: words.pair,
      isRowHead: true,
      cell: ({ pair, one, other }) =>
        html`${partyLink(view, one)}<span class="sub">${pair.neverWinner === null ? words.againstWhom : words.neverAgainst}</span>${partyLink(view, other)}`,
    },
    { head: words.met, kind: 'num', cell: (seen) => met(view, seen) },
    { head: words.firstWon, kind: 'num', cell: ({ won }) => countCell(view, won) },
    { head: words.secondWon, kind: 'num', cell: ({ lost }) => countCell(view, lost) },
    { head: words.bothWon, kind: 'num', cell: ({ pair }) => countCell(view, pair.bothWon) },
    { head: words.neitherWon, kind: 'num', cell: ({ pair }) => countCell(view, pair.neitherWon) },
    { head: words.when, cell: ({ pair }) => spanCell(view, pair) },
    { head: words.whereMet, cell: (seen) => contests(view, seen) },
  ];
}

const TITLE = 80;
const TURNED = { WON: 'LOST', LOST: 'WON', BOTH_WON: 'BOTH_WON', NEITHER_WON: 'NEITHER_WON' } as const;

/** The latest, with who won and by which bids it is told. */
function contests(view: PairsView, { pair, isTurned }: Seen): Html[] {
  const words = selectionWords[view.language];
  return pair.contests.map(({ tender, outcome, bids, rivalBids }) => {
    const sources = [...bids, ...rivalBids].map((bid) => references(view, bid));
    return html`<span class="sub">${tenderLink(view, tender, TITLE)}${view.words.colon}${words.contestOutcome[isTurned ? TURNED[outcome] : outcome]} ${joined(sources, ' ')}</span>`;
  });
}

/** How often they met, which leads to all tenders on which both bid. */
function met(view: PairsView, { pair, one, other }: Seen): Html {
  const words = selectionWords[view.language];
  const shown = view.format.number(pair.tenderCount);
  return html`<a class="count-link" href="${tendersOfBoth(view, one.slug, other.slug)}" title="${words.tendersOfBoth(pair.tenderCount, shown)}">${countCell(view, pair.contestCount)}</a>`;
}
