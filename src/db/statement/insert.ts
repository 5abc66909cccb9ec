import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Value } from '../write/field/attribute.ts';

export type Insert = Statement<(Value | Buffer)[]>;

/**
 * A prepared INSERT into these columns of one table, in this order. With `unlessThere`, a row that a unique index already holds
 * is left as it is (and `changes` is 0); other constraints still refuse.
 */
export function prepareInsert(
  sqlite: Database,
  columns: readonly SQLiteColumn[],
  unlessThere = false,
): Insert {
  const [first] = columns;
  if (first === undefined) throw new Error('An INSERT needs a column.');
  const names = columns.map((column) => column.name);
  return prepareInsertInto(sqlite, getTableName(first.table), names, unlessThere);
}

/** The same by the names of table and columns. */
export function prepareInsertInto(
  sqlite: Database,
  table: string,
  columns: readonly string[],
  unlessThere = false,
): Insert {
  const places = columns.map(() => '?').join(', ');
  const conflict = unlessThere ? ' ON CONFLICT DO NOTHING' : '';
  return sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})${conflict}`);
}
