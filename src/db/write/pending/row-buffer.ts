import type { Database, Statement } from 'better-sqlite3';
import type { Value } from '../field/attribute.ts';

export type BoundValue = Value | Buffer;

/** Rows in one INSERT: more are no faster. */
const MANY = 40;
const FEW = 8;

/** Rows of one table that are still to be written: many in one statement take two thirds of the time that they take one by one. */
export class RowBuffer {
  private readonly sqlite: Database;
  private readonly head: string;
  private readonly row: string;
  private readonly tail: string;
  private readonly width: number;
  /** Each of as many rows as one statement takes. */
  private readonly full: BoundValue[][] = [];
  private current: BoundValue[] = [];
  private readonly statements = new Map<number, Statement<BoundValue[]>>();
  private readonly onAdd: () => void;

  /** @param unlessThere leaves rows as they are that a unique index already holds */
  constructor(
    sqlite: Database,
    table: string,
    columns: readonly string[],
    unlessThere: boolean,
    onAdd: () => void,
  ) {
    this.sqlite = sqlite;
    this.width = columns.length;
    this.head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    this.row = `(${columns.map(() => '?').join(', ')})`;
    this.tail = unlessThere ? ' ON CONFLICT DO NOTHING' : '';
    this.onAdd = onAdd;
  }

  /** Where the values of the next row go: the caller pushes exactly one row. */
  next(): BoundValue[] {
    this.onAdd();
    if (this.current.length >= MANY * this.width) {
      this.full.push(this.current);
      this.current = [];
    }
    return this.current;
  }

  add(...values: readonly BoundValue[]): void {
    const row = this.next();
    for (const value of values) row.push(value);
  }

  flush(): void {
    if (this.current.length === 0) return;
    const { full, current } = this;
    this.current = [];
    if (full.length > 0) {
      const insert = this.insert(MANY);
      for (const values of full) insert.run(values as unknown as BoundValue);
      full.length = 0;
    }
    let start = 0;
    for (const rows of [MANY, FEW, 1]) {
      const size = rows * this.width;
      if (current.length - start < size) continue;
      const insert = this.insert(rows);
      for (; current.length - start >= size; start += size) {
        insert.run(current.slice(start, start + size) as unknown as BoundValue);
      }
    }
  }

  discard(): void {
    this.full.length = 0;
    this.current = [];
  }

  private insert(rows: number): Statement<BoundValue[]> {
    const known = this.statements.get(rows);
    if (known !== undefined) return known;
    const places = Array.from({ length: rows }, () => this.row).join(', ');
    const statement = this.sqlite.prepare<BoundValue[]>(this.head + places + this.tail);
    this.statements.set(rows, statement);
    return statement;
  }
}
