import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Alias, Name } from '../statement/alias.ts';
import type { Fragment } from '../statement/piece.ts';
import { NOTHING, PLACES, type Spelling, type Sql, spell } from './neutral.ts';

/** A list that is bound as one value and read as a table. */
export interface EachValue<V extends string | number> {
  readonly alias: string;
  /** The table in a FROM clause. */
  of(list: readonly V[]): Fragment;
  readonly value: Name;
  /** The position in the list: greater for what stands later. */
  readonly key: Name;
}

/** Names a list of numbers within a statement: `FROM ${k.of(ids)} ${thenJoin} ${b} ON ${b.id} = ${k.value}`. */
export function eachValue(alias: string): EachValue<number> {
  return eachOf(alias, PLACES.integers);
}

/** The same of texts. */
export function eachText(alias: string): EachValue<string> {
  return eachOf(alias, PLACES.texts);
}

function eachOf<V extends string | number>(alias: string, place: string): EachValue<V> {
  const { text } = spell('each', place, alias);
  return {
    alias,
    of: (list) => ({ text, values: [JSON.stringify(list)] }),
    value: new Name(`${alias}.value`),
    key: new Name(`${alias}.key`),
  };
}

/** How rows of a table are walked through. */
export interface Walk<T extends SQLiteTable> {
  /** Leads to the rows of each value by the condition; of what the statement selects it gives nothing. */
  readonly each: EachValue<number>;
  readonly list: readonly number[];
  readonly table: Alias<T>;
  readonly condition: Sql;
  /** An order that an index has behind the condition. */
  readonly order: Sql;
  /** What is joined to the rows. */
  readonly joins?: Sql;
  readonly limit: number;
}

/**
 * The first rows of a table that the values of a list lead to, value by value and in order, as a FROM clause up to its end: no more are read
 * than are given, however many there are.
 */
export function walk<T extends SQLiteTable>({
  each,
  list,
  table,
  condition,
  order,
  joins = NOTHING,
  limit,
}: Walk<T>): Spelling {
  const values = { text: PLACES.integers, values: [JSON.stringify(list)] };
  const most = { text: PLACES.integer, values: [limit] };
  return spell('walk', values, each.alias, table, table.alias, condition, joins, order, most);
}

/** The values of a JSON list that an expression gives, as texts, in a FROM clause; named as `eachText(alias)` names them. */
export function eachElement(json: Sql, alias: string): Spelling {
  return spell('eachElement', json, alias);
}

/** The members of an object at a path in JSON text, in a FROM clause: `key` is the name of each. */
export function eachMember(json: Sql, path: readonly string[], alias: string): Spelling {
  return spell('eachMember', json, JSON.stringify(path), alias);
}

/** Whether a number is one of a list, which is bound as one value: a longer list is no other statement. */
export function isAmong(expression: Sql, list: readonly number[]): Spelling {
  return spell('isAmong', expression, { text: PLACES.integers, values: [JSON.stringify(list)] });
}

/** The same of a text. */
export function isAmongTexts(expression: Sql, list: readonly string[]): Spelling {
  return spell('isAmong', expression, { text: PLACES.texts, values: [JSON.stringify(list)] });
}
