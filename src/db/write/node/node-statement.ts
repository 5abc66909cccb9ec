import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { NODE_TABLES } from '../../node-type.ts';
import { idOfSlug } from '../../read/node/named-node.ts';
import { type Insert, prepareInsert, prepareInsertInto } from '../../statement/insert.ts';
import type { Value } from '../field/attribute.ts';
import { NODE_ATTRIBUTES, NODE_LISTS } from '../field/node-attribute.ts';
import type { Values } from '../field/reconcile.ts';

/** What one type of node is read and written with. */
export interface NodeStatements {
  /** Id, slug, name key, known from, created, updated, then the attributes' columns. */
  readonly insert: Insert;
  /** Stamps, slug, known from, then the attributes' values. */
  readonly read: Statement<[number], Value[]>;
  readonly update: NodeUpdates;
  /** Instant, then the id. */
  readonly revise: Statement<[string, number]>;
  /** 1 when a node of the type has the slug bound as `@slug`, a merged one included. */
  readonly slugIsTaken: Statement<[object], number>;
  readonly lists: readonly ListStatements[];
}

/**
 * Each sets one thing of a row, its values first, then the id. Apart, since SQLite makes the index entries of every column anew that
 * an UPDATE names, with the value it had as well as with another one: in a large database each of them is a page to write.
 */
export interface NodeUpdates {
  readonly slug: Statement<[string, number]>;
  readonly nameKey: Statement<[string, number]>;
  readonly knownFrom: Statement<[string, number]>;
  /** By position among the type's attributes; undefined for lists. */
  readonly attributes: readonly (Statement<Value[]> | undefined)[];
}

interface ListStatements {
  /** Position among the type's attributes. */
  readonly position: number;
  readonly clear: Statement<[number]>;
  readonly add: Insert;
}

export function prepareNodeStatements(sqlite: Database): Record<NodeType, NodeStatements> {
  return Object.fromEntries(NODE_TYPES.map((type) => [type, prepareType(sqlite, type)])) as Record<
    NodeType,
    NodeStatements
  >;
}

function prepareType(sqlite: Database, type: NodeType): NodeStatements {
  const table = getTableName(NODE_TABLES[type]);
  const attributes = NODE_ATTRIBUTES[type];
  const columns = attributes.flatMap((attribute) => attribute.columns);
  const selects = attributes.flatMap((attribute) => attribute.selects).join(', ');
  return {
    insert: prepareInsertInto(sqlite, table, [
      'id',
      'slug',
      'name_key',
      'known_from',
      'created',
      'updated',
      ...columns,
    ]),
    read: sqlite
      .prepare<[number], Value[]>(
        `SELECT n.stamps, t.slug, t.known_from, ${selects} FROM nodes n JOIN ${table} t ON t.id = n.id WHERE n.id = +?`,
      )
      .raw(),
    update: {
      slug: prepareUpdate(sqlite, table, ['slug']),
      nameKey: prepareUpdate(sqlite, table, ['name_key']),
      knownFrom: prepareUpdate(sqlite, table, ['known_from']),
      attributes: attributes.map((attribute) =>
        attribute.columns.length === 0 ? undefined : prepareUpdate(sqlite, table, attribute.columns),
      ),
    },
    revise: sqlite.prepare(`UPDATE ${table} SET revision = revision + 1, updated = ? WHERE id = +?`),
    slugIsTaken: sqlite.prepare<[object], number>(`SELECT ${idOfSlug(type)} IS NOT NULL`).pluck(),
    lists: NODE_LISTS[type].map(({ attribute, owner, element }) => ({
      position: attributes.indexOf(attribute),
      clear: prepareClear(sqlite, owner),
      add: prepareInsert(sqlite, [owner, element]),
    })),
  };
}

/** Sets those attributes of a row that changed, by position, lists among them. */
export function setAttributes(
  { update, lists }: NodeStatements,
  id: number,
  values: Values,
  changed: readonly number[],
): void {
  for (const position of changed) update.attributes[position]?.run(...(values[position] ?? []), id);
  for (const list of lists) {
    if (!changed.includes(list.position)) continue;
    list.clear.run(id);
    addElements(list, id, values);
  }
}

/** Adds the lists of a row that is new. */
export function addLists({ lists }: NodeStatements, id: number, values: Values): void {
  for (const list of lists) addElements(list, id, values);
}

function addElements({ position, add }: ListStatements, id: number, values: Values): void {
  for (const element of JSON.parse(String(values[position]?.[0])) as string[]) add.run(id, element);
}

function prepareUpdate<T extends Value[]>(
  sqlite: Database,
  table: string,
  columns: readonly string[],
): Statement<T> {
  const assigned = columns.map((column) => `${column} = ?`).join(', ');
  return sqlite.prepare<T>(`UPDATE ${table} SET ${assigned} WHERE id = +?`);
}

function prepareClear(sqlite: Database, owner: SQLiteColumn): Statement<[number]> {
  return sqlite.prepare(`DELETE FROM ${getTableName(owner.table)} WHERE ${owner.name} = +?`);
}
