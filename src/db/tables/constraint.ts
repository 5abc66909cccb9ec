import { type SQL, sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check } from 'drizzle-orm/sqlite-core';

/**
 * CHECK that a column holds one of the words of an enum (or null, where the column allows it).
 *
 * Spelt with OR: for IN with more than two words SQLite builds a table of them at every single insert, which doubles its time.
 */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  return check(name, isOneOf(column, words));
}

/** Condition that a column holds one of the words, for CHECKs. */
export function isOneOf(column: AnySQLiteColumn, words: readonly string[]): SQL {
  return sql.join(
    words.map((word) => sql`${column} = ${sql.raw(`'${word}'`)}`),
    sql` OR `,
  );
}

const YEAR = '[0-9][0-9][0-9][0-9]';
const MONTH = `${YEAR}-[01][0-9]`;
const DAY = `${MONTH}-[0-3][0-9]`;

/** CHECK that a column holds a partial date: a year, a month, a day or an instant. */
export function partialDate(name: string, column: AnySQLiteColumn) {
  const shapes = [YEAR, MONTH, DAY, `${DAY}T[0-2][0-9]:[0-5][0-9]*`].map(
    (shape) => sql`${column} GLOB ${sql.raw(`'${shape}'`)}`,
  );
  return check(name, sql.join(shapes, sql` OR `));
}

/** CHECK that a column holds a full calendar day. */
export function day(name: string, column: AnySQLiteColumn) {
  return check(name, sql`${column} GLOB ${sql.raw(`'${DAY}'`)}`);
}

/** CHECK that a period does not end before it starts; `2026` ends after `2026-05` starts. */
export function period(name: string, from: AnySQLiteColumn, until: AnySQLiteColumn) {
  return check(name, sql`${until} || '~' >= ${from}`);
}

/** CHECK that an amount is there exactly when its status says KNOWN, and then with a currency. */
export function valued(
  name: string,
  amount: AnySQLiteColumn,
  currency: AnySQLiteColumn,
  status: AnySQLiteColumn,
) {
  return check(
    name,
    sql`(${status} = 'KNOWN') = (${amount} IS NOT NULL) AND (${amount} IS NULL) = (${currency} IS NULL)`,
  );
}

/** CHECK by a written condition, for what has no shape of its own. */
export function holds(name: string, condition: SQL) {
  return check(name, condition);
}
