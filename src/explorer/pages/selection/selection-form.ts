import type { Html } from '../../html.ts';
import { type Field, type FilterForm, filterForm } from '../../parts/filter-form.ts';
import type { View } from '../../view.ts';
import type { TenderFilterValues } from '../tenders/tender-filter.ts';
import { tenderFields } from '../tenders/tender-form.ts';

/** What a page on a selection has in its form besides the filters of tenders: fields of its own, before them. */
interface OwnForm extends Pick<FilterForm, 'kept' | 'label'> {
  readonly own?: readonly Field[];
}

/** All filters of tenders, for a page on a selection. */
export function selectionForm(view: View, values: TenderFilterValues, { own = [], ...form }: OwnForm): Html {
  const { first, more } = tenderFields(view, values);
  return filterForm(view, { first: [...own, ...first], more, ...form });
}
