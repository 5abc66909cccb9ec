import { LRUCache } from 'lru-cache';
import { type Fragment, fragment, raw, type SqlRow, tableName } from '../../statement/fragment.ts';
import { type AsOf, NOW } from '../time/as-of.ts';
import type { Collection } from './collection.ts';

/** What runs statements. */
interface RowReader {
  rows(statement: Fragment, asOf: AsOf): readonly SqlRow[];
}

/** How long it is taken as known how many rows a table has, which only decides where they are counted. */
const KNOWN_MS = 1_000;
const MAX_COLLECTIONS = 1_000;

/** The greatest key that a row of the collection has: no table has more rows than that. 0 when there is no row. */
export function lastKey(reader: RowReader, { table, key }: Collection): number {
  const statement = fragment`SELECT max(${raw(key.name)}) AS last FROM ${raw(tableName(table))}`;
  return Number(reader.rows(statement, NOW)[0]?.last ?? 0);
}

/** The greatest keys of collections, as a reader found them within the last second. */
export class RecentLastKeys {
  readonly #keys = new LRUCache<Collection, number>({ max: MAX_COLLECTIONS, ttl: KNOWN_MS });

  of(reader: RowReader, collection: Collection): number {
    let last = this.#keys.get(collection);
    if (last === undefined) {
      last = lastKey(reader, collection);
      this.#keys.set(collection, last);
    }
    return last;
  }
}
