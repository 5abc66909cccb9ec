import { type Fragment, fragment, raw, type SqlRow, tableName } from '../../statement/fragment.ts';
import { type AsOf, NOW } from '../time/as-of.ts';
import type { Collection } from './collection.ts';

/** The greatest key that a row of the collection has: no table has more rows than that. 0 when there is no row. */
export function lastKey(
  reader: { rows(statement: Fragment, asOf: AsOf): readonly SqlRow[] },
  { table, key }: Collection,
): number {
  const statement = fragment`SELECT max(${raw(key.name)}) AS last FROM ${raw(tableName(table))}`;
  return Number(reader.rows(statement, NOW)[0]?.last ?? 0);
}
