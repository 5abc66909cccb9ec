import { getTableConfig, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { type AbsenceValue, absentPlace, IS_NULL } from '../collection/absence.ts';
import type { Collection, FilterDescription, OrderDescription } from '../collection/collection.ts';
import type { Source } from '../collection/expression.ts';
import { allOf, type FilterValue, filterConditions } from '../collection/filter.ts';
import { lastKey } from '../collection/last-key.ts';
import { type ListPlace, type ListRequest, listRows, select } from '../collection/list.ts';
import { Direction, type Position } from '../collection/order.ts';
import type { PageRequest } from '../collection/page.ts';
import type { Scope } from '../row/scope.ts';
import type { Session } from '../row/session.ts';
import type { AsOf } from '../time/as-of.ts';

/**
 * Lists at the root whose filter no index serves. Their rows have to be looked at one by one, however many match: too many for one
 * statement, which nothing could interrupt. So they are looked at a few at a time, and between two statements others have their turn.
 */

/** A page, and counts, of a list that was looked through. */
export interface FoundPage {
  /** Of the page's rows and of one more, if there is one, in the direction read. */
  readonly keys: readonly number[];
  /** Undefined when it was not asked for. */
  readonly total: number | undefined;
  readonly hidden: number | undefined;
}

/** The pages of lists that were looked through, by their place in the operation. */
export type FoundPages<Place> = ReadonlyMap<Place, FoundPage>;

export type ScannedPage = Omit<PageRequest, 'selection'>;

const AT_ROOT: ListPlace = { alias: 'x', parentKey: null };

const MAX_ROWS = 20_000;
/** A statement is to take about as long as this. */
const STEP_MS = 2;

/** Whether a list at the root has conditions that no index serves in this order, and none that leads to few rows. */
export function needsScan(
  collection: Collection,
  filter: FilterValue | undefined,
  order: OrderDescription,
  asOf: AsOf,
): boolean {
  if (asOf.knownOn !== undefined) return !isNarrow(collection, filter ?? {}, asOf);
  const served = servedByIndex(collection, filter ?? {}, order, asOf);
  return served.length < singleConditions(filter ?? {}).length && !isNarrow(collection, filter ?? {}, asOf);
}

/** Whether the rows are at most those that one node is linked to, or whose names hold some words. */
export function isNarrow(collection: Collection, filter: FilterValue, asOf: AsOf): boolean {
  return Object.entries(filter).some(([name, value]) => {
    if (value == null) return false;
    if (name === 'and') return (value as FilterValue[]).some((inner) => isNarrow(collection, inner, asOf));
    const description = collection.filters[name];
    if (description?.kind === 'reference') return !isDerived(description, asOf);
    return description?.kind === 'link' || description?.kind === 'through' || description?.kind === 'words';
  });
}

/** A filter as filters of one condition each, all of which must hold. */
function singleConditions(filter: FilterValue): readonly FilterValue[] {
  return Object.entries(filter).flatMap(([name, value]) => {
    if (value == null) return [];
    if (name !== IS_NULL) return [{ [name]: value }];
    const absences = Object.entries(value).filter(([, isAbsent]) => isAbsent != null);
    return absences.map(([of, isAbsent]) => ({ [IS_NULL]: { [of]: isAbsent } }));
  });
}

/** The conditions that select one value of the columns that an index has before that of the order, or of that one. */
function servedByIndex(
  collection: Collection,
  filter: FilterValue,
  order: OrderDescription,
  asOf: AsOf,
): readonly FilterValue[] {
  const equal = new Map<Source, FilterValue>();
  for (const single of singleConditions(filter)) {
    const column = equalColumn(collection, single, asOf);
    if (column) equal.set(column, single);
  }
  const last = order.by ?? collection.key;
  let served: FilterValue[] = [];
  for (const index of getTableConfig(collection.table).indexes) {
    const columns = index.config.columns as readonly SQLiteColumn[];
    const place = order.by ? columns.indexOf(last) : columns.length;
    if (place < 0) continue;
    const before = columns.slice(0, place).map((column) => equal.get(column));
    if (!before.every((single) => single !== undefined)) continue;
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

/** Whether the collection's table has more rows than one statement may look at. */
export function isLarge(session: Session, collection: Collection): boolean {
  return lastKey(session, collection) > session.maxScannedRows;
}

/** The keys of a page's rows, and of one row more, in the direction read. Yields after each statement. */
export function* scanPage(session: Session, page: ScannedPage): Generator<undefined, number[]> {
  const { collection, order, asOf, findCollection } = page;
  const filter = page.filter ?? {};
  const served = servedByIndex(collection, filter, order, asOf);
  const direction = new Direction(order, page.forward);
  const keys: number[] = [];
  const pace = new Pace(session.maxScannedRows);
  let position = page.position;
  for (;;) {
    const { scope, conditions, from } = listRows(page, AT_ROOT);
    const place = order.by ? scope.column(order.by) : 'NULL';
    const what = fragment`${raw(scope.key)} AS id, ${raw(place)} AS place, ${allOf(conditions)} AS isFound`;
    const bounds = [
      ...served.flatMap((single) => filterConditions(scope, single, findCollection)),
      ...after(direction, scope, position),
    ];
    const rows = pace.time((limit) =>
      session.rows(fragment`${select(what, from, bounds, direction.terms(scope))} LIMIT ${limit}`),
    );
    for (const { id, isFound } of rows.read) {
      if (isFound === 1) keys.push(id as number);
      if (keys.length > page.limit) return keys;
    }
    const last = rows.read.at(-1);
    if (last === undefined || rows.read.length < rows.asked) return keys;
    position = { ...(order.by && { by: last.place ?? null }), key: last.id as number };
    yield;
  }
}

function after(direction: Direction, scope: Scope, position: Position | undefined): Fragment[] {
  return position ? [direction.after(scope, position)] : [];
}

/** How many rows a list has. Yields after each statement. */
export function* scanCount(session: Session, list: ListRequest): Generator<undefined, number> {
  const pace = new Pace(session.maxScannedRows);
  let count = 0;
  let last = 0;
  for (;;) {
    const { scope, conditions, from } = listRows(list, AT_ROOT);
    const what = fragment`${raw(scope.key)} AS id, ${allOf(conditions)} AS isFound`;
    const rows = select(what, from, [fragment`${raw(scope.key)} > ${last}`], raw(scope.key));
    const counted = pace.time((limit) =>
      session.rows(
        fragment`SELECT count(*) AS seen, count(CASE WHEN isFound THEN 1 END) AS count, max(id) AS last FROM (${rows} LIMIT ${limit})`,
      ),
    );
    const [found] = counted.read;
    count += Number(found?.count ?? 0);
    if (Number(found?.seen ?? 0) < counted.asked) return count;
    last = Number(found?.last);
    yield;
  }
}

/** Has statements look at about as many rows as a step has time for. */
class Pace {
  readonly #least: number;
  #rows: number;

  /** @param most rows that one statement may look at when nothing is known of what that takes */
  constructor(most: number) {
    this.#least = Math.ceil(most / 4);
    this.#rows = this.#least;
  }

  time<R>(read: (rows: number) => R): { readonly read: R; readonly asked: number } {
    const asked = this.#rows;
    const started = performance.now();
    const result = read(asked);
    const elapsed = performance.now() - started;
    if (elapsed < STEP_MS / 2) this.#rows = Math.min(MAX_ROWS, asked * 2);
    else if (elapsed > STEP_MS) this.#rows = Math.max(this.#least, asked >>> 1);
    return { read: result, asked };
  }
}
