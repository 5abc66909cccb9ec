import { type Spelling, type Sql, spell } from './neutral.ts';

/** Keys of a page that several parts of a statement read: WITH names a table of them, whose order is that of the page. */

/** The rows of a subquery that gives keys as `id`, in its order; what WITH is to name. */
export function orderedKeys(keys: Sql): Spelling {
  return spell('orderedKeys', keys);
}

/** A subquery of the first so many keys of the table. */
export function firstOfKeys(table: string, limit: Sql): Spelling {
  return spell('firstKeys', table, limit);
}

/** A subquery of the last of these. */
export function lastOfKeys(table: string, limit: Sql): Spelling {
  return spell('lastKey', table, limit);
}

/** What ends a statement that joins rows to such a subquery, by whose name: they come in its order. */
export function inOrderOfKeys(name: string): Spelling {
  return spell('inOrderOfKeys', name);
}
