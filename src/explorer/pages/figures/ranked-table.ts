import { type Html, html, joined } from '../../html.ts';
import { nodeLink } from '../../parts/statement.ts';
import { type Column, cutFoot, dataTable } from '../../parts/table.ts';
import { wholeAmount } from '../../parts/value.ts';
import { figuresWords } from '../../words/figures.ts';
import { selectionQuery } from '../tenders/tender-filter.ts';
import { figureColumns } from './figure-column.ts';
import type { FiguresView, Statistics } from './question.ts';

type Winners = Statistics['topBidders'];
type Winner = Winners['nodes'][number];
type Buyers = Statistics['topBuyers'];

/** Who won most contracts, or was awarded most; each with the tenders on which it bid. */
export function winnerTable(view: FiguresView, winners: Winners, withoutWinner: number): Html {
  const words = figuresWords[view.language];
  const { format } = view;
  const { by } = view.parameters;
  const order = (word: string, change: 'amount' | undefined): Pick<Column<Winner>, 'head' | 'sorted'> =>
    by === change
      ? { head: word, sorted: 'descending' }
      : { head: html`<a class="sort" href="${view.here({ by: change })}#winners">${word}</a>` };
  // Who won nothing is at the end, and no winner.
  const rows = winners.nodes.filter(({ wonCount }) => wonCount > 0);
  const foot = joined(
    [
      rows.length === winners.nodes.length && cutFoot(view, rows.length, winners.bidderCount),
      withoutWinner > 0 && words.withoutWinner(withoutWinner, format.number(withoutWinner)),
      words.sharedBids,
    ],
    ' · ',
  );
  return dataTable(view, {
    caption: words.table(words.winners),
    columns: [
      {
        head: words.organisation,
        isRowHead: true,
        cell: ({ organisation }) => nodeLink(view, organisation, 90),
      },
      {
        ...order(words.won, undefined),
        kind: 'num',
        cell: ({ wonCount }) => format.number(wonCount),
      },
      {
        head: words.bids,
        kind: 'num',
        cell: ({ organisation, bidCount }) =>
          html`<a href="${tendersOf(view, { bidder: organisation.slug })}">${format.number(bidCount)}</a>`,
      },
      { ...order(words.awarded, 'amount'), kind: 'num', cell: (winner) => awarded(view, winner) },
    ],
    groups: [{ rows }],
    foot,
  });
}

/** What it was awarded, currency by currency, and what is in no sum. */
function awarded(view: FiguresView, { awarded: sums, unknownAmountCount, flaggedAmountCount }: Winner): Html {
  const words = figuresWords[view.language];
  const unseen = joined(
    [
      unknownAmountCount > 0 && words.unknownAmounts(view.format.number(unknownAmountCount)),
      flaggedAmountCount > 0 &&
        words.flaggedAmounts(flaggedAmountCount, view.format.number(flaggedAmountCount)),
    ],
    ', ',
  );
  return html`${joined(
    sums.map((sum) => wholeAmount(view, sum)),
    html`<br>`,
  )}${unseen.length > 0 && html`<span class="sub">${unseen}</span>`}`;
}

/** Who bought most tenders. */
export function buyerTable(view: FiguresView, { nodes, buyerCount }: Buyers): Html {
  const words = figuresWords[view.language];
  return dataTable(view, {
    caption: words.table(words.buyers),
    columns: [
      {
        head: words.organisation,
        isRowHead: true,
        cell: ({ organisation }) => nodeLink(view, organisation, 90),
      },
      ...figureColumns<Buyers['nodes'][number]>(view, {
        figuresOf: ({ figures }) => figures,
        addressOf: ({ organisation }) => tendersOf(view, { buyer: organisation.slug }),
      }),
    ],
    groups: [{ rows: nodes }],
    foot: cutFoot(view, nodes.length, buyerCount),
  });
}

/** The list of those tenders of the selection for which this holds too. */
function tendersOf(view: FiguresView, more: Readonly<Record<string, string>>): string {
  return view.link('/tenders', selectionQuery({ ...view.parameters, ...more }));
}
