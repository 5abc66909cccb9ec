import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { AsOf } from '../time/as-of.ts';

/** The row that an expression is made of, as a statement names it. */
export interface ExpressionRow {
  readonly asOf: AsOf;
  /** SQL of the row's key. */
  readonly key: string;
  /** SQL of a column of the row; of its base row, where the column is of that table. */
  column(column: SQLiteColumn): string;
  /** SQL of the condition that the row is current on the day asked. */
  current(): string;
}

interface Made {
  readonly dataType: 'string' | 'number';
  readonly notNull?: boolean;
  /** The words that it may be, where those are all. */
  readonly words?: readonly string[];
  readonly sql: (row: ExpressionRow) => string;
}

/** A value that no column holds. Rows carry it under its name, which no column of their table has. */
export class Expression {
  readonly name: string;
  readonly dataType: 'string' | 'number';
  readonly notNull: boolean;
  readonly enumValues: readonly string[] | undefined;
  readonly sql: (row: ExpressionRow) => string;

  constructor(name: string, { dataType, notNull = false, words, sql }: Made) {
    this.name = name;
    this.dataType = dataType;
    this.notNull = notNull;
    this.enumValues = words;
    this.sql = sql;
  }
}

/** Where a value is read from. */
export type Source = SQLiteColumn | Expression;
