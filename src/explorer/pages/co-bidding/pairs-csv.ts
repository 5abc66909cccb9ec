import { nodePath } from '../../address.ts';
import { csvFile } from '../../csv-file.ts';
import type { SelectionCoBiddingQuery } from '../../operations.ts';
import type { OtherForm } from '../../page.ts';
import type { View } from '../../view.ts';
import { fromOneSide } from './against.ts';
import type { PairCount } from './pair-cell.ts';
import type { CoBiddings, Rivalries } from './question.ts';

/** The pairs of this page, one a row: what is certain, and behind it how many more are possible. */
export function pairsCsv(
  { coBiddings, rivalries }: SelectionCoBiddingQuery,
  view: View,
): OtherForm | undefined {
  if (coBiddings) return csvFile('co-bidding.csv', [TOGETHER, ...coBiddings.nodes.map(togetherRow(view))]);
  return rivalries && csvFile('rivals.csv', [AGAINST, ...rivalries.nodes.map(againstRow(view))]);
}

const ENDS = ['first', 'second'];
const SPAN = ['tenders', 'first_date', 'last_date', 'first_address', 'second_address'];

function counted(name: string): string[] {
  return [name, `${name}_possible`];
}

const TOGETHER = [
  ...ENDS,
  ...counted('joint_bids'),
  ...counted('bids_of_first'),
  ...counted('bids_of_second'),
  ...counted('won'),
  ...SPAN,
];

const AGAINST = [
  ...ENDS,
  ...counted('contests'),
  ...counted('first_won'),
  ...counted('second_won'),
  ...counted('both_won'),
  ...counted('neither_won'),
  'first_never_won',
  ...SPAN,
];

const cells = (counts: readonly (PairCount | undefined)[]) =>
  counts.flatMap((count) => [count?.certain, count?.possible]);

interface Party {
  readonly slug: string;
  readonly name: string;
}

interface Spanned {
  readonly tenderCount: number;
  readonly first: string | null;
  readonly last: string | null;
}

function span(view: View, { tenderCount, first, last }: Spanned, parties: readonly Party[]) {
  const addresses = parties.map(({ slug }) => view.publicLink(nodePath('Organisation', slug)));
  return [tenderCount, first, last, ...addresses];
}

function togetherRow(view: View) {
  return (pair: CoBiddings['nodes'][number]) => [
    ...pair.organisations.map(({ name }) => name),
    ...cells([pair.jointBids, pair.bidsOfEach[0], pair.bidsOfEach[1], pair.won]),
    ...span(view, pair, pair.organisations),
  ];
}

function againstRow(view: View) {
  return (found: Rivalries['nodes'][number]) => {
    const { pair, one, other, won, lost } = fromOneSide(found);
    return [
      one.name,
      other.name,
      ...cells([pair.contestCount, won, lost, pair.bothWon, pair.neitherWon]),
      String(pair.neverWinner?.slug === one.slug),
      ...span(view, pair, [one, other]),
    ];
  };
}
