import { type Html, html } from '../../html.ts';
import type { GroupFiguresFragment } from '../../operations.ts';
import type { Column } from '../../parts/table.ts';
import { absent, wholeAmount } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { figuresWords } from '../../words/figures.ts';

interface FigureColumns<R> {
  readonly figuresOf: (row: R) => GroupFiguresFragment;
  /** The list of the row's tenders. Undefined where no filter asks for them. */
  readonly addressOf: (row: R) => string | undefined;
}

/** How many tenders a row has, what they add up to, and how many had a single bid; each with what can't be seen. */
export function figureColumns<R>(view: View, { figuresOf, addressOf }: FigureColumns<R>): Column<R>[] {
  const words = figuresWords[view.language];
  const { format } = view;
  return [
    {
      head: words.tenders,
      kind: 'num',
      cell: (row) => {
        const [count, address] = [format.number(figuresOf(row).tenderCount), addressOf(row)];
        return address === undefined ? count : html`<a href="${address}">${count}</a>`;
      },
    },
    { head: words.value, kind: 'num', cell: (row) => sums(view, figuresOf(row)) },
    {
      head: words.singleBids,
      kind: 'num',
      cell: (row) => {
        const { singleBids, withoutBidCount, tenderCount } = figuresOf(row);
        // Where no source tells, none is not 0.
        if (withoutBidCount === tenderCount) return absent(view.words.unknown, '·');
        const untold =
          withoutBidCount > 0 &&
          html`<span class="sub">${words.untold(format.number(withoutBidCount))}</span>`;
        return html`${format.number(singleBids.certain)}${untold}`;
      },
    },
  ];
}

/** One sum for each currency, those of most tenders first, and how many amounts are in none. */
function sums(view: View, { values, unknownValueCount }: GroupFiguresFragment): Html {
  const words = figuresWords[view.language];
  const flagged = values.reduce((count, { flaggedCount }) => count + flaggedCount, 0);
  const lines = values
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ sum }, index) => html`${index > 0 && html`<br>`}${wholeAmount(view, sum)}`);
  return html`${lines}${unknownValueCount > 0 && html`<span class="sub">${words.unknownAmounts(view.format.number(unknownValueCount))}</span>`}${flagged > 0 && html`<span class="sub">${words.flaggedAmounts(flagged, view.format.number(flagged))}</span>`}`;
}
