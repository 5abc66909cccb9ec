import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Collection, FilterDescription } from './collection.ts';

/** What a caller asks of a collection's rows: a value by filter name, and `and`, `or`, `not`, `isNull`. */
export type FilterValue = { readonly [name: string]: unknown };
export type FindCollection = (name: string) => Collection;

/** Nodes that a list may be restricted to. */
export const MAX_AMONG = 100;

export interface DateRange {
  from?: PartialDate | null;
  until?: PartialDate | null;
}
export interface IntegerRange {
  min?: number | null;
  max?: number | null;
}
export interface MoneyRange {
  currency: string;
  min?: string | null;
  max?: string | null;
}

/** @throws Error for a name that the schema would not have let through */
export function descriptionOf(collection: Collection, name: string): FilterDescription {
  const description = collection.filters[name];
  if (!description) throw new Error(`${collection.name} has no filter ${name}`);
  return description;
}
