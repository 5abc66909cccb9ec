import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { AsOf } from '../time/as-of.ts';
import { WorkerClient } from './worker-client.ts';

/** What the thread is asked: one statement. */
export interface StatementQuestion extends Fragment {
  readonly asOf: AsOf;
}

/** What it answers, with the characters of the statements that it keeps prepared. */
export interface RowsReply {
  readonly rows: SqlRow[];
  readonly cachedCharacters: number;
}

/**
 * Runs reading statements in a thread of its own, one after the other, with a connection of its own: for those that may look at so
 * many rows that everybody else would have to wait.
 */
export class ReadingWorker {
  readonly #thread: WorkerClient<StatementQuestion, RowsReply>;
  #cachedCharacters = 0;

  /** @param location of a database in a file: one in memory is seen by one connection only */
  constructor(location: string) {
    this.#thread = new WorkerClient(new URL('./reading-entry.ts', import.meta.url), location);
  }

  /** Characters of the statements that the thread keeps prepared. */
  get cachedCharacters(): number {
    return this.#cachedCharacters;
  }

  /** @throws whatever SQLite or opening the database throws there */
  async rows({ text, values }: Fragment, asOf: AsOf): Promise<SqlRow[]> {
    const { rows, cachedCharacters } = await this.#thread.ask({ text, values, asOf });
    this.#cachedCharacters = cachedCharacters;
    return rows;
  }

  /** Ends the thread; what it was asked is given up. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
