import { NOTHING, type Spelling, type Sql, spell } from './neutral.ts';

/** JSON lists that statements make, and what they read of JSON text that is stored. */

/** The keys that lead to a value: names of members, and places in lists from 0. */
export type JsonPath = readonly (string | number)[];

/** A JSON list of these values. */
export function jsonArray(...elements: readonly Sql[]): Spelling {
  return spell('jsonArray', ...elements);
}

/** A JSON list of an expression in all rows, in an order; without one the rows must be in order by themselves. `[]` of no rows. */
export function jsonRows(expression: Sql, order: Sql = NOTHING): Spelling {
  return spell('jsonRows', expression, order);
}

/** The same of the rows of which a condition holds. */
export function jsonRowsWhere(expression: Sql, condition: Sql, order: Sql = NOTHING): Spelling {
  return spell('jsonRowsWhere', expression, order, condition);
}

/** What stands at a path, as JSON text; NULL where nothing does. */
export function jsonAt(json: Sql, ...path: JsonPath): Spelling {
  return spell('jsonAt', json, JSON.stringify(path));
}

/** What stands there as a text; NULL of JSON's `null`, too. */
export function jsonTextAt(json: Sql, ...path: JsonPath): Spelling {
  return spell('jsonTextAt', json, JSON.stringify(path));
}

/** What stands there as a whole number. */
export function jsonIntegerAt(json: Sql, ...path: JsonPath): Spelling {
  return spell('jsonIntegerAt', json, JSON.stringify(path));
}

/** Whether what stands there is `true`: 1 or 0. */
export function jsonTruthAt(json: Sql, ...path: JsonPath): Spelling {
  return spell('jsonTruthAt', json, JSON.stringify(path));
}

/** Terms of an order: of lists of at most so many texts or numbers the greater first, by the first element in which they differ. */
export function greaterListFirst(list: Sql, length: number): Spelling {
  return spell('jsonListsDescending', list, String(length));
}
