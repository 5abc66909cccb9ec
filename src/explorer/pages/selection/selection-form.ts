import type { Html } from '../../html.ts';
import { type Field, filterForm } from '../../parts/filter-form.ts';
import type { View } from '../../view.ts';
import { selectionWords } from '../../words/selection.ts';
import type { TenderFilterValues } from '../tenders/tender-filter.ts';
import { tenderFields } from '../tenders/tender-form.ts';

/** All filters of tenders, for a page on a selection, with its own fields before them. */
export function selectionForm(view: View, values: TenderFilterValues, own: readonly Field[]): Html {
  const words = selectionWords[view.language];
  const { first, more } = tenderFields(view, values);
  return filterForm(view, {
    first: [...own, ...first],
    more,
    labels: { form: words.form, more: words.more, apply: words.apply, reset: words.reset },
  });
}
