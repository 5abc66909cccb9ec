import type { SelectionCoBiddingQuery } from '../../operations.ts';
import { choice, cursor } from '../../parameter.ts';
import type { View } from '../../view.ts';
import { selectionQuery, tenderFilterParameters } from '../tenders/tender-filter.ts';

export const pairParameters = {
  view: choice(['against', 'never']),
  together: choice(['always']),
  ...tenderFilterParameters,
  after: cursor,
};

export type PairsView = View<typeof pairParameters>;
export type CoBiddings = NonNullable<SelectionCoBiddingQuery['coBiddings']>;
export type Rivalries = NonNullable<SelectionCoBiddingQuery['rivalries']>;

/** The tenders of the selection on which both bid, as a list. */
export function tendersOfBoth(view: PairsView, one: string, other: string): string {
  return view.link('/tenders', selectionQuery({ ...view.parameters, bidder: one, alsoBidder: other }));
}
