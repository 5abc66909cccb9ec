import type { View } from '../view.ts';
import { regionName } from '../words/region-name.ts';
import type { Field } from './filter-form.ts';

/** A field for the start of a NUTS code; what it has is called by its name, too. */
export function regionField(view: View, name: string, label: string, value: string | undefined): Field {
  const said = value === undefined ? undefined : regionName(view, value);
  return { kind: 'text', name, label, value, size: 6, hint: 'FRB', said };
}
