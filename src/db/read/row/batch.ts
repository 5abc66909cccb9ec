import { type MaybePromise, mapMaybePromise } from '../../../domain/maybe-promise.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';
import type { Collection, FieldDescription } from '../collection/collection.ts';
import type { ListRequest } from '../collection/list.ts';
import {
  countStatement,
  PARENT,
  type PageRequest,
  type ParentKey,
  pageStatement,
  rowStatement,
  rowsStatement,
} from '../collection/page.ts';
import type { FoundPage } from '../slow/scan.ts';
import { countMayReadMany, countsTable, pageMayReadMany } from '../slow/slow-statement.ts';
import type { Selection } from './selection.ts';
import type { Session } from './session.ts';

const BATCH = Symbol('batch');

/** A row as read, under database names, that knows which rows were read with it. */
export type Row = SqlRow & { [BATCH]: Batch };

/** Which columns to read of a collection's rows at some place of an operation. */
export type Select = (collection: Collection) => Selection;

/**
 * Rows of one collection that one statement read. What is asked of one of them is asked of all, so their
 * children are read together, once: the first row that asks pays a statement for the whole batch.
 */
export class Batch {
  readonly collection: Collection;
  readonly rows: readonly Row[];
  readonly #children = new Map<unknown, unknown>();

  constructor(collection: Collection, rows: readonly SqlRow[]) {
    this.collection = collection;
    for (const row of rows) (row as Row)[BATCH] = this;
    this.rows = rows as Row[];
  }

  /** What `read` gives for the whole batch at a place, the same for all rows. */
  shared<T>(place: unknown, read: () => T): T {
    if (!this.#children.has(place)) this.#children.set(place, read());
    return this.#children.get(place) as T;
  }

  /** The distinct keys that the rows hold in a column. */
  keys(column: string): number[] {
    const keys = new Set<number>();
    for (const row of this.rows) {
      const key = row[column];
      if (typeof key === 'number') keys.add(key);
    }
    return [...keys];
  }
}

export function batchOf(row: Row): Batch {
  return row[BATCH];
}

/** The row's key in its collection. */
export function keyOf(row: Row): number {
  return row[row[BATCH].collection.key.name] as number;
}

/** The row whose key is the value of an expression; null when there is none or it is not known yet. */
export function readRow(session: Session, selection: Selection, key: Fragment): Row | null {
  const rows = session.rows(rowStatement(selection, key, session.asOf));
  return new Batch(selection.collection, rows).rows[0] ?? null;
}

/** Rows by key; a key without a row is missing from the map. */
export function readRows(session: Session, selection: Selection, keys: readonly number[]): Map<number, Row> {
  if (keys.length === 0) return new Map();
  const batch = new Batch(selection.collection, session.rows(rowsStatement(selection, keys, session.asOf)));
  return new Map(batch.rows.map((row) => [keyOf(row), row]));
}

type One = Extract<FieldDescription, { kind: 'one' }>;
type OneOfTypes = Extract<FieldDescription, { kind: 'oneOfTypes' }>;

/** The row that a key column of this row points at. */
export function readOne(session: Session, row: Row, field: One, place: unknown, select: Select): Row | null {
  const batch = row[BATCH];
  const column = field.column.name;
  const found = batch.shared(place, () =>
    readRows(session, select(session.catalogue.find(field.target)), batch.keys(column)),
  );
  return found.get(row[column] as number) ?? null;
}

/** The node that two columns of this row, its key and its type, point at. */
export function readOneOfTypes(
  session: Session,
  row: Row,
  field: OneOfTypes,
  place: unknown,
  select: Select,
): Row | null {
  const batch = row[BATCH];
  const { column, type } = { column: field.column.name, type: field.type.name };
  const found = batch.shared(place, () => {
    const byType = Map.groupBy(
      batch.rows.filter((each) => each[column] !== null),
      (each) => each[type] as string,
    );
    const all = new Map<number, Row>();
    for (const [name, rows] of byType) {
      const keys = [...new Set(rows.map((each) => each[column] as number))];
      const selection = select(session.catalogue.byType(name));
      for (const [key, target] of readRows(session, selection, keys)) all.set(key, target);
    }
    return all;
  });
  return found.get(row[column] as number) ?? null;
}

type Counted = 'all' | 'filtered' | 'withdrawn';

/** The pages of all parents that were asked for one together, and their counts when asked for. */
export class Pages {
  readonly request: PageRequest;
  readonly #parents: readonly ParentKey[] | null;
  readonly #session: Session;
  readonly #found: FoundPage | undefined;
  readonly #pages: ReadonlyMap<ParentKey | null, readonly Row[]>;
  readonly #counts = new Map<Counted, MaybePromise<ReadonlyMap<ParentKey | null, number>>>();

  /** @param rows of the statement for the pages */
  constructor(
    session: Session,
    request: PageRequest,
    { parents, select, found }: PagesPlace,
    rows: readonly SqlRow[],
  ) {
    this.request = request;
    this.#found = found;
    this.#parents = parents;
    this.#session = session;
    const isAnyClaim = request.collection.name === CLAIM_ENTITY;
    const read = isAnyClaim ? specialise(session, rows, select) : new Batch(request.collection, rows).rows;
    this.#pages =
      parents === null
        ? new Map([[null, read]])
        : Map.groupBy(read, (_, index) => rows[index]?.[PARENT] as ParentKey);
  }

  /** The parent's rows in the list's own order, without the one read to look ahead. */
  rows(parent: ParentKey | null): readonly Row[] {
    const read = (this.#pages.get(parent) ?? []).slice(0, this.request.limit);
    return this.request.forward ? read : read.reverse();
  }

  /** Whether there are more rows in the direction read. */
  hasMore(parent: ParentKey | null): boolean {
    return (this.#pages.get(parent)?.length ?? 0) > this.request.limit;
  }

  /** How many rows the list has as filtered. */
  total(parent: ParentKey | null): MaybePromise<number> {
    const known = this.#found?.total;
    if (known !== undefined) return known;
    return this.#count('filtered', this.request, parent);
  }

  /** How many rows the caller's filter leaves out. */
  hidden(parent: ParentKey | null): MaybePromise<number> {
    const known = this.#found?.hidden;
    if (known !== undefined) return known;
    if (!this.request.filter) return 0;
    const all = this.#count('all', { ...this.request, filter: undefined }, parent);
    return mapMaybePromise(all, (count) => mapMaybePromise(this.total(parent), (total) => count - total));
  }

  /** How many claims of the list, without the caller's filter, were taken back. */
  withdrawn(parent: ParentKey | null): MaybePromise<number> {
    return this.#count('withdrawn', { ...this.request, filter: undefined, state: 'WITHDRAWN' }, parent);
  }

  #count(which: Counted, list: ListRequest, parent: ParentKey | null): MaybePromise<number> {
    let counts = this.#counts.get(which);
    if (!counts) {
      const mayReadMany = countMayReadMany(list, (this.#parents?.length ?? 0) > 1);
      const counted = countsTable(list) ? [list.collection] : [];
      const rows = this.#session.eventualRows(countStatement(list, this.#parents), { mayReadMany, counted });
      counts = mapMaybePromise(rows, countsByParent);
      this.#counts.set(which, counts);
    }
    return mapMaybePromise(counts, (byParent) => byParent.get(parent) ?? 0);
  }
}

/** Where pages stand in an operation. */
export interface PagesPlace {
  /** Keys of the rows that have one each; null at the root. */
  readonly parents: readonly ParentKey[] | null;
  readonly select: Select;
  readonly found?: FoundPage | undefined;
}

/** Reads the pages of all parents. */
export function readPages(session: Session, request: PageRequest, place: PagesPlace): Pages {
  const rows = place.parents?.length === 0 ? [] : session.rows(pagesStatement(request, place));
  return new Pages(session, request, place, rows);
}

/** Reads the pages of all parents, aside if that may look far. */
export function openPages(session: Session, request: PageRequest, place: PagesPlace): MaybePromise<Pages> {
  if (!pageMayReadMany(request, request.order) || place.parents?.length === 0)
    return readPages(session, request, place);
  const rows = session.eventualRows(pagesStatement(request, place), { mayReadMany: true });
  return mapMaybePromise(rows, (read) => new Pages(session, request, place, read));
}

/** For one row more than the limit per parent, to know whether there are more. */
function pagesStatement(request: PageRequest, { parents }: PagesPlace): Fragment {
  if (request.collection.name === CLAIM_ENTITY) request.selection.add(claims.kind);
  return pageStatement({ ...request, limit: request.limit + 1 }, parents);
}

function countsByParent(rows: readonly SqlRow[]): ReadonlyMap<ParentKey | null, number> {
  return new Map(rows.map((row) => [(row[PARENT] ?? null) as ParentKey | null, row.count as number]));
}

/** The collection of claims of any kind; its rows are read again as rows of their kinds. */
export const CLAIM_ENTITY = 'Claim';

/** Reads claims again from the tables of their kinds, in the same order. */
function specialise(session: Session, found: readonly SqlRow[], select: Select): Row[] {
  const byKey = new Map<number, Row>();
  for (const [kind, rows] of Map.groupBy(found, (row) => row.kind as keyof typeof CLAIM_TABLES)) {
    const selection = select(session.catalogue.byTable(CLAIM_TABLES[kind].table));
    for (const [key, row] of readRows(session, selection, [
      ...new Set(rows.map((row) => row.id as number)),
    ])) {
      byKey.set(key, row);
    }
  }
  return found.flatMap((claim) => byKey.get(claim.id as number) ?? missing(claim));
}

/** A row's first few parts, as a plain list. */
export function readList(session: Session, row: Row, request: PageRequest, place: unknown): readonly Row[] {
  const batch = row[BATCH];
  const pages = batch.shared(place, () =>
    readPages(session, request, {
      parents: request.via.kind === 'owned' ? batch.rows.map(pairOf) : batch.keys(batch.collection.key.name),
      select: () => request.selection,
    }),
  );
  return pages.rows(request.via.kind === 'owned' ? pairOf(row) : keyOf(row));
}

function pairOf(row: Row): ParentKey {
  const { name, keyWithin } = row[BATCH].collection;
  if (!keyWithin) throw new Error(`the key of ${name} is unique by itself`);
  return JSON.stringify([row[keyWithin.name], keyOf(row)]);
}

function missing(claim: SqlRow): never {
  throw new Error(`claim ${claim.id} has no row of its kind ${claim.kind}`);
}
