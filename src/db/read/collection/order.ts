import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Fragment, fragment, raw, type SqlValue } from '../../statement/fragment.ts';
import type { Scope } from '../row/scope.ts';
import type { OrderDescription } from './collection.ts';

export function ascending(by: SQLiteColumn | undefined, doc: string): OrderDescription {
  return { ...(by && { by }), direction: 'ASC', doc };
}

export function descending(by: SQLiteColumn | undefined, doc: string): OrderDescription {
  return { ...(by && { by }), direction: 'DESC', doc };
}

/** Where in an order a page starts: the values of the sort column, if any, and of the key. */
export interface Position {
  readonly by?: SqlValue;
  readonly key: number;
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
    return fragment`(${raw(scope.column(this.#order.by))}, ${raw(scope.key)}) ${sign} (${position.by ?? null}, ${position.key})`;
  }
}
