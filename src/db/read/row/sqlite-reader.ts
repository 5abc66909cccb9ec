import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { takesDays } from '../../dialect/neutral.ts';
import { HeldState } from '../../held/held-state.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { Collection } from '../collection/collection.ts';
import { RecentLastKeys } from '../collection/last-key.ts';
import { KeptTotals } from '../slow/kept-total.ts';
import type { ReadingWorker } from '../slow/reading-worker.ts';
import { type Allowance, beginGuarded } from '../slow/statement-guard.ts';
import { KeptCases } from '../tender/kept-case.ts';
import type { AsOf } from '../time/as-of.ts';
import type { HeldReader, Reader } from './reader.ts';

/** Statement texts depend only on the shape of an operation, so few are alive; the bounds are for hostile shapes. */
const MAX_STATEMENTS = 1_000;
/** Characters of all prepared statements; SQLite takes some ten bytes for each, so 40 MB. */
export const MAX_STATEMENT_CHARACTERS = 4_000_000;

export interface ReaderOptions {
  readonly aside?: ReadingWorker | undefined;
  /** For what asks for much, so that nobody waits for it who asks for less. */
  readonly large?: ReadingWorker | undefined;
  /** Whether it reads in a thread of its own itself, where nobody waits who asks for little. */
  readonly isAside?: boolean;
  /** Whether its database is in one state all the time. */
  readonly isHeld?: boolean;
  /** Told when a state that is held long, while much is written, could not be copied: the log grows until it is let go. */
  readonly onCopyFailed?: ((error: Error) => void) | undefined;
  /** Called before a state is held, for which the file is opened once more. */
  readonly beforeHolding?: (() => void) | undefined;
}

interface Prepared {
  readonly statement: Statement<unknown[], SqlRow>;
  /** Whether the days asked are bound in it. */
  readonly takesDays: boolean;
}

/**
 * Runs reading statements on one database: prepares each text once, and holds one read transaction
 * per turn of the event loop, which makes a request see one state and small reads several times faster.
 */
export class SqliteReader implements Reader {
  #database: Database;
  readonly #statements = new LRUCache<string, Prepared>({
    max: MAX_STATEMENTS,
    maxSize: MAX_STATEMENT_CHARACTERS,
    sizeCalculation: (_prepared, text) => text.length,
  });
  readonly aside: ReadingWorker | undefined;
  readonly large: ReadingWorker | undefined;
  readonly bearsLongStatements: boolean;
  readonly totals = new KeptTotals();
  readonly cases = new KeptCases();
  readonly #lastKeys = new RecentLastKeys();
  readonly #isAside: boolean;
  readonly #isHeld: boolean;
  readonly #onCopyFailed: ReaderOptions['onCopyFailed'];
  readonly #beforeHolding: ReaderOptions['beforeHolding'];
  #inTransaction = false;
  #turnState: number | undefined;
  #state: Statement<[], number> | undefined;

  constructor(database: Database, options: ReaderOptions = {}) {
    const { aside, large, isAside = false, isHeld = false, onCopyFailed, beforeHolding } = options;
    this.#database = database;
    this.aside = aside;
    this.large = large;
    this.#isAside = isAside;
    this.#isHeld = isHeld;
    this.#onCopyFailed = onCopyFailed;
    this.#beforeHolding = beforeHolding;
    this.bearsLongStatements = isAside || aside !== undefined;
  }

  get cachedCharacters(): number {
    const inThreads = (this.aside?.cachedCharacters ?? 0) + (this.large?.cachedCharacters ?? 0);
    return this.#statements.calculatedSize + inThreads;
  }

  rows({ text, values }: Fragment, asOf: AsOf, allowance?: Allowance): SqlRow[] {
    this.#beginTurn();
    if (allowance) beginGuarded(this.#database, allowance);
    let prepared = this.#statements.get(text);
    if (!prepared) {
      const statement = this.#database.prepare<unknown[], SqlRow>(text);
      prepared = { statement, takesDays: takesDays(text) };
      this.#statements.set(text, prepared);
    }
    const { statement } = prepared;
    return prepared.takesDays ? statement.all(...values, asOf) : statement.all(...values);
  }

  recentLastKey(collection: Collection): number {
    return this.#lastKeys.of(this, collection);
  }

  state(): number {
    if (this.#isHeld) return 0;
    this.#beginTurn();
    // Both only grow.
    this.#state ??= this.#database
      .prepare<[], number>('SELECT data_version + total_changes() FROM pragma_data_version')
      .pluck();
    return this.#state.get() as number;
  }

  turnState(): number {
    this.#beginTurn();
    if (!this.#inTransaction) return this.state();
    this.#turnState ??= this.state();
    return this.#turnState;
  }

  freshState(): number {
    this.endTurn();
    return this.state();
  }

  /** Holds the state that the database is in now, in one more connection. @throws DatabaseUnusable */
  hold(): HeldReader {
    const { name, memory } = this.#database;
    // One in memory is written by this very connection: it can't change within an operation.
    if (memory) return { reader: this, close: () => {} };
    this.#beforeHolding?.();
    const onMoved = (database: Database) => reader.#moveTo(database);
    const state = new HeldState(name, { onMoved, onCopyFailed: this.#onCopyFailed });
    const reader = new SqliteReader(state.database, { isAside: this.#isAside, isHeld: true });
    return { reader, close: () => state.close() };
  }

  /** Reads on in another database of the same state. */
  #moveTo(database: Database): void {
    this.#statements.clear();
    this.#database = database;
  }

  answers(): boolean {
    try {
      this.#database.prepare('SELECT 1').get();
      return true;
    } catch {
      return false;
    }
  }

  endTurn(): void {
    if (!this.#inTransaction) return;
    this.#inTransaction = false;
    this.#turnState = undefined;
    if (this.#database.open && this.#database.inTransaction) this.#database.exec('COMMIT');
  }

  #beginTurn(): void {
    if (this.#inTransaction || this.#database.inTransaction) return;
    this.#database.exec('BEGIN');
    this.#inTransaction = true;
    setImmediate(() => this.endTurn());
  }
}
