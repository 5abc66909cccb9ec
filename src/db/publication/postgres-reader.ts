import { shownServer } from '../../domain/publication-url.ts';
import type { Collection } from '../read/collection/collection.ts';
import { RecentLastKeys } from '../read/collection/last-key.ts';
import type { HeldReader, Reader } from '../read/row/reader.ts';
import { KeptTotals } from '../read/slow/kept-total.ts';
import { type Allowance, StatementStopped } from '../read/slow/statement-guard.ts';
import { KeptCases } from '../read/tender/kept-case.ts';
import type { AsOf } from '../read/time/as-of.ts';
import type { Fragment, SqlRow } from '../statement/fragment.ts';
import { Bridge, type BridgeSource } from './bridge.ts';
import { isConflict, isReplaced, isUnreachable, publicationUnavailable, stopped } from './fault.ts';
import { type SentStatement, SentStatements } from './parameter.ts';
import { POINTER, STATE_NAME } from './publication-state.ts';

/** A transaction in which nothing is read is ended after so long: the server keeps for it what others replace. */
const IDLE_MS = 1_000;

const BEGIN: SentStatement = { text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', parameters: [] };
const WHICH_STATE: SentStatement = {
  text: `SELECT ${STATE_NAME} AS name, schema FROM ${POINTER}`,
  parameters: [],
};

/**
 * Runs reading statements on a publication, each while its caller waits: in threads of their own only. What is read between two calls of
 * `endTurn`, with no pause of a second, is of one state.
 */
export class PostgresReader implements Reader {
  readonly aside = undefined;
  readonly large = undefined;
  readonly bearsLongStatements = true;
  readonly totals = new KeptTotals();
  readonly cases = new KeptCases();
  readonly #bridge = new Bridge();
  readonly #statements = new SentStatements();
  readonly #lastKeys = new RecentLastKeys();
  #source: BridgeSource | undefined;
  #isInTransaction = false;
  #stateName: string | undefined;
  #stateNumber = 0;
  #holds = 0;
  #idle: NodeJS.Timeout | undefined;

  get cachedCharacters(): number {
    return this.#statements.cachedCharacters;
  }

  /** The state that was read last, as `PublicationState` names it. */
  get stateName(): string | undefined {
    return this.#stateName;
  }

  /** Reads from there from now on. */
  readFrom(source: BridgeSource): void {
    if (this.#source && isSameSource(this.#source, source)) return;
    this.endTurn();
    this.#source = source;
    this.#bridge.open(source);
  }

  /** @throws Unavailable DATABASE_UNAVAILABLE when the server does not answer, or has another publication now; StatementStopped */
  rows(statement: Fragment, asOf: AsOf, allowance?: Allowance): SqlRow[] {
    const rows = this.#run([this.#statements.of(statement, asOf)], allowance);
    if (allowance && lengthOf(rows) > allowance.maxBytes)
      throw new StatementStopped('ANSWER_LIMIT', allowance);
    return rows as SqlRow[];
  }

  recentLastKey(collection: Collection): number {
    return this.#lastKeys.of(this, collection);
  }

  state(): number {
    if (!this.#isInTransaction) this.#run([]);
    return this.#stateNumber;
  }

  turnState(): number {
    return this.state();
  }

  freshState(): number {
    this.endTurn();
    return this.state();
  }

  /** The state that this turn reads is not left before it is closed. */
  hold(): HeldReader {
    this.#holds += 1;
    let isHeld = true;
    const close = () => {
      if (isHeld) this.#holds -= 1;
      isHeld = false;
      this.endTurn();
    };
    return { reader: this, close };
  }

  answers(): boolean {
    try {
      this.state();
      return true;
    } catch {
      return false;
    }
  }

  endTurn(): void {
    if (!this.#isInTransaction || this.#holds > 0) return;
    this.#isInTransaction = false;
    clearTimeout(this.#idle);
    this.#bridge.commit();
  }

  /** Ends the connection. */
  close(): void {
    clearTimeout(this.#idle);
    this.#bridge.close();
  }

  /** The rows of the last of the statements, in a transaction that is begun where there is none. */
  #run(statements: readonly SentStatement[], allowance?: Allowance): readonly SqlRow[] {
    const begins = !this.#isInTransaction;
    try {
      const read = this.#bridge.rows(begins ? [BEGIN, WHICH_STATE, ...statements] : statements, begins);
      if (begins) this.#begin(read[1]?.[0]);
      this.#endWhenIdle();
      return read.at(-1) ?? [];
    } catch (error) {
      this.#abort();
      const stop = stopped(error, this.#source?.statementTimeoutMs ?? 0, allowance);
      if (stop) throw stop;
      const isOver = isUnreachable(error) || isConflict(error);
      if (isOver || (isReplaced(error) && !this.#isStillThere())) throw publicationUnavailable();
      throw error;
    }
  }

  #begin(state: SqlRow | undefined): void {
    this.#isInTransaction = true;
    // Its tables are there still, but what was read is not of the state that the row names.
    if (state?.schema !== this.#source?.schema) throw publicationUnavailable();
    if (state?.name === this.#stateName) return;
    this.#stateName = state?.name as string;
    this.#stateNumber += 1;
  }

  /** Whether the publication that is read is still the one that is served: then what a statement lacks is in none. */
  #isStillThere(): boolean {
    try {
      const read = this.#bridge.rows([BEGIN, WHICH_STATE], true);
      return read[1]?.[0]?.schema === this.#source?.schema;
    } catch {
      return false;
    } finally {
      this.#abort();
    }
  }

  #abort(): void {
    this.#isInTransaction = false;
    clearTimeout(this.#idle);
    this.#bridge.commit();
  }

  #endWhenIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.endTurn(), IDLE_MS).unref();
  }
}

function isSameSource(one: BridgeSource, other: BridgeSource): boolean {
  return one.schema === other.schema && shownServer(one.server) === shownServer(other.server);
}

/** Bytes of the JSON text that is the only value of the only row. */
function lengthOf(rows: readonly SqlRow[]): number {
  const { data } = rows[0] ?? {};
  return typeof data === 'string' ? Buffer.byteLength(data) : 0;
}
