import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Eventual } from '../../../domain/maybe-promise.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { Entity } from '../collection/collection.ts';
import type { FindEntity } from '../collection/filter.ts';
import { type AsOf, NOW } from '../time/as-of.ts';
import type { Reader } from './reader.ts';

/** The entities that can be read, by name. */
export class Catalogue {
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor(entities: readonly Entity[]) {
    this.#entities = new Map(entities.map((entity) => [entity.name, entity]));
  }

  /** @throws when there is none: a declaration names an entity that nobody declared. */
  readonly find: FindEntity = (name) => {
    const entity = this.#entities.get(name);
    if (!entity) throw new Error(`no entity is called ${name}`);
    return entity;
  };

  byIdPrefix(prefix: string): Entity | undefined {
    return this.#entities.values().find((entity) => entity.idPrefix === prefix);
  }

  /** The node entity of a type as stored (`TENDER`). */
  byType(type: string): Entity {
    return this.#require(this.byIdPrefix(type.toLowerCase()), type);
  }

  byTable(table: SQLiteTable): Entity {
    return this.#require(
      this.#entities.values().find((entity) => entity.table === table),
      getTableName(table),
    );
  }

  #require(entity: Entity | undefined, what: string): Entity {
    if (!entity) throw new Error(`no entity is declared for ${what}`);
    return entity;
  }
}

/** Rows that one statement may look at: with the dearest of filters, a few milliseconds. */
const MAX_SCANNED_ROWS = 1_000;

/** Rows of an index are counted so many times as fast as rows are looked at with the dearest of filters. */
const COUNTED_PER_SCANNED = 100;

/** What a statement may look at besides the rows that it returns. */
export interface Reach {
  /** Whether that may be far more, as its shape tells. */
  readonly looksFar: boolean;
  /** Entities whose rows it counts at the root: that takes long where there are many. */
  readonly counted?: readonly Entity[];
}

/** What reading for one operation shares: the database, the days asked, and the count of statements. */
export class Session {
  readonly catalogue: Catalogue;
  readonly #reader: Reader;
  /** Lists of more rows that no index serves are looked through in several statements, which begin with so many. */
  readonly maxScannedRows: number;
  asOf: AsOf = NOW;
  statements = 0;

  constructor(reader: Reader, catalogue: Catalogue, maxScannedRows = MAX_SCANNED_ROWS) {
    this.#reader = reader;
    this.catalogue = catalogue;
    this.maxScannedRows = maxScannedRows;
  }

  rows(statement: Fragment): SqlRow[] {
    this.statements += 1;
    return this.#reader.rows(statement, this.asOf);
  }

  /** Whether a statement that looks far holds up nobody who asks for little. */
  get bearsLongStatements(): boolean {
    return this.#reader.bearsLongStatements;
  }

  /** Runs a statement, aside if it may take long and there is a thread for that. */
  eventualRows(statement: Fragment, reach: Reach): Eventual<SqlRow[]> {
    const { aside } = this.#reader;
    if (aside === undefined || !this.#mayTakeLong(reach)) return this.rows(statement);
    this.statements += 1;
    return aside.rows(statement, this.asOf);
  }

  #mayTakeLong({ looksFar, counted = [] }: Reach): boolean {
    const most = this.maxScannedRows * COUNTED_PER_SCANNED;
    return looksFar || counted.some((entity) => this.#reader.recentLastKey(entity) > most);
  }
}
