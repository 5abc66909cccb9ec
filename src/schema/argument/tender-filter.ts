import { checkFilter, type FilterValue, type FindCollection } from '../../db/read/collection/filter.ts';
import { tender } from '../declare/nodes/tender.ts';
import type { ArgumentsOf } from '../type/builder.ts';

/** The argument `filter` of a field that is computed over tenders. */
export function tenderFilterArgument(t: ArgumentsOf) {
  return t.arg({
    type: 'TenderFilter',
    required: false,
    description: 'Only tenders of which all of this holds; all tenders when absent.',
  });
}

/** @throws BadUserInput naming the place within the argument. */
export function checkTenderFilter(
  filter: FilterValue | null | undefined,
  findCollection: FindCollection,
): void {
  if (filter) checkFilter(tender, filter, 'filter', findCollection);
}
