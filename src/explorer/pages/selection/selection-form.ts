import type { Html } from '../../html.ts';
import { type Field, filterForm } from '../../parts/filter-form.ts';
import type { View } from '../../view.ts';
import type { TenderFilterValues } from '../tenders/tender-filter.ts';
import { tenderFields } from '../tenders/tender-form.ts';

/** All filters of tenders, for a page on a selection, with its own fields before them. */
export function selectionForm(
  view: View,
  values: TenderFilterValues,
  own: readonly Field[],
  label?: string,
): Html {
  const { first, more } = tenderFields(view, values);
  return filterForm(view, { first: [...own, ...first], more, ...(label !== undefined && { label }) });
}
