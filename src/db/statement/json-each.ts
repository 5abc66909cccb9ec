import { Name } from './alias.ts';
import { type Fragment, fragment, type SqlValue } from './fragment.ts';

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
  const name = new Name(alias);
  return {
    of: (list) => fragment`json_each(${JSON.stringify(list)}) ${name}`,
    value: new Name(`${alias}.value`),
    key: new Name(`${alias}.key`),
  };
}

/** What stands after `IN` for the values of a list, which is bound as one value: a longer list is no other statement. */
export function amongValues(list: readonly SqlValue[]): Fragment {
  return fragment`(SELECT value FROM json_each(${JSON.stringify(list)}))`;
}
