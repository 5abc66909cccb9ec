import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { bare } from '../../statement/alias.ts';
import { columnOf, type Fragment } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { claims } from '../../tables/claim.ts';
import type { AsKnown, Collection } from '../collection/collection.ts';
import { type AsOf, knownBy, validOn } from '../time/as-of.ts';

const article = bare(articles);

/**
 * A collection's rows under an alias within one statement. Names columns, and notes which tables were
 * needed for them, so that only those are joined.
 */
export class Scope {
  readonly collection: Collection;
  readonly alias: string;
  readonly asOf: AsOf;
  /** The expression for the row's key: its own column, or that of a link table which leads to it. */
  readonly key: string;
  #usesTable = false;
  #usesBase = false;
  #joins = '';

  constructor(collection: Collection, alias: string, asOf: AsOf, key = columnOf(alias, collection.key)) {
    this.collection = collection;
    this.alias = alias;
    this.asOf = asOf;
    this.key = key;
  }

  column(column: SQLiteColumn): string {
    if (this.collection.base && column.table === this.collection.base) return this.base(column);
    this.#usesTable = true;
    return columnOf(this.alias, column);
  }

  /** The value of a column as known on the day asked, if one is. */
  value(column: SQLiteColumn, asKnown: AsKnown | undefined): string {
    if (!asKnown || this.asOf.knownOn === undefined) return this.column(column);
    this.#usesTable = true;
    return `(${asKnown(this.alias)})`;
  }

  /** A column of the base table, which for a claim of any kind is its own. */
  base(column: SQLiteColumn): string {
    if (!this.collection.base) return this.column(column);
    this.#usesBase = true;
    return columnOf(`${this.alias}c`, column);
  }

  /** The row's own table, where a column of it was named. Call after all columns are named. */
  tableJoin(): string {
    if (!this.#usesTable) return '';
    return ` CROSS JOIN ${getTableName(this.collection.table)} ${this.alias} ON ${columnOf(this.alias, this.collection.key)} = ${this.key}`;
  }

  /** Has another table joined after the row's own. */
  join(text: string): void {
    this.#joins += text;
  }

  /** The base table, where a column of it was named, and what else was joined. Call after all columns are named. */
  moreJoins(): string {
    if (!this.#usesBase || !this.collection.base) return this.#joins;
    const base = `${this.alias}c`;
    return ` CROSS JOIN ${getTableName(this.collection.base)} ${base} ON ${columnOf(base, claims.id)} = ${this.key}${this.#joins}`;
  }

  /** Conditions that leave out what is not known or not valid on the days asked. */
  visible(): Fragment[] {
    const { knownOn, validOn: onDay } = this.asOf;
    const { visibility } = this.collection;
    const conditions: Fragment[] = [];
    if (visibility.kind === 'claim') {
      if (knownOn !== undefined) conditions.push(knownBy(this.base(claims.knownFrom)));
      if (onDay !== undefined)
        conditions.push(validOn(this.base(claims.validFrom), this.base(claims.validUntil)));
    }
    if (knownOn !== undefined && visibility.kind === 'own') {
      conditions.push(knownBy(this.column(visibility.knownFrom)));
    }
    if (knownOn !== undefined && visibility.kind === 'article') {
      const known = `(SELECT ${article.knownFrom} FROM ${article} WHERE ${article.id} = ${this.column(visibility.articleId)})`;
      conditions.push(knownBy(known));
    }
    return conditions;
  }
}
