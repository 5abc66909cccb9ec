import type { Database } from 'better-sqlite3';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import type { Allowance } from '../../src/db/read/slow/statement-guard.ts';
import type { AsOf } from '../../src/db/read/time/as-of.ts';
import type { Fragment, SqlRow } from '../../src/db/statement/fragment.ts';

/** Calls of the dialect by which SQLite's statements are read in an order that they do not say: another engine's say it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a call begins with it
const IN_ORDER = /\u0001(?:walk|orderedKeys)\b/;

/**
 * A reader whose statements go through tables and indexes from the end wherever they say no order: who needs one and does not say so gets
 * another answer.
 */
export class ReversedReader extends SqliteReader {
  readonly #sqlite: Database;

  constructor(sqlite: Database) {
    super(sqlite);
    this.#sqlite = sqlite;
  }

  override rows(statement: Fragment, asOf: AsOf, allowance?: Allowance): SqlRow[] {
    if (IN_ORDER.test(statement.text)) return super.rows(statement, asOf, allowance);
    this.#sqlite.pragma('reverse_unordered_selects = ON');
    try {
      return super.rows(statement, asOf, allowance);
    } finally {
      this.#sqlite.pragma('reverse_unordered_selects = OFF');
    }
  }
}
