import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { type AbsenceValue, absentPlace, IS_NULL } from '../collection/absence.ts';
import type { Collection, FilterDescription, OrderDescription } from '../collection/collection.ts';
import type { Source } from '../collection/expression.ts';
import type { FilterValue } from '../collection/filter-value.ts';
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
  const served = servedByIndex(collection, filter ?? {}, order, asOf);
  return served.length < singleConditions(filter).length && !isNarrow(collection, filter ?? {}, asOf);
}

/** Whether the rows are at most those that one node is linked to, whose names hold some words, or that are named one by one. */
export function isNarrow(collection: Collection, filter: FilterValue, asOf: AsOf): boolean {
  return Object.entries(filter).some(([name, value]) => {
    if (value == null) return false;
    if (name === 'and') return (value as FilterValue[]).some((inner) => isNarrow(collection, inner, asOf));
    const description = collection.filters[name];
    if (description?.kind === 'reference') return !isDerived(description, asOf);
    return (
      description?.kind === 'link' ||
      description?.kind === 'through' ||
      description?.kind === 'publisher' ||
      description?.kind === 'among' ||
      description?.kind === 'words'
    );
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

/** One of the conditions of a filter, all of which must hold. */
interface SingleCondition {
  /** The filter's name; that of an absence has the name of what is absent, too. */
  readonly name: string;
  readonly filter: FilterValue;
}

function singleConditions(filter: FilterValue | null | undefined): readonly SingleCondition[] {
  return Object.entries(filter ?? {}).flatMap(([name, value]) => {
    if (value == null) return [];
    if (name !== IS_NULL) return [{ name, filter: { [name]: value } }];
    return Object.entries(value as AbsenceValue).flatMap(([of, isAbsent]) =>
      isAbsent == null ? [] : [{ name: `${IS_NULL}.${of}`, filter: { [IS_NULL]: { [of]: isAbsent } } }],
    );
  });
}

/** The names of the conditions that select one value of the columns that an index has before that of the order, or of that one. */
export function servedByIndex(
  collection: Collection,
  filter: FilterValue,
  order: OrderDescription,
  asOf: AsOf,
): readonly string[] {
  const equal = new Map<Source, string>();
  for (const { name, filter: single } of singleConditions(filter)) {
    const column = equalColumn(collection, single, asOf);
    if (column) equal.set(column, name);
  }
  const last = order.by ?? collection.key;
  let served: string[] = [];
  for (const columns of indexesOf(collection.table)) {
    const place = order.by ? columns.indexOf(last) : columns.length;
    if (place < 0) continue;
    const before = columns.slice(0, place).map((column) => equal.get(column));
    if (!before.every((name) => name !== undefined)) continue;
    const ofOrder = order.by && equal.get(order.by);
    const all = ofOrder ? [...before, ofOrder] : before;
    if (all.length > served.length) served = all;
  }
  return served;
}

function equalColumn({ filters }: Collection, single: FilterValue, asOf: AsOf): Source | undefined {
  const [[name, value] = ['', undefined]] = Object.entries(single);
  if (name !== IS_NULL) return oneValueColumn(filters[name], value, asOf);
  const [[of, isAbsent] = ['', undefined]] = Object.entries(value as AbsenceValue);
  const place = absentPlace(filters[of], isAbsent);
  return place && !isDerived(place, asOf) ? place.column : undefined;
}

function oneValueColumn(
  description: FilterDescription | undefined,
  value: unknown,
  asOf: AsOf,
): Source | undefined {
  if ((description?.kind !== 'oneOf' && description?.kind !== 'text') || isDerived(description, asOf))
    return undefined;
  if (description.kind === 'text') return description.column;
  return (value as readonly unknown[]).length === 1 ? description.column : undefined;
}

/** Whether the condition is on what a column was on the day asked, and so on no column. */
export function isDerived(description: { readonly asKnown?: unknown }, { knownOn }: AsOf): boolean {
  return description.asKnown !== undefined && knownOn !== undefined;
}

/** The filter's conditions of these names, as `servedByIndex` gives them; the other ones with `others`. */
export function partOf(
  filter: FilterValue | null | undefined,
  names: readonly string[],
  others = false,
): FilterValue {
  const part: Record<string, unknown> = {};
  let absences: AbsenceValue | undefined;
  for (const { name, filter: single } of singleConditions(filter)) {
    if (names.includes(name) === others) continue;
    if (IS_NULL in single) absences = { ...absences, ...(single[IS_NULL] as AbsenceValue) };
    else Object.assign(part, single);
  }
  return absences ? { ...part, [IS_NULL]: absences } : part;
}
