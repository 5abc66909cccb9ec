import type { Database, Statement } from 'better-sqlite3';
import { is, Param, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzleOn } from './drizzle.ts';
import type { SqlValue } from './fragment.ts';

/** What Drizzle's builder makes. */
interface Built {
  toSQL(): { readonly sql: string; readonly params: readonly unknown[] };
}

/**
 * Prepares a statement that Drizzle's builder writes, to be run by better-sqlite3: no layer stands between the two when it runs.
 * `places` names all that is bound, in the order of the text, in which it must be given. Rows have the database's names; a column of
 * another name is selected by `named`.
 */
export function prepareFixed<Row = unknown>(
  sqlite: Database,
  places: readonly string[],
  build: (db: BetterSQLite3Database) => Built,
): Statement<SqlValue[], Row> {
  const { sql: text, params } = build(drizzleOn(sqlite)).toSQL();
  const bound = params.map(placeOf);
  if (bound.join() !== places.join()) {
    throw new Error(`The statement binds ${bound.join(', ')}, not ${places.join(', ')}: ${text}`);
  }
  return sqlite.prepare<SqlValue[], Row>(text);
}

/** The name of a bound place; a value that the builder was given is none, and would be lost. */
function placeOf(param: unknown): string {
  const value = is(param, Param) ? param.value : param;
  return is(value, Placeholder) ? value.name : `the value ${JSON.stringify(value)}`;
}

/** A bound place for what is stored. */
export function place(name: string): SQL {
  return sql`${sql.placeholder(name)}`;
}

/** A bound place in a condition, written `+?` for the same reason as in fragments. */
export function bound(name: string): SQL {
  return sql`+${sql.placeholder(name)}`;
}

/** Columns or expressions to select, under the names that the rows are to have: two columns of one name would be one value. */
export function named<K extends string>(columns: Readonly<Record<K, SQLWrapper>>): Record<K, SQL.Aliased> {
  const aliased = Object.entries<SQLWrapper>(columns).map(([name, column]) => [
    name,
    sql`${column}`.as(name),
  ]);
  return Object.fromEntries(aliased) as Record<K, SQL.Aliased>;
}
