import { type AsOf, NOW } from './as-of.ts';
import type { Entity } from './description.ts';
import { type Fragment, raw, type SqlRow, sql, tableName } from './fragment.ts';

/** The greatest key that a row of the entity has: no table has more rows than that. 0 when there is no row. */
export function lastKey(
  reader: { rows(statement: Fragment, asOf: AsOf): readonly SqlRow[] },
  { table, key }: Entity,
): number {
  const statement = sql`SELECT max(${raw(key.name)}) AS last FROM ${raw(tableName(table))}`;
  return Number(reader.rows(statement, NOW)[0]?.last ?? 0);
}
