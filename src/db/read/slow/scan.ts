import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import type { Collection } from '../collection/collection.ts';
import { allOf, filterConditions } from '../collection/filter.ts';
import { lastKey } from '../collection/last-key.ts';
import { type ListPlace, type ListRequest, listRows, select } from '../collection/list.ts';
import { Direction, type Position } from '../collection/order.ts';
import type { PageRequest } from '../collection/page.ts';
import type { Scope } from '../row/scope.ts';
import type { Session } from '../row/session.ts';
import { partOf, servedByIndex } from './served.ts';

/**
 * Lists at the root whose filter no index serves. Their rows have to be looked at one by one, however many match: too many for one
 * statement, which nothing could interrupt. So they are looked at a few at a time, and between two statements others have their turn.
 */

/** What was found of a list at the root before the statement that answers. */
export interface FoundPage {
  /** Of the page's rows and of one more, if there is one, in the direction read; undefined where it was not looked through. */
  readonly keys?: readonly number[] | undefined;
  /** Undefined when it was not asked for. */
  readonly total: number | undefined;
  readonly hidden: number | undefined;
  /** At how many rows the statement may look itself, where there are no keys. */
  readonly rowsToLookAt: number;
}

/** What was found of lists, by their place in the operation. */
export type FoundPages<Place> = ReadonlyMap<Place, FoundPage>;

export type ScannedPage = Omit<PageRequest, 'selection'>;

const AT_ROOT: ListPlace = { alias: 'x', parentKey: null };

const MAX_ROWS = 20_000;
/** A statement is to take about as long as this. */
const STEP_MS = 2;

/** Whether the collection's table has more rows than one statement may look at. */
export function isLarge(session: Session, collection: Collection): boolean {
  return lastKey(session, collection) > session.maxScannedRows;
}

/** The keys of a page's rows, and of one row more, in the direction read. Yields after each statement. */
export function* scanPage(session: Session, page: ScannedPage): Generator<undefined, number[]> {
  const { collection, order, asOf, findCollection } = page;
  const served = servedByIndex(collection, page.filter ?? {}, order, asOf);
  const indexed = partOf(page.filter, served);
  const list = { ...page, filter: partOf(page.filter, served, true) };
  const direction = new Direction(order, page.forward);
  const keys: number[] = [];
  const pace = new Pace(session.maxScannedRows);
  let position = page.position;
  for (;;) {
    const { scope, conditions, from } = listRows(list, AT_ROOT);
    const place = order.by ? scope.column(order.by) : 'NULL';
    const what = fragment`${raw(scope.key)} AS id, ${raw(place)} AS place, ${isFound(conditions)}`;
    const bounds = [
      ...filterConditions(scope, indexed, findCollection),
      ...after(direction, scope, position),
    ];
    const rows = pace.time((limit) =>
      session.rows(fragment`${select(what, from, bounds, direction.terms(scope))} LIMIT ${limit}`),
    );
    for (const row of rows.read) {
      if (row.isFound === 1) keys.push(row.id as number);
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
    const what = fragment`${raw(scope.key)} AS id, ${isFound(conditions)}`;
    const rows = select(what, from, [fragment`${raw(scope.key)} > ${last}`], raw(scope.key));
    const counted = pace.time((limit) =>
      session.rows(
        fragment`SELECT count(*) AS seen, count(isFound) AS count, max(id) AS last FROM (${rows} LIMIT ${limit})`,
      ),
    );
    const [found] = counted.read;
    count += Number(found?.count ?? 0);
    if (Number(found?.seen ?? 0) < counted.asked) return count;
    last = Number(found?.last);
    yield;
  }
}

/** The column that says of a row whether all conditions hold, the first that doesn't being the last that is looked at. */
export function isFound(conditions: readonly Fragment[]): Fragment {
  return fragment`CASE WHEN ${allOf(conditions)} THEN 1 END AS isFound`;
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
