import type { Database } from 'better-sqlite3';
import { openDatabase, pathOf } from '../connection/client.ts';
import { LogHead, readLogHead } from '../connection/log-head.ts';
import { bare } from '../statement/alias.ts';
import { nodes } from '../tables/node.ts';
import { copyState } from './state-copy.ts';

export interface HeldStateOptions {
  /** Told that what is read from now on is another database with the same state; the former one is closed then. */
  readonly onMoved: (database: Database) => void;
  /** Told when the state could not be copied, so that it is held in the database itself to the end. */
  readonly onCopyFailed?: ((error: Error) => void) | undefined;
}

/** How often it is looked how much was written. */
const LOOK_MS = 500;
/** What may be written while a state is held in the database itself: so much, and for a large one this part of its size. */
const LEAST_BYTES = 16_777_216;
const PART_OF_SIZE = 16;
/** A log that has become twice as long as an import lets it become: from then on anything that is written is too much. */
const LONG_LOG_BYTES = 524_288_000;

const node = bare(nodes);

/**
 * One state of a database, held by a connection of its own. As long as it is held the database's log can't begin anew, and grows with what
 * is written; when that has become much, the state is copied and held there.
 */
export class HeldState {
  readonly #path: string;
  readonly #options: HeldStateOptions;
  /** Undefined where there is no log, and nobody else can write. */
  readonly #log: LogHead | undefined;
  readonly #closing = new AbortController();
  #database: Database;
  #looking: NodeJS.Timeout | undefined;

  /**
   * Holds the state that a database in a file is in now.
   *
   * @throws DatabaseUnusable
   */
  constructor(location: string, options: HeldStateOptions) {
    this.#path = pathOf(location);
    this.#options = options;
    this.#database = openDatabase(location, { readonly: true }).sqlite;
    this.#log = begin(this.#database, this.#path);
    if (this.#log) this.#looking = setInterval(() => this.#look(this.#log as LogHead), LOOK_MS).unref();
  }

  get database(): Database {
    return this.#database;
  }

  /** Lets go of the state; doing it again changes nothing. */
  close(): void {
    clearInterval(this.#looking);
    this.#closing.abort();
    this.#database.close();
  }

  #look(held: LogHead): void {
    const now = readLogHead(this.#path);
    if (!(now instanceof LogHead)) return;
    const grown = now.bytesSince(held);
    const most = Math.max(LEAST_BYTES, (held.pages * held.pageBytes) / PART_OF_SIZE);
    const isTooLong = now.frames * now.pageBytes > LONG_LOG_BYTES;
    if (grown <= (isTooLong ? 0 : most)) return;
    clearInterval(this.#looking);
    this.#move(held).catch((error: Error) => {
      if (!this.#closing.signal.aborted) this.#options.onCopyFailed?.(error);
    });
  }

  async #move(held: LogHead): Promise<void> {
    const copy = await copyState(this.#path, held, this.#closing.signal);
    try {
      if (this.#closing.signal.aborted) return;
      const moved = openDatabase(copy.location, { readonly: true }).sqlite;
      begin(moved, copy.location);
      const former = this.#database;
      this.#database = moved;
      this.#options.onMoved(moved);
      former.close();
    } finally {
      copy.remove();
    }
  }
}

/** Begins a transaction, and gives what the log holds in the state that it reads. */
function begin(database: Database, path: string): LogHead | undefined {
  // The state is that of the first reading, not of BEGIN.
  const read = database.prepare(`SELECT ${node.id} FROM ${node} LIMIT 1`);
  for (;;) {
    const before = readLogHead(path);
    database.exec('BEGIN');
    read.get();
    const after = readLogHead(path);
    if (!(before instanceof LogHead && after instanceof LogHead)) return undefined;
    if (before.name === after.name) return after;
    database.exec('COMMIT');
  }
}
