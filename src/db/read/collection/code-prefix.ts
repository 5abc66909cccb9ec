import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { AsOf } from '../time/as-of.ts';
import type { Collection } from './collection.ts';
import type { FilterValue } from './filter-value.ts';

/** The start of a code that rows must have, as an index finds them. */
export interface CodePrefix {
  readonly column: SQLiteColumn;
  /** The column beside it that has the row's key. */
  readonly rowId: SQLiteColumn;
  readonly prefix: string;
}

/** The start of a code that every row of a checked filter has; undefined when it asks for none, or not of every row. */
export function codePrefixIn(
  collection: Collection,
  filter: FilterValue,
  asOf: AsOf,
): CodePrefix | undefined {
  for (const [name, part] of Object.entries(filter)) {
    if (part === null || part === undefined || name === 'or' || name === 'not') continue;
    if (name === 'and') {
      for (const inner of part as FilterValue[]) {
        const found = codePrefixIn(collection, inner, asOf);
        if (found) return found;
      }
      continue;
    }
    const description = collection.filters[name];
    if (description?.kind !== 'codePrefix') continue;
    const { column, rowId, spell, also, asKnown } = description;
    // Where some of the codes are elsewhere, or were others on the day asked, this index does not lead to every row.
    if (also !== undefined || (asKnown !== undefined && asOf.knownOn !== undefined)) continue;
    return { column, rowId, prefix: spell(part as string) ?? '' };
  }
  return undefined;
}
