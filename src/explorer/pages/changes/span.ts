import { today } from '../../../domain/partial-date.ts';
import { day, dayUntilToday, endOf } from '../../parameter.ts';
import type { Field } from '../../parts/filter-form.ts';
import type { View } from '../../view.ts';
import { changesWords } from '../../words/changes.ts';

/** The days of a page of changes in its address. */
export const spanParameters = { since: dayUntilToday, changedUntil: endOf('since', day) };

/** The days of a page of changes: after the first, until the last. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The year that ends on the day as known on, else today, where no days are asked for. */
export function spanOf(
  { since, changedUntil }: { readonly since: string | undefined; readonly changedUntil: string | undefined },
  known: string | null | undefined,
): Span {
  const to = changedUntil ?? known ?? today();
  return { from: since ?? yearBefore(to), to };
}

/** The days in the form of a page of changes. */
export function spanField(view: View<typeof spanParameters>): Field {
  const words = changesWords[view.language];
  return {
    kind: 'span',
    label: words.period,
    hint: words.dayHint,
    from: { name: 'since', label: words.since, value: view.parameters.since },
    until: { name: 'changedUntil', label: words.until, value: view.parameters.changedUntil },
  };
}

function yearBefore(last: string): string {
  const date = new Date(`${last}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
}
