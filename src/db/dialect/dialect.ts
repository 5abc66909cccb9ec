/**
 * What engines write differently, as functions of the SQL of their arguments. Arguments that are no SQL, such as the keys of a path, are
 * given as JSON. An argument in which a value is bound must come once in what is made, and in the order in which it was given.
 */
export interface Dialect {
  /** A list that is bound as one value, as a table with the columns `value` and `key`, which grows along the list. */
  each(list: string, alias: string): string;
  /** The same of a list that is not bound but the JSON text of an expression; its values are texts. */
  eachElement(json: string, alias: string): string;
  /** The members of an object in JSON text, at a path of keys; `key` is the name of each. */
  eachMember(json: string, path: string, alias: string): string;
  /** Whether an expression is one of the values of a list that is bound as one value. */
  isAmong(expression: string, list: string): string;

  /**
   * The first rows of a table that each value of a list leads to, value by value and in an order that an index has behind the condition,
   * with what is joined to them; as a FROM clause up to its end.
   */
  walk(
    list: string,
    listAlias: string,
    table: string,
    alias: string,
    condition: string,
    joins: string,
    order: string,
    limit: string,
  ): string;

  /** The rows of a subquery of keys, to be named by WITH so that they can be read in their order. */
  orderedKeys(keys: string): string;
  /** The first so many keys of such a table, or the last of these, as a subquery of `id`. */
  firstKeys(table: string, limit: string): string;
  lastKey(table: string, limit: string): string;
  /** The end of a statement that reads rows by such keys: in their order. */
  inOrderOfKeys(keys: string): string;

  /** Joins the table that follows, to be read after those before. */
  thenJoin(): string;
  /**
   * Joins the rows of a table whose keys a subquery gives, each once, for each row of the tables before; the condition, if there is one,
   * ends with AND.
   */
  joinByKeys(table: string, condition: string, key: string, keys: string): string;
  /** A column, or a condition on it, without that an index is looked for. */
  unindexed(expression: string): string;
  /** An order in which NULL comes as the least. */
  ascending(expression: string): string;
  descending(expression: string): string;

  /** The lesser, or the greater, of two that are not NULL. */
  lesser(one: string, other: string): string;
  greater(one: string, other: string): string;
  /** Whether a condition holds, as 1 or 0; NULL as it is. */
  truth(condition: string): string;
  /** Of rows: whether the condition holds of any, or of all. NULL of no rows. */
  ofAny(condition: string): string;
  ofAll(condition: string): string;
  /** A whole number, of an expression that is one. */
  integer(expression: string): string;

  /** Where a text is found first in another, from 1; 0 where it is not. */
  position(text: string, part: string): string;
  /** Whether a text of a column begins with another and goes on, of a column by whose starts an index finds rows. */
  continues(text: string, start: string): string;
  /** Whether a text is this start, so many digits after it, and something more. */
  startsWithDigits(text: string, start: string, digits: string): string;
  /** Texts or numbers of rows as one text, by a separator; ordered, or each once in ascending order. */
  textList(expression: string, separator: string, order: string): string;
  distinctTextList(expression: string): string;

  /** A value as JSON text; `null` of NULL. */
  jsonQuote(expression: string): string;
  /** A whole number as JSON text; `null` of NULL. */
  jsonInteger(expression: string): string;
  /** A JSON list of these. */
  jsonArray(...elements: string[]): string;
  /** A JSON list of the expression in all rows, in their order or that which is given; `[]` of none. */
  jsonRows(expression: string, order: string): string;
  /** The same of rows of which a condition holds. */
  jsonRowsWhere(expression: string, order: string, condition: string): string;
  /** JSON text as what the server sends. */
  jsonBytes(json: string): string;
  /** What stands at a path in JSON text: as JSON text, as a text, as a whole number. NULL where nothing does. */
  jsonAt(json: string, path: string): string;
  jsonTextAt(json: string, path: string): string;
  jsonIntegerAt(json: string, path: string): string;
  /** Whether what stands there is `true`, as 1 or 0. */
  jsonTruthAt(json: string, path: string): string;
  /** A list in JSON text so that it sorts after those whose first different element is less. */
  jsonListsDescending(list: string, length: string): string;
  /** The list `l`, if the statement may go on after having made it; so many lists are around it. */
  guardedList(depth: string): string;

  /** The column by which the index of search says where a node stands. */
  nodePlace(): string;
  /** Whether a row of a table of the index matches words. */
  matching(table: string, words: string): string;
  /** A table of names by place. */
  keptNames(table: string): string;

  /** The cursor of a row by the list's tag, the value that it is sorted by or NULL, and its key. */
  cursor(tag: string, sortValue: string, key: string): string;
  /** What a tender is worth, as JSON, of rows of valuations. */
  tenderValue(...columns: string[]): string;
}
