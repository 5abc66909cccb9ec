import type { Database } from 'better-sqlite3';
import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { NODE_TABLES } from '../node-type.ts';
import { createIndexWriter } from '../search/index-writer.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound, prepareFixed } from '../statement/fixed.ts';
import { prepareInsert } from '../statement/insert.ts';
import { MERGEABLE_TYPES, type MergeableType, mergedNodes } from '../tables/merge.ts';
import { organisations } from '../tables/organisation.ts';
import type { Value } from '../write/field/attribute.ts';
import { LIST_ATTRIBUTES, type ListAttribute } from '../write/field/node-attribute.ts';

/** A node's row in the table of its type, and its lists by the name of their attribute, each as the text of a JSON list. */
export interface MergedState {
  readonly columns: Readonly<Record<string, Value>>;
  readonly lists: Readonly<Record<string, string>>;
}

/** Moves rows of nodes between the table of their type and `merged_nodes`. */
export interface RowArchive {
  /** Takes the row out of its table. The node must be in `merged_nodes`, or `intoId` says where it is merged. */
  archive(nodeId: number, intoId?: number): void;
  /** Puts the row back; the node stays in `merged_nodes` until `release`. */
  restore(nodeId: number): void;
  release(nodeId: number): void;
  /** The state of a node whose row is merged. */
  read(nodeId: number): MergedState;
}

export function createRowArchive(sqlite: Database, type: MergeableType): RowArchive {
  const table = NODE_TABLES[type];
  // Derived columns are made anew by triggers when the row comes back.
  const columns = Object.values<SQLiteColumn>(getTableColumns(table)).filter(
    (column) => column.generated === undefined && column !== organisations.bidCount,
  );
  const names = columns.map((column) => column.name);
  const lists = LIST_ATTRIBUTES[type].map((list) => ({
    name: list.attribute.name,
    ...prepareList(sqlite, list),
  }));
  const readRow = sqlite.prepare<[number], Record<string, Value>>(
    `SELECT ${names.join(', ')} FROM ${getTableName(table)} WHERE ${table.id.name} = +?`,
  );
  const insertRow = prepareInsert(sqlite, columns);
  const deleteRow = prepareFixed(sqlite, ['id'], (db) => db.delete(table).where(eq(table.id, bound('id'))));
  const index = createIndexWriter(sqlite);
  const kept = prepareKept(drizzleOn(sqlite));

  function read(nodeId: number): MergedState {
    const row = kept.read.get({ nodeId });
    if (row === undefined) throw new Error(`Node ${nodeId} is not merged.`);
    return JSON.parse(row.state) as MergedState;
  }

  return {
    read,
    archive(nodeId, intoId) {
      const row = readRow.get(nodeId);
      if (row === undefined) throw new Error(`Node ${nodeId} has no row in ${getTableName(table)}.`);
      const state: MergedState = {
        columns: row,
        lists: Object.fromEntries(lists.map((list) => [list.name, list.read.get(nodeId) ?? '[]'])),
      };
      for (const list of lists) list.clear.run(nodeId);
      deleteRow.run(nodeId);
      index.remove(type, nodeId);
      const entry = { nodeId, nodeType: type, slug: row[table.slug.name], state: JSON.stringify(state) };
      if (intoId === undefined) kept.update.run(entry);
      else kept.insert.run({ ...entry, intoId });
    },
    restore(nodeId) {
      const state = read(nodeId);
      insertRow.run(...names.map((name) => state.columns[name] ?? null));
      for (const list of lists) {
        for (const element of JSON.parse(state.lists[list.name] ?? '[]') as string[]) {
          list.add.run(nodeId, element);
        }
      }
    },
    release: (nodeId) => void kept.remove.run({ nodeId }),
  };
}

function prepareList(sqlite: Database, { attribute, owner, element }: ListAttribute) {
  return {
    read: sqlite.prepare<[number], string>(`SELECT ${attribute.selects[0]} FROM (SELECT +? AS id) t`).pluck(),
    clear: prepareFixed(sqlite, ['owner'], (db) => db.delete(owner.table).where(eq(owner, bound('owner')))),
    add: prepareInsert(sqlite, [owner, element]),
  };
}

function prepareKept(db: BetterSQLite3Database) {
  const ofNode = eq(mergedNodes.nodeId, bound('nodeId'));
  return {
    read: db.select({ state: mergedNodes.state }).from(mergedNodes).where(ofNode).prepare(),
    insert: db
      .insert(mergedNodes)
      .values({
        nodeId: sql.placeholder('nodeId'),
        nodeType: sql.placeholder('nodeType'),
        intoId: sql.placeholder('intoId'),
        slug: sql.placeholder('slug'),
        state: sql.placeholder('state'),
      })
      .prepare(),
    update: db
      .update(mergedNodes)
      .set({ slug: sql`${sql.placeholder('slug')}`, state: sql`${sql.placeholder('state')}` })
      .where(ofNode)
      .prepare(),
    remove: db.delete(mergedNodes).where(ofNode).prepare(),
  };
}

/** The archive of each type that can be merged. */
export function createRowArchives(sqlite: Database): Record<MergeableType, RowArchive> {
  return Object.fromEntries(
    MERGEABLE_TYPES.map((type) => [type, createRowArchive(sqlite, type)]),
  ) as unknown as Record<MergeableType, RowArchive>;
}
