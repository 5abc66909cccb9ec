import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { AsOf } from '../time/as-of.ts';
import { type DatabaseReply, DatabaseWorker } from './database-worker.ts';
import { type Allowance, StatementStopped, type StopReason } from './statement-guard.ts';

/** What the thread is asked: one statement. */
export interface StatementQuestion extends Fragment {
  readonly asOf: AsOf;
  readonly allowance?: Allowance | undefined;
}

/** What it answers. */
export interface RowsReply extends DatabaseReply {
  readonly rows: SqlRow[];
  /** Why there are none: it took more than it may. */
  readonly stopped?: StopReason | undefined;
}

/**
 * Runs reading statements in a thread of its own, one after the other: for those that may look at so many rows that everybody else
 * would have to wait.
 */
export class ReadingWorker extends DatabaseWorker<StatementQuestion, RowsReply> {
  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string) {
    super(new URL('./reading-entry.ts', import.meta.url), location);
  }

  /** @throws StatementStopped when it takes more than it may, and whatever SQLite or opening the database throws there */
  async rows({ text, values }: Fragment, asOf: AsOf, allowance?: Allowance): Promise<SqlRow[]> {
    const { rows, stopped } = await this.ask({ text, values, asOf, ...(allowance && { allowance }) });
    if (stopped && allowance) throw new StatementStopped(stopped, allowance);
    return rows;
  }
}
