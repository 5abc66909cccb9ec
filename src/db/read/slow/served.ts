import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { Collection, FilterDescription, OrderDescription } from '../collection/collection.ts';
import type { FilterValue } from '../collection/filter.ts';
import type { AsOf } from '../time/as-of.ts';

/** Which conditions of lists indexes serve. */

/** The columns of each index of a table; Drizzle makes its own answer anew each time. */
const INDEXES = new WeakMap<SQLiteTable, readonly (readonly SQLiteColumn[])[]>();

function indexesOf(table: SQLiteTable): readonly (readonly SQLiteColumn[])[] {
  let indexes = INDEXES.get(table);
  if (!indexes) {
    indexes = getTableConfig(table).indexes.map(({ config }) => config.columns as readonly SQLiteColumn[]);
    INDEXES.set(table, indexes);
  }
  return indexes;
}

/** Whether a list at the root has conditions that no index serves in this order, and none that leads to few rows or has all claims of a node read. */
export function needsScan(
  collection: Collection,
  filter: FilterValue | undefined,
  order: OrderDescription,
  asOf: AsOf,
): boolean {
  if (looksThroughNode(collection, filter ?? {})) return false;
  if (asOf.knownOn !== undefined) return !isNarrow(collection, filter ?? {}, asOf);
  const names = Object.keys(filter ?? {}).filter((name) => filter?.[name] != null);
  const served = servedByIndex(collection, filter ?? {}, order, asOf);
  return served.length < names.length && !isNarrow(collection, filter ?? {}, asOf);
}

/** Whether the rows are at most those that one node is linked to. */
export function isNarrow(collection: Collection, filter: FilterValue, asOf: AsOf): boolean {
  return Object.entries(filter).some(([name, value]) => {
    if (value == null) return false;
    if (name === 'and') return (value as FilterValue[]).some((inner) => isNarrow(collection, inner, asOf));
    const description = collection.filters[name];
    if (description?.kind === 'reference') return !isDerived(description, asOf);
    return description?.kind === 'link' || description?.kind === 'through';
  });
}

/** Whether a filter has, at whatever place, a statement find all rows that claims link to a node. */
export function looksThroughNode(collection: Collection, filter: FilterValue): boolean {
  return Object.entries(filter).some(([name, value]) => {
    if (value == null) return false;
    if (name === 'not') return looksThroughNode(collection, value as FilterValue);
    if (name === 'and' || name === 'or')
      return (value as FilterValue[]).some((inner) => looksThroughNode(collection, inner));
    const kind = collection.filters[name]?.kind;
    return kind === 'link' || kind === 'through';
  });
}

/** The conditions that select one value of the columns that an index has before that of the order. */
export function servedByIndex(
  collection: Collection,
  filter: FilterValue,
  order: OrderDescription,
  asOf: AsOf,
): readonly string[] {
  const equal = new Map<SQLiteColumn, string>();
  for (const [name, value] of Object.entries(filter)) {
    const column = value == null ? undefined : equalColumn(collection.filters[name], value, asOf);
    if (column) equal.set(column, name);
  }
  const last = order.by ?? collection.key;
  let served: string[] = [];
  for (const columns of indexesOf(collection.table)) {
    const place = order.by ? columns.indexOf(last) : columns.length;
    if (place < 0) continue;
    const names = columns.slice(0, place).map((column) => equal.get(column));
    if (names.every((name) => name !== undefined) && names.length > served.length) served = names;
  }
  return served;
}

function equalColumn(
  description: FilterDescription | undefined,
  value: unknown,
  asOf: AsOf,
): SQLiteColumn | undefined {
  if ((description?.kind !== 'oneOf' && description?.kind !== 'text') || isDerived(description, asOf))
    return undefined;
  if (description.kind === 'text') return description.column;
  return (value as readonly unknown[]).length === 1 ? description.column : undefined;
}

/** Whether the condition is on what a column was on the day asked, and so on no column. */
export function isDerived(description: { readonly asKnown?: unknown }, { knownOn }: AsOf): boolean {
  return description.asKnown !== undefined && knownOn !== undefined;
}

/** The filter's conditions of these names; the other ones with `others`. */
export function partOf(
  filter: FilterValue | null | undefined,
  names: readonly string[],
  others = false,
): FilterValue {
  const part: Record<string, unknown> = {};
  for (const name of Object.keys(filter ?? {})) {
    if (names.includes(name) !== others) part[name] = filter?.[name];
  }
  return part;
}
