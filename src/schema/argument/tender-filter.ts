import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { Session } from '../../db/read/row/session.ts';
import { tender } from '../declare/nodes/tender.ts';
import type { ArgumentsOf } from '../type/builder.ts';
import { checkFilterArgument } from './page-argument.ts';

/** The argument `filter` of a field that is computed over tenders. */
export function tenderFilterArgument(t: ArgumentsOf) {
  return t.arg({
    type: 'TenderFilter',
    required: false,
    description: 'Only tenders of which all of this holds; all tenders when absent.',
  });
}

/** @throws BadUserInput naming the place within the argument: for a value that can't be meant, and a node that there is not. */
export function checkTenderFilter(filter: FilterValue | null | undefined, session: Session): void {
  if (filter) checkFilterArgument(tender, filter, 'filter', session);
}
