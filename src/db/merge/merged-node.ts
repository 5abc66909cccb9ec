import type { Database } from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { NODE_TABLES } from '../node-type.ts';
import { prepareInsert, prepareInsertInto } from '../statement/insert.ts';
import { MERGEABLE_TYPES, type MergeableType } from '../tables/merge.ts';
import type { Value } from '../write/field/attribute.ts';
import { NODE_LISTS } from '../write/field/node-attribute.ts';

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
  const name = getTableName(NODE_TABLES[type]);
  const columns = Object.values(getTableColumns(NODE_TABLES[type]))
    .filter((column) => column.generated === undefined)
    .map((column) => column.name);
  const lists = NODE_LISTS[type].map(({ attribute, owner, element }) => ({
    name: attribute.name,
    read: sqlite.prepare<[number], string>(`SELECT ${attribute.selects[0]} FROM (SELECT +? AS id) t`).pluck(),
    clear: sqlite.prepare<[number]>(`DELETE FROM ${getTableName(owner.table)} WHERE ${owner.name} = +?`),
    add: prepareInsert(sqlite, [owner, element]),
  }));
  const readRow = sqlite.prepare<[number], Record<string, Value>>(
    `SELECT ${columns.join(', ')} FROM ${name} WHERE id = +?`,
  );
  const insertRow = prepareInsertInto(sqlite, name, columns);
  const deleteRow = sqlite.prepare<[number]>(`DELETE FROM ${name} WHERE id = +?`);
  const unindex = sqlite.prepare<[number]>('DELETE FROM search WHERE rowid = +?');
  const insertMerged = sqlite.prepare<[number, string, number, string, string]>(
    'INSERT INTO merged_nodes (node_id, node_type, into_id, slug, state) VALUES (?, ?, ?, ?, ?)',
  );
  const updateMerged = sqlite.prepare<[string, string, number]>(
    'UPDATE merged_nodes SET slug = ?, state = ? WHERE node_id = +?',
  );
  const deleteMerged = sqlite.prepare<[number]>('DELETE FROM merged_nodes WHERE node_id = +?');
  const readMerged = sqlite
    .prepare<[number], string>('SELECT state FROM merged_nodes WHERE node_id = +?')
    .pluck();

  function read(nodeId: number): MergedState {
    const state = readMerged.get(nodeId);
    if (state === undefined) throw new Error(`Node ${nodeId} is not merged.`);
    return JSON.parse(state) as MergedState;
  }

  return {
    read,
    archive(nodeId, intoId) {
      const row = readRow.get(nodeId);
      if (row === undefined) throw new Error(`Node ${nodeId} has no row in ${name}.`);
      const state: MergedState = {
        columns: row,
        lists: Object.fromEntries(lists.map((list) => [list.name, list.read.get(nodeId) ?? '[]'])),
      };
      for (const list of lists) list.clear.run(nodeId);
      deleteRow.run(nodeId);
      unindex.run(nodeId);
      const [slug, text] = [String(row.slug), JSON.stringify(state)];
      if (intoId === undefined) updateMerged.run(slug, text, nodeId);
      else insertMerged.run(nodeId, type, intoId, slug, text);
    },
    restore(nodeId) {
      const state = read(nodeId);
      insertRow.run(...columns.map((column) => state.columns[column] ?? null));
      for (const list of lists) {
        for (const element of JSON.parse(state.lists[list.name] ?? '[]') as string[]) {
          list.add.run(nodeId, element);
        }
      }
    },
    release: (nodeId) => void deleteMerged.run(nodeId),
  };
}

/** The archive of each type that can be merged. */
export function createRowArchives(sqlite: Database): Record<MergeableType, RowArchive> {
  return Object.fromEntries(
    MERGEABLE_TYPES.map((type) => [type, createRowArchive(sqlite, type)]),
  ) as unknown as Record<MergeableType, RowArchive>;
}
