import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { AsOf } from '../time/as-of.ts';
import { type DatabaseReply, DatabaseWorker } from './database-worker.ts';

/** What the thread is asked: one statement. */
export interface StatementQuestion extends Fragment {
  readonly asOf: AsOf;
}

/** What it answers. */
export interface RowsReply extends DatabaseReply {
  readonly rows: SqlRow[];
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

  /** @throws whatever SQLite or opening the database throws there */
  async rows({ text, values }: Fragment, asOf: AsOf): Promise<SqlRow[]> {
    const { rows } = await this.ask({ text, values, asOf });
    return rows;
  }
}
