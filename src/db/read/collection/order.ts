import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import {
  columnOf,
  type Fragment,
  fragment,
  raw,
  type SqlValue,
  tableName,
} from '../../statement/fragment.ts';
import type { Scope } from '../row/scope.ts';
import type { OrderDescription } from './collection.ts';

export function ascending(by: SQLiteColumn | undefined, doc: string): OrderDescription {
  return { ...(by && { by }), direction: 'ASC', doc };
}

export function descending(by: SQLiteColumn | undefined, doc: string): OrderDescription {
  return { ...(by && { by }), direction: 'DESC', doc };
}

/** An order by a column whose texts may be too long for a cursor. */
export function byText(order: OrderDescription): OrderDescription {
  return { ...order, mayBeLong: true };
}

/** Where in an order a page starts: the values of the sort column, if any, and of the key. */
export interface Position {
  readonly by?: SqlValue;
  readonly key: number;
  /** Set where the order may have long texts: whether `by` is only the start of one. */
  readonly isCut?: boolean;
}

/** An order read forwards (`first`) or backwards (`last`). */
export class Direction {
  readonly #order: OrderDescription;
  readonly #word: 'ASC' | 'DESC';

  constructor(order: OrderDescription, forward: boolean) {
    this.#order = order;
    this.#word = (order.direction === 'ASC') === forward ? 'ASC' : 'DESC';
  }

  /** The ORDER BY terms. */
  terms(scope: Scope): Fragment {
    const by = this.#order.by ? `${scope.column(this.#order.by)} ${this.#word}, ` : '';
    return raw(`${by}${scope.key} ${this.#word}`);
  }

  /** The keyset condition: rows after the position in this direction. */
  after(scope: Scope, position: Position): Fragment {
    const sign = raw(this.#word === 'ASC' ? '>' : '<');
    if (!this.#order.by) return fragment`${raw(scope.key)} ${sign} ${position.key}`;
    if (position.isCut !== undefined) {
      const by = this.#wholeText(scope, this.#order.by, position);
      return fragment`(${raw(scope.column(this.#order.by))}, ${raw(scope.key)}) ${sign} (${by}, ${position.key})`;
    }
    return fragment`(${raw(scope.column(this.#order.by))}, ${raw(scope.key)}) ${sign} (${position.by ?? null}, ${position.key})`;
  }

  /**
   * The text that a cut one is the start of: that of the row itself, or, where the row is gone or has another text now, one beside which
   * rows may come again, but none is passed over.
   */
  #wholeText(scope: Scope, column: SQLiteColumn, { by, key, isCut }: Position): Fragment {
    const start = String(by ?? '');
    // A claim and its base row share the key.
    const [text, id] = [raw(columnOf('k', column)), raw(columnOf('k', scope.collection.key))];
    const nearest = isCut && this.#word === 'DESC' ? `${start}\u{10FFFF}` : start;
    return fragment`coalesce((SELECT ${text} FROM ${raw(tableName(column.table))} k WHERE ${id} = ${key} AND ${isCut ? 1 : 0} = 1 AND substr(${text}, 1, length(${start})) = ${start}), ${nearest})`;
  }
}
