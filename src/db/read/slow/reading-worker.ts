import type { WorkerOptions } from '../../../worker/worker-client.ts';
import type { HitPage, SearchRequest } from '../../search/find-hits.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { AsOf } from '../time/as-of.ts';
import { type DatabaseReply, DatabaseWorker } from './database-worker.ts';
import { type Allowance, StatementStopped, type StopReason } from './statement-guard.ts';

/** One statement to run. */
export interface StatementQuestion extends Fragment {
  readonly asOf: AsOf;
  readonly allowance?: Allowance | undefined;
}

export interface RowsReply extends DatabaseReply {
  readonly rows: SqlRow[];
  /** Why there are none: it took more than it may. */
  readonly stopped?: StopReason | undefined;
}

/** A search, which runs several statements: one question, since each costs as much as a fast one of them. */
export interface SearchQuestion {
  readonly search: SearchRequest;
  readonly asOf: AsOf;
}

/** A page of hits, and how many statements it took. */
export interface SearchReply extends DatabaseReply {
  readonly page: HitPage;
  readonly statements: number;
}

/** What the thread is asked. */
export type ReadingQuestion = StatementQuestion | SearchQuestion;

/** What it answers. */
export type ReadingReply = RowsReply | SearchReply;

/**
 * Runs reading statements, and searches, in a thread of its own, one after the other: for those that may look at so many rows that everybody else
 * would have to wait.
 */
export class ReadingWorker extends DatabaseWorker<ReadingQuestion, ReadingReply> {
  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string, options: Pick<WorkerOptions, 'beforeStart'> = {}) {
    super(new URL('./reading-entry.ts', import.meta.url), location, options);
  }

  /** @throws StatementStopped when it takes more than it may, and whatever SQLite or opening the database throws there */
  async rows({ text, values }: Fragment, asOf: AsOf, allowance?: Allowance): Promise<SqlRow[]> {
    const question = { text, values, asOf, ...(allowance && { allowance }) };
    const { rows, stopped } = (await this.ask(question)) as RowsReply;
    if (stopped && allowance) throw new StatementStopped(stopped, allowance);
    return rows;
  }

  /** @throws whatever SQLite or opening the database throws there */
  async search(search: SearchRequest, asOf: AsOf): Promise<Pick<SearchReply, 'page' | 'statements'>> {
    return (await this.ask({ search, asOf })) as SearchReply;
  }
}
