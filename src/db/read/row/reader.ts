import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { Collection } from '../collection/collection.ts';
import type { KeptTotals } from '../slow/kept-total.ts';
import type { ReadingWorker } from '../slow/reading-worker.ts';
import type { Allowance } from '../slow/statement-guard.ts';
import type { KeptCases } from '../tender/kept-case.ts';
import type { AsOf } from '../time/as-of.ts';

/** Runs reading statements on one database, each while its caller waits. */
export interface Reader {
  /** Reads the same database for statements that would hold up everybody else; undefined where there is no such thread. */
  readonly aside: ReadingWorker | undefined;
  /** The same for statements that read much; undefined where there is no such thread. */
  readonly large: ReadingWorker | undefined;
  /** Whether there is a thread for statements that look far, be it this one. */
  readonly bearsLongStatements: boolean;
  /** Totals of lists that others asked for too. */
  readonly totals: KeptTotals;
  /** Tenders that indicators judged before. */
  readonly cases: KeptCases;
  /** Characters of the statements that are prepared now, here and aside. */
  readonly cachedCharacters: number;

  /**
   * @param allowance what the statement may take, if it was made to be watched
   * @throws StatementStopped when it takes more
   */
  rows(statement: Fragment, asOf: AsOf, allowance?: Allowance): SqlRow[];

  /** The greatest key that a row of the collection had within the last second; 0 when there was no row. */
  recentLastKey(collection: Collection): number;

  /** In which state the database is: another number after each change, by another connection or this one, as a request sees it. */
  state(): number;

  /** In which state this turn's statements read the database, as `state` numbers them. */
  turnState(): number;

  /** In which state the database is at this moment. Ends the turn's transaction. */
  freshState(): number;

  /** Holds the state that the database is in now. @throws DatabaseUnusable */
  hold(): HeldReader;

  /** Whether the database answers at all. */
  answers(): boolean;

  /** Ends the turn's transaction early, so that what is read next is of the newest state. */
  endTurn(): void;
}

/** A reader of one state, whatever others write meanwhile. */
export interface HeldReader {
  readonly reader: Reader;
  /** Lets go of the state; doing it again changes nothing. While it is held, the database's log grows with what is written. */
  close(): void;
}
