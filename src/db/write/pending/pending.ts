import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { RowBuffer } from './row-buffer.ts';

/**
 * Rows of a batch that are new and not written yet. Whoever reads the database for what a batch may have changed, or changes rows that
 * may still be here, has them written first; what the batch itself remembers needs no reading.
 */
export class Pending {
  private readonly sqlite: Database;
  private readonly buffers = new Map<string, { readonly rank: number; readonly buffer: RowBuffer }>();
  /** In the order in which their rows can refer to each other. */
  private ordered: RowBuffer[] = [];
  private readonly ranks = new Map<string, number>();
  /** What completes rows before they are written. */
  private beforehand: (() => void)[] = [];
  /** What is written one by one after them. */
  private afterwards: (() => void)[] = [];
  private isEmpty = true;
  /** Nodes and claims of which something is pending. */
  private readonly nodes = new Set<number>();
  private readonly claims = new Set<number>();

  constructor(sqlite: Database) {
    this.sqlite = sqlite;
  }

  /** A buffer for these columns of a table; with `unlessThere`, rows that a unique index already holds are left as they are. */
  rowsOf(columns: readonly SQLiteColumn[], unlessThere = false): RowBuffer {
    const [first] = columns;
    if (first === undefined) throw new Error('A row needs a column.');
    const names = columns.map(({ name }) => name);
    return this.rowsIn(getTableName(first.table), names, unlessThere);
  }

  /** The same by the names of table and columns. */
  rowsIn(table: string, columns: readonly string[], unlessThere = false): RowBuffer {
    const name = `${table} ${columns.join()}`;
    const known = this.buffers.get(name);
    if (known !== undefined) return known.buffer;
    const buffer = new RowBuffer(this.sqlite, table, columns, unlessThere, () => {
      this.isEmpty = false;
    });
    this.buffers.set(name, { rank: this.rankOf(table), buffer });
    const sorted = [...this.buffers.values()].sort((a, b) => a.rank - b.rank);
    this.ordered = sorted.map((each) => each.buffer);
    return buffer;
  }

  before(complete: () => void): void {
    this.beforehand.push(complete);
    this.isEmpty = false;
  }

  after(write: () => void): void {
    this.afterwards.push(write);
    this.isEmpty = false;
  }

  touchNode(id: number): void {
    this.nodes.add(id);
  }

  touchClaim(id: number): void {
    this.claims.add(id);
  }

  /** Writes all, if anything of this node is among it. */
  flushNode(id: number): void {
    if (this.nodes.has(id)) this.flush();
  }

  /** Writes all, if anything of this claim is among it. */
  flushClaim(id: number): void {
    if (this.claims.has(id)) this.flush();
  }

  /** Writes all rows. */
  flush(): void {
    if (this.isEmpty) return;
    this.isEmpty = true;
    this.nodes.clear();
    this.claims.clear();
    const { beforehand, afterwards } = this;
    this.beforehand = [];
    this.afterwards = [];
    for (const complete of beforehand) complete();
    for (const buffer of this.ordered) buffer.flush();
    for (const write of afterwards) write();
  }

  /** Forgets what is pending, as the transaction that it belonged to was undone. */
  discard(): void {
    this.isEmpty = true;
    this.nodes.clear();
    this.claims.clear();
    this.beforehand = [];
    this.afterwards = [];
    for (const buffer of this.ordered) buffer.discard();
  }

  /** Tables come after those that they refer to. */
  private rankOf(table: string, below: readonly string[] = []): number {
    const known = this.ranks.get(table);
    if (known !== undefined) return known;
    const referred = this.sqlite
      .prepare<[string], string>('SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)')
      .pluck()
      .all(table)
      .filter((name) => name !== table && !below.includes(name));
    const ranks = referred.map((name) => this.rankOf(name, [...below, table]));
    const rank = 1 + Math.max(-1, ...ranks);
    if (below.length === 0) this.ranks.set(table, rank);
    return rank;
  }
}
