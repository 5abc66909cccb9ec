import { Name } from '../statement/alias.ts';
import { DAYS, NOTHING, type Spelling, type Sql, spell } from './neutral.ts';

/** The days that an operation is asked for: they are bound by name, since one statement may need them in many places. */
export const KNOWN_ON = DAYS.knownOn;
export const VALID_ON = DAYS.validOn;

/** Joins the table that follows, which is read after those that stand before it: what leads to its rows is there. */
export const thenJoin = new Name(spell('thenJoin').text);

/** Joins the rows of a table by keys that a subquery gives, each once, of the row before; what else is to hold ends with AND. */
export function joinByKeys(table: string, condition: Sql, key: Sql, keys: Sql): Spelling {
  return spell('joinByKeys', table, condition, key, keys);
}

/** An expression by which no row is to be looked for, since the order's index or another table leads to fewer. */
export function unindexed(expression: Sql): Spelling {
  return spell('unindexed', expression);
}

/** A term of an order by what may be NULL, which is the least. */
export function ascending(expression: Sql): Spelling {
  return spell('ascending', expression);
}

export function descending(expression: Sql): Spelling {
  return spell('descending', expression);
}

/** The lesser of two values that are there. */
export function lesser(one: Sql, other: Sql): Spelling {
  return spell('lesser', one, other);
}

export function greater(one: Sql, other: Sql): Spelling {
  return spell('greater', one, other);
}

/** Whether a condition holds as a value: 1 or 0, as columns have it. */
export function truth(condition: Sql): Spelling {
  return spell('truth', condition);
}

/** A condition on all rows of a group: that another holds of any of them. */
export function ofAny(condition: Sql): Spelling {
  return spell('ofAny', condition);
}

/** That it holds of all of them. */
export function ofAll(condition: Sql): Spelling {
  return spell('ofAll', condition);
}

/** A whole number that is bound, where its text is shown. */
export function integer(expression: Sql): Spelling {
  return spell('integer', expression);
}

/** Where a part stands in a text, from 1; 0 where it does not. */
export function positionOf(text: Sql, part: Sql): Spelling {
  return spell('position', text, part);
}

/** Whether a text of a column begins with another and goes on: for columns by whose starts an index finds rows. */
export function continues(text: Sql, start: Sql): Spelling {
  return spell('continues', text, start);
}

/** Whether a text is a start, so many digits, and something more. */
export function startsWithDigits(text: Sql, start: string, digits: number): Spelling {
  return spell('startsWithDigits', text, JSON.stringify(start), String(digits));
}

/** Values of all rows as one text with a separator (SQL), in an order; NULL of no rows. */
export function textList(expression: Sql, separator: Sql = "','", order: Sql = NOTHING): Spelling {
  return spell('textList', expression, separator, order);
}

/** The different values of all rows with commas between, in ascending order; NULL of no rows. */
export function distinctTextList(expression: Sql): Spelling {
  return spell('distinctTextList', expression);
}
