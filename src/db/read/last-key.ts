import type { Entity } from './description.ts';
import { raw, sql, tableName } from './fragment.ts';
import type { Session } from './session.ts';

/** The greatest key that a row of the entity has: no table has more rows than that. 0 when there is no row. */
export function lastKey(session: Session, { table, key }: Entity): number {
  const [row] = session.rows(sql`SELECT max(${raw(key.name)}) AS last FROM ${raw(tableName(table))}`);
  return Number(row?.last ?? 0);
}
