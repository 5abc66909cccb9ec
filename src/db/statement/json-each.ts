import { Name } from './alias.ts';
import type { Fragment, SqlValue } from './piece.ts';

/** A list that is bound as one value and read as a table. */
export interface EachValue {
  /** The table in a FROM clause. */
  of(list: readonly SqlValue[]): Fragment;
  readonly value: Name;
  /** The position in the list, from 0. */
  readonly key: Name;
}

/** Names such a table within a statement: `FROM ${k.of(ids)} CROSS JOIN ${b} ON ${b.id} = ${k.value}`. */
export function eachValue(alias: string): EachValue {
  const text = `json_each(+?) ${alias}`;
  return {
    of: (list) => ({ text, values: [JSON.stringify(list)] }),
    value: new Name(`${alias}.value`),
    key: new Name(`${alias}.key`),
  };
}

/** What stands after `IN` for the values of a list, which is bound as one value: a longer list is no other statement. */
export function amongValues(list: readonly SqlValue[]): Fragment {
  return { text: '(SELECT value FROM json_each(+?))', values: [JSON.stringify(list)] };
}
