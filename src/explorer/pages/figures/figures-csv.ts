import { nodePath } from '../../address.ts';
import { csvFile } from '../../csv-file.ts';
import type { GroupFiguresFragment, SelectionFiguresQuery } from '../../operations.ts';
import type { OtherForm } from '../../page.ts';

import { shownGroups } from './group-table.ts';
import type { FiguresView } from './question.ts';

interface Row {
  /** Which of the tables of the page. */
  readonly table: string;
  /** A code, a slug, a year or month; empty for the row of those that have none, and for all together. */
  readonly key: string | null;
  readonly name: string;
  readonly tenders?: number;
  readonly won?: number;
  readonly bids?: number;
  readonly singleBids?: number;
  readonly bidsUntold?: number;
  readonly amountsUnknown: number;
  readonly amountsNotBelieved: number;
  readonly sums: readonly { readonly amount: string; readonly currency: string }[];
  readonly address: string;
}

/** The rows of all tables of the page, with a column for each currency of their sums. */
export function figuresCsv(data: SelectionFiguresQuery, view: FiguresView): OtherForm {
  const rows = allRows(data, view);
  const currencies = [...new Set(rows.flatMap(({ sums }) => sums.map(({ currency }) => currency)))].sort();
  const head = ['table', 'key', 'name', 'tenders', 'won', 'bids', 'single_bids', 'bids_untold'];
  const amounts = ['amounts_unknown', 'amounts_not_believed', ...currencies.map((each) => `sum_${each}`)];
  return csvFile('figures.csv', [
    [...head, ...amounts, 'address'],
    ...rows.map((row) => [
      row.table,
      row.key,
      row.name,
      row.tenders,
      row.won,
      row.bids,
      row.singleBids,
      row.bidsUntold,
      row.amountsUnknown,
      row.amountsNotBelieved,
      ...currencies.map((each) => row.sums.find(({ currency }) => currency === each)?.amount),
      row.address,
    ]),
  ]);
}

function allRows({ tenderStatistics }: SelectionFiguresQuery, view: FiguresView): Row[] {
  const { total, topBidders, topBuyers } = tenderStatistics;
  const page = (address: string) => `${view.publicUrl}${address}`;
  const organisation = ({ slug, name }: { slug: string; name: string }) => ({
    key: slug,
    name,
    address: view.publicLink(nodePath('Organisation', slug)),
  });
  return [
    { table: 'all', key: null, name: '', ...groupRow(total), address: page(view.here()) },
    ...topBidders.nodes.map((winner) => ({
      table: 'winners',
      ...organisation(winner.organisation),
      won: winner.wonCount,
      bids: winner.bidCount,
      amountsUnknown: winner.unknownAmountCount,
      amountsNotBelieved: winner.flaggedAmountCount,
      sums: winner.awarded,
    })),
    ...topBuyers.nodes.map((buyer) => ({
      table: 'buyers',
      ...organisation(buyer.organisation),
      ...groupRow(buyer.figures),
    })),
    ...shownGroups(view, tenderStatistics).flatMap(({ id, groups }) =>
      groups.map(({ key, name, figures, address }) => ({
        table: id,
        key,
        name,
        ...groupRow(figures),
        address: address === undefined ? '' : page(address),
      })),
    ),
  ];
}

function groupRow({
  tenderCount,
  singleBids,
  withoutBidCount,
  unknownValueCount,
  values,
}: GroupFiguresFragment) {
  return {
    tenders: tenderCount,
    singleBids: singleBids.certain,
    bidsUntold: withoutBidCount,
    amountsUnknown: unknownValueCount,
    amountsNotBelieved: values.reduce((count, { flaggedCount }) => count + flaggedCount, 0),
    sums: values.flatMap(({ count, sum }) => (count > 0 ? [sum] : [])),
  };
}
