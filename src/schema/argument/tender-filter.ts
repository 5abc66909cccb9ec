import { checkFilter, type FilterValue, type FindCollection } from '../../db/read/collection/filter.ts';
import { tender } from '../declare/nodes/tender.ts';
import type { PothosTypes, TypeRegistry } from '../type/registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** The argument `filter` of a field that is computed over tenders. */
export function tenderFilterArgument(t: FieldBuilder, registry: TypeRegistry) {
  return t.arg({
    type: registry.input('TenderFilter'),
    required: false,
    description: 'Only tenders of which all of this holds; all tenders when absent.',
  } as never);
}

/** @throws BadUserInput naming the place within the argument. */
export function checkTenderFilter(
  filter: FilterValue | null | undefined,
  findCollection: FindCollection,
): void {
  if (filter) checkFilter(tender, filter, 'filter', findCollection);
}
