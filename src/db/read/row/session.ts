import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { MaybePromise } from '../../../domain/maybe-promise.ts';
import { findHits, type HitPage, type SearchRequest } from '../../search/find-hits.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { EdgeArrays } from '../array/edge-arrays.ts';
import type { Collection } from '../collection/collection.ts';
import type { FindCollection } from '../collection/filter-value.ts';
import type { ListRequest } from '../collection/list.ts';
import type { Allowance } from '../slow/statement-guard.ts';
import type { CasesOfState } from '../tender/kept-case.ts';
import { type AsOf, NOW } from '../time/as-of.ts';
import type { Reader } from './reader.ts';

/** The collections that can be read, by name. */
export class Catalogue {
  readonly #collections: ReadonlyMap<string, Collection>;

  constructor(collections: readonly Collection[]) {
    this.#collections = new Map(collections.map((collection) => [collection.name, collection]));
  }

  /** @throws when there is none: a declaration names a collection that nobody declared. */
  readonly find: FindCollection = (name) => {
    const collection = this.#collections.get(name);
    if (!collection) throw new Error(`no collection is called ${name}`);
    return collection;
  };

  byIdPrefix(prefix: string): Collection | undefined {
    return this.#collections.values().find((collection) => collection.idPrefix === prefix);
  }

  /** The node collection of a type as stored (`TENDER`). */
  byType(type: string): Collection {
    return this.#require(this.byIdPrefix(type.toLowerCase()), type);
  }

  byTable(table: SQLiteTable): Collection {
    return this.#require(
      this.#collections.values().find((collection) => collection.table === table),
      getTableName(table),
    );
  }

  #require(collection: Collection | undefined, what: string): Collection {
    if (!collection) throw new Error(`no collection is declared for ${what}`);
    return collection;
  }
}

/** Rows that one statement may look at: with the dearest of filters, a few milliseconds. */
const MAX_SCANNED_ROWS = 1_000;

/** As known on a day, what a row said then is looked up: so many times as dear. */
const AS_KNOWN_PER_SCANNED = 4;

/** Rows of an index are counted so many times as fast as rows are looked at with the dearest of filters. */
const COUNTED_PER_SCANNED = 100;

/** What a statement may look at besides the rows that it returns. */
export interface Reach {
  /** Whether that may be far more, as its shape tells. */
  readonly mayReadMany: boolean;
  /** Entities whose rows it counts at the root: that takes long where there are many. */
  readonly counted?: readonly Collection[];
}

/** Another process has written while an operation read: what it read before and after is of different states. */
export class StateChanged extends Error {
  constructor() {
    super('the database was written to while the operation read it');
  }
}

/** Where all current edges may be found in arrays. */
export interface ArraySource {
  /** Is told once by each operation that looks for them. */
  want(): void;
  /** Those of the state that the database is in now; undefined where there are none, or not yet. */
  now(): EdgeArrays | undefined;
}

export interface SessionOptions {
  /** Lists of more rows that no index serves are looked through in several statements, which begin with so many. */
  readonly maxScannedRows?: number | undefined;
  readonly arrays?: ArraySource | undefined;
}

/**
 * What reading for one operation shares: the database, the days asked, and the count of statements. All its statements read one state of
 * the database, in whatever turns and threads they run; the first that can't throws, and the operation has to be begun anew.
 */
export class Session {
  readonly catalogue: Catalogue;
  readonly #reader: Reader;
  readonly #arrays: ArraySource | undefined;
  #wantsArrays = false;
  readonly #maxScannedRows: number;
  asOf: AsOf = NOW;
  statements = 0;
  #state: number | undefined;
  #isOutdated = false;

  constructor(
    reader: Reader,
    catalogue: Catalogue,
    { maxScannedRows = MAX_SCANNED_ROWS, arrays }: SessionOptions = {},
  ) {
    this.#reader = reader;
    this.catalogue = catalogue;
    this.#maxScannedRows = maxScannedRows;
    this.#arrays = arrays;
  }

  /** See `SessionOptions`; fewer where the operation asks for a day. */
  get maxScannedRows(): number {
    const { knownOn, validOn } = this.asOf;
    const isNow = knownOn === undefined && validOn === undefined;
    return isNow ? this.#maxScannedRows : Math.ceil(this.#maxScannedRows / AS_KNOWN_PER_SCANNED);
  }

  /**
   * All current edges in arrays; undefined where they are to be read by SQL, as they always are when the operation asks for a day.
   *
   * @throws StateChanged
   */
  edgeArrays(): EdgeArrays | undefined {
    const { knownOn, validOn } = this.asOf;
    if (!this.#arrays || knownOn !== undefined || validOn !== undefined) return undefined;
    if (!this.#wantsArrays) this.#arrays.want();
    this.#wantsArrays = true;
    this.#requireState(this.#reader.turnState());
    return this.#arrays.now();
  }

  /** What `read` gives for other days than those asked. It must not wait: what is read meanwhile would be of those days too. */
  at<T>(asOf: AsOf, read: () => T): T {
    const asked = this.asOf;
    this.asOf = asOf;
    try {
      return read();
    } finally {
      this.asOf = asked;
    }
  }

  /** Whether a statement could not read the state that those before it read. */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  /** Whether something was read already, which binds what follows to its state. */
  get hasRead(): boolean {
    return this.#state !== undefined;
  }

  /** @throws StateChanged */
  rows(statement: Fragment): SqlRow[] {
    this.statements += 1;
    this.#requireState(this.#reader.turnState());
    return this.#reader.rows(statement, this.asOf);
  }

  /** Whether a statement that looks far holds up nobody who asks for little. */
  get bearsLongStatements(): boolean {
    return this.#reader.bearsLongStatements;
  }

  /**
   * Runs a statement, aside if it may take long and there is a thread for that.
   *
   * @throws StateChanged, or rejects with it
   */
  eventualRows(statement: Fragment, reach: Reach): MaybePromise<SqlRow[]> {
    const { aside } = this.#reader;
    if (aside === undefined || !this.#mayTakeLong(reach)) return this.rows(statement);
    this.statements += 1;
    this.#requireState(this.#reader.turnState());
    return this.#ofOneState(aside.rows(statement, this.asOf));
  }

  /** Runs what is the last statement, and mostly the only one, of an operation: by itself it reads one state. */
  lastRows(statement: Fragment, reach: Reach): MaybePromise<SqlRow[]> {
    if (this.#state !== undefined) return this.eventualRows(statement, reach);
    this.statements += 1;
    const { aside } = this.#reader;
    return (aside !== undefined && this.#mayTakeLong(reach) ? aside : this.#reader).rows(
      statement,
      this.asOf,
    );
  }

  /** Another session for the same operation, which reads the state that the database is in now, whatever is written. */
  hold(): HeldSession {
    const { reader, close } = this.#reader.hold();
    const session = new Session(reader, this.catalogue, { maxScannedRows: this.#maxScannedRows });
    session.asOf = this.asOf;
    return { session, close };
  }

  /** Another session for the same operation, begun anew. */
  renew(): Session {
    const options = { maxScannedRows: this.#maxScannedRows, arrays: this.#arrays };
    const session = new Session(this.#reader, this.catalogue, options);
    session.asOf = this.asOf;
    return session;
  }

  #requireState(state: number): void {
    this.#state ??= state;
    if (state === this.#state) return;
    this.#isOutdated = true;
    throw new StateChanged();
  }

  /**
   * Runs a statement that reads much and was made to be watched, in a thread for such ones if there is one. It is the last one of an
   * operation.
   *
   * @throws StatementStopped when it takes more than it may; StateChanged, or rejects with it
   */
  muchRows(statement: Fragment, allowance: Allowance): MaybePromise<SqlRow[]> {
    this.statements += 1;
    const { large } = this.#reader;
    if (this.#state === undefined) return (large ?? this.#reader).rows(statement, this.asOf, allowance);
    this.#requireState(this.#reader.turnState());
    if (!large) return this.#reader.rows(statement, this.asOf, allowance);
    return this.#ofOneState(large.rows(statement, this.asOf, allowance));
  }

  /**
   * How many rows a list at the root has: as counted since the database changed last, else by `count`.
   *
   * @throws StateChanged, or rejects with it
   */
  total(list: ListRequest, count: () => MaybePromise<number>): MaybePromise<number> {
    this.#requireState(this.#reader.turnState());
    const total = this.#reader.totals.total(list, this.#reader, count);
    return total instanceof Promise ? this.#ofOneState(total) : total;
  }

  /**
   * The tenders that indicators judged before in the state that this operation reads, on the days asked.
   *
   * @throws StateChanged
   */
  keptCases(): CasesOfState {
    const state = this.#reader.turnState();
    this.#requireState(state);
    return this.#reader.cases.of(state, this.asOf);
  }

  /** Searches, aside if there is a thread for that: it may take a dozen statements. */
  search(request: SearchRequest): MaybePromise<HitPage> {
    const { aside } = this.#reader;
    if (aside === undefined) return findHits(this, request);
    this.#requireState(this.#reader.turnState());
    return this.#ofOneState(aside.search(request, this.asOf)).then(({ page, statements }) => {
      this.statements += statements;
      return page;
    });
  }

  /** What another thread, or another operation, has read meanwhile. Nothing was written until now, so nothing was when it was read. */
  async #ofOneState<R>(reading: Promise<R>): Promise<R> {
    const read = await reading;
    this.#requireState(this.#reader.freshState());
    return read;
  }

  #mayTakeLong({ mayReadMany, counted = [] }: Reach): boolean {
    const most = this.maxScannedRows * COUNTED_PER_SCANNED;
    return mayReadMany || counted.some((collection) => this.#reader.recentLastKey(collection) > most);
  }
}

/** A session that holds a state. */
export interface HeldSession {
  readonly session: Session;
  close(): void;
}
