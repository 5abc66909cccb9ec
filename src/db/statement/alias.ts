import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Fragment } from './piece.ts';

/** A name in SQL. A fragment splices it, any other text shows it as it stands. */
export class Name implements Fragment {
  readonly text: string;
  readonly values = NO_VALUES;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

const NO_VALUES: readonly never[] = [];

/** The names of a table's columns in SQL, by their names in TypeScript. */
export type ColumnNames<T extends SQLiteTable> = { readonly [C in keyof T['_']['columns']]: Name };

/** A table as a statement names it, with its columns. */
export type TableName<T extends SQLiteTable> = Name & ColumnNames<T>;

/** A table under another name, with its columns. */
export type Alias<T extends SQLiteTable> = TableName<T> & { readonly alias: string };

/**
 * A table under another name: of `const t = as(tenders, 't')`, `${t}` is `tenders t` and `${t.knownFrom}` is `t.known_from`.
 * Make it once, beside the statements: their texts are then joined from texts that are there.
 */
export function as<T extends SQLiteTable>(table: T, alias: string): Alias<T> {
  return Object.assign(nameOf(table, `${getTableName(table)} ${alias}`, `${alias}.`), { alias });
}

/** A table under its own name, its columns by theirs alone: where a statement has no other table, and in what it sets. */
export function bare<T extends SQLiteTable>(table: T): TableName<T> {
  return nameOf(table, getTableName(table), '');
}

function nameOf<T extends SQLiteTable>(table: T, text: string, prefix: string): TableName<T> {
  const columns = Object.entries(getTableColumns(table)).map(([key, { name }]) => [
    key,
    new Name(`${prefix}${name}`),
  ]);
  return Object.assign(new Name(text), Object.fromEntries(columns) as ColumnNames<T>);
}
