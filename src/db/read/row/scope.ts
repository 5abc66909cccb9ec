import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ClaimState } from '../../../domain/claim.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { isCurrent } from '../../known-span.ts';
import { bare } from '../../statement/alias.ts';
import { columnOf, type Fragment, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { claims } from '../../tables/claim.ts';
import { nodes } from '../../tables/node.ts';
import type { AsKnown, Collection } from '../collection/collection.ts';
import { Expression, type ExpressionRow, type Source } from '../collection/expression.ts';
import { type AsOf, KNOWN_ON, knownBy, validOn } from '../time/as-of.ts';

const article = bare(articles);

/** Where a statement has the rows of a scope, other than under its alias alone. */
interface Place {
  /** The expression for the row's key: its own column, or that of a link table which leads to it. */
  readonly key?: string;
  /** A copy of the row's `withdrawn` beside that key. */
  readonly withdrawn?: string | undefined;
  /** Copies of other columns beside that key. */
  readonly copies?: ReadonlyMap<SQLiteColumn, string> | undefined;
  /** See `Scope.walksOrder`. */
  readonly walksOrder?: boolean | undefined;
}

/**
 * A collection's rows under an alias within one statement. Names columns, and notes which tables were
 * needed for them, so that only those are joined.
 */
export class Scope implements ExpressionRow {
  readonly collection: Collection;
  readonly alias: string;
  readonly asOf: AsOf;
  /** The expression for the row's key: its own column, or that of a link table which leads to it. */
  readonly key: string;
  /** Whether rows are read in the list's order, even where the index of search could lead to them. */
  readonly walksOrder: boolean;
  readonly #flag: string | undefined;
  readonly #copies: ReadonlyMap<SQLiteColumn, string> | undefined;
  #usesTable = false;
  #usesBase = false;
  #joins = '';

  constructor(collection: Collection, alias: string, asOf: AsOf, place: Place = {}) {
    this.collection = collection;
    this.alias = alias;
    this.asOf = asOf;
    this.key = place.key ?? columnOf(alias, collection.key);
    this.walksOrder = place.walksOrder ?? false;
    this.#flag = place.withdrawn;
    this.#copies = place.copies;
  }

  column(column: SQLiteColumn): string {
    const copy = this.#copies?.get(column);
    if (copy !== undefined) return copy;
    if (this.collection.base && column.table === this.collection.base) return this.base(column);
    this.#usesTable = true;
    return columnOf(this.alias, column);
  }

  /** The value of a column as known on the day asked, if one is. */
  value(column: Source, asKnown?: AsKnown): string {
    if (column instanceof Expression) return column.sql(this);
    if (!asKnown || this.asOf.knownOn === undefined) return this.column(column);
    this.#usesTable = true;
    return `(${asKnown(this.alias)})`;
  }

  /** A column of the base table, which for a claim of any kind is its own. */
  base(column: SQLiteColumn): string {
    return columnOf(this.#baseAlias(), column);
  }

  /** The row's own table, where a column of it was named. Call after all columns are named. */
  tableJoin(): string {
    if (!this.#usesTable) return '';
    return ` ${thenJoin} ${getTableName(this.collection.table)} ${this.alias} ON ${columnOf(this.alias, this.collection.key)} = ${this.key}`;
  }

  /** Has another table joined after the row's own. */
  join(text: string): void {
    this.#joins += text;
  }

  /** The base table, where a column of it was named, and what else was joined. Call after all columns are named. */
  moreJoins(): string {
    if (!this.#usesBase || !this.collection.base) return this.#joins;
    const base = `${this.alias}c`;
    return ` ${thenJoin} ${getTableName(this.collection.base)} ${base} ON ${columnOf(base, claims.id)} = ${this.key}${this.#joins}`;
  }

  /**
   * Conditions that leave out what is not known or not valid on the days asked. Of claims those in one state are left, or with
   * `ANY` those in either.
   */
  visible(state: ClaimState | 'ANY' = 'ANY'): Fragment[] {
    const { knownOn, validOn: onDay } = this.asOf;
    const { visibility } = this.collection;
    if (visibility.kind !== 'claim') return knownOn === undefined ? [] : this.#known();
    const valid =
      onDay === undefined ? [] : [validOn(this.base(claims.validFrom), this.base(claims.validUntil))];
    return [...this.#inState(state), ...valid];
  }

  #inState(state: ClaimState | 'ANY'): Fragment[] {
    if (state === 'CURRENT') return [raw(this.current())];
    const known = this.asOf.knownOn === undefined ? [] : [knownBy(this.base(claims.knownFrom))];
    return state === 'ANY' ? known : [...known, raw(this.withdrawn())];
  }

  #known(): Fragment[] {
    const { visibility } = this.collection;
    if (visibility.kind === 'own') return [knownBy(this.column(visibility.knownFrom))];
    if (visibility.kind === 'part')
      return visibility.of ? [knownBy(this.#parentKnownFrom(visibility.of))] : [];
    if (visibility.kind !== 'article') return [];
    const known = `(SELECT ${article.knownFrom} FROM ${article} WHERE ${article.id} = ${this.column(visibility.articleId)})`;
    return [knownBy(known)];
  }

  #parentKnownFrom({ key, knownFrom }: { key: SQLiteColumn; knownFrom: SQLiteColumn }): string {
    const parent = `${this.alias}p`;
    return `(SELECT ${columnOf(parent, knownFrom)} FROM ${getTableName(knownFrom.table)} ${parent} WHERE ${columnOf(parent, nodes.id)} = ${this.column(key)})`;
  }

  /** The condition that on the day asked documents still say what the row does. */
  current(): string {
    const { knownOn } = this.asOf;
    const { visibility } = this.collection;
    if (visibility.kind === 'own' && visibility.knownUntil) {
      const until = this.column(visibility.knownUntil);
      return knownOn === undefined ? `${until} IS NULL` : `(${until} IS NULL OR ${until} > ${KNOWN_ON})`;
    }
    if (visibility.kind !== 'claim') return 'TRUE';
    if (knownOn !== undefined) return isCurrent(this.#baseAlias(), KNOWN_ON);
    const flag = this.#flag ?? (visibility.withdrawn && this.column(visibility.withdrawn));
    return flag ? `${flag} = 0` : isCurrent(this.#baseAlias());
  }

  /** The condition that they no longer do, of what is known. */
  withdrawn(): string {
    return `NOT (${this.current()})`;
  }

  #baseAlias(): string {
    if (this.collection.base) {
      this.#usesBase = true;
      return `${this.alias}c`;
    }
    this.#usesTable = true;
    return this.alias;
  }
}
