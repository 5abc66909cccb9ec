import { getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type CopyField, integer, stamps, text, truth } from './field.ts';

/** What one copied object holds of one table: a row, found by a key. */
export interface RowShape {
  readonly table: SQLiteTable;
  readonly key: SQLiteColumn;
  readonly fields: readonly CopyField[];
}

/** A list in a copied object: the rows of a table that belong to its row. */
export interface PartShape {
  readonly member: string;
  readonly table: SQLiteTable;
  /** The column that holds the id of the object's row. */
  readonly owner: SQLiteColumn;
  /** Orders the list. */
  readonly order: SQLiteColumn;
  readonly fields: readonly CopyField[];
  /** Whether the list holds the values of its only field, and not objects. */
  readonly isPlain: boolean;
}

/** One kind of object that a graph is copied as; `record` in the object names it. */
export interface LineShape {
  readonly record: string;
  /** The rows that make it one; where there are two they have the same id, and the second refers to the first. */
  readonly rows: readonly RowShape[];
  readonly parts: readonly PartShape[];
}

interface Exceptions {
  /** Columns that no field of the kind of their data fits, or that are not copied. */
  readonly except?: readonly SQLiteColumn[];
}

/** A field for each column of a table, by its name in the program; generated columns make themselves. */
export function fieldsOf(table: SQLiteTable, { except = [] }: Exceptions = {}): CopyField[] {
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>;
  return Object.entries(columns)
    .filter(([, column]) => !except.includes(column) && column.generated === undefined)
    .map(([member, column]) => fieldOf(member, column));
}

function fieldOf(member: string, column: SQLiteColumn): CopyField {
  if (member === 'stamps') return stamps(member, column);
  if (column.dataType === 'string') return text(member, column);
  if (column.dataType === 'number') return integer(member, column);
  if (column.dataType === 'boolean') return truth(member, column);
  throw new Error(`No copied field is known for ${column.name} of data type ${column.dataType}.`);
}

/** The names of the columns of some fields. */
export function columnsOf(fields: readonly CopyField[]): string[] {
  return fields.flatMap(({ columns }) => columns);
}
