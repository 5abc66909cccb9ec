import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { columnOf, fragment, raw, tableName } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';

const k = eachValue('k');

/** The name by which columns and joins of `Children` call a row. */
export const CHILD = 'x';

/** Which rows belong to a parent, and what to read of them. */
export interface Children {
  /** SQL of the result columns. */
  readonly columns: string;
  /** Column of the parent's key, first in an index. */
  readonly parent: AnySQLiteColumn;
  /** Column that tells the rows of one parent apart and is in that index too. */
  readonly key: AnySQLiteColumn;
  /** SQL of a condition on the row alone that an index has; absent: all rows. */
  readonly where?: string;
  /** SQL of tables joined to the row, each by `CROSS JOIN`. */
  readonly joins?: string;
}

/** A row with its parent's key and its own. */
export type Child<R> = R & { readonly parent: number; readonly key: number };

/** Rows that one statement gives: few enough that it ends within some milliseconds, whatever a parent has. */
const ROWS_PER_STATEMENT = 500;
const PARENTS_PER_STATEMENT = 500;

/**
 * The rows of some parents, each of which is named once: by parent in the order given, and by key within one. Each piece is what one
 * short statement found, be it nothing; a parent with many rows goes on in the next piece.
 */
export function* readChildren<R>(
  session: Session,
  parents: readonly number[],
  { columns, parent, key, where, joins = '' }: Children,
): Generator<readonly Child<R>[]> {
  const child = raw(`${tableName(parent.table)} ${CHILD}`);
  const parentColumn = raw(columnOf(CHILD, parent));
  const keyColumn = raw(columnOf(CHILD, key));
  const counting = raw(where === undefined ? '' : ` AND ${where}`);
  let start = 0;
  let after = 0;
  while (start < parents.length) {
    const slice = parents.slice(start, start + PARENTS_PER_STATEMENT);
    // Only keys are sorted and cut, so that what a page of a parent with thousands of rows skips costs next to nothing.
    const page = fragment`SELECT ${k.key} AS nth, ${k.value} AS parent, ${keyColumn} AS own FROM ${k.of(slice)} ${thenJoin} ${child} ON ${parentColumn} = ${k.value} WHERE (${k.value} <> ${slice[0] ?? 0} OR ${keyColumn} > ${after})${counting} ORDER BY nth, ${keyColumn} LIMIT ${ROWS_PER_STATEMENT}`;
    const rows = session.rows(
      fragment`SELECT p.parent, p.own AS key, ${raw(columns)} FROM (${page}) p ${thenJoin} ${child} ON ${parentColumn} = p.parent AND ${keyColumn} = p.own ${raw(joins)} ORDER BY p.nth, p.own`,
    ) as unknown as Child<R>[];
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_STATEMENT) {
      start += slice.length;
      after = 0;
    } else {
      start = parents.indexOf(last.parent, start);
      after = last.key;
    }
    yield rows;
  }
}

/** The rows by their parent's key; a parent without any is not in the map. Each yield is a chance to give way. */
export function* gatherChildren<R>(
  session: Session,
  parents: readonly number[],
  children: Children,
): Generator<undefined, Map<number, Child<R>[]>> {
  const gathered = new Map<number, Child<R>[]>();
  for (const rows of readChildren<R>(session, parents, children)) {
    for (const row of rows) {
      const siblings = gathered.get(row.parent);
      if (siblings) siblings.push(row);
      else gathered.set(row.parent, [row]);
    }
    yield;
  }
  return gathered;
}
