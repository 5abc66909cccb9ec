import type { Database, Statement } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { NODE_TABLES } from '../../node-type.ts';
import { idOfSlug } from '../../read/node/named-node.ts';
import { as, bare } from '../../statement/alias.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import type { SqlValue } from '../../statement/fragment.ts';
import { type Insert, prepareInsert } from '../../statement/insert.ts';
import { nodes } from '../../tables/node.ts';
import type { Value } from '../field/attribute.ts';
import { LIST_ATTRIBUTES, NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import type { Values } from '../field/reconcile.ts';

/** What one type of node is read and written with. */
export interface NodeStatements {
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
  /** Only when it is another one: the day, the id, the day. */
  readonly moveKnownFrom: Statement<[string, number, string]>;
  /** By position among the type's attributes; undefined for lists. */
  readonly attributes: readonly (Statement<Value[]> | undefined)[];
}

interface ListStatements {
  /** Position among the type's attributes. */
  readonly position: number;
  readonly clear: Statement<SqlValue[]>;
  readonly add: Insert;
}

export function prepareNodeStatements(sqlite: Database): Record<NodeType, NodeStatements> {
  return Object.fromEntries(NODE_TYPES.map((type) => [type, prepareType(sqlite, type)])) as Record<
    NodeType,
    NodeStatements
  >;
}

function prepareType(sqlite: Database, type: NodeType): NodeStatements {
  const table = NODE_TABLES[type];
  const attributes = NODE_ATTRIBUTES[type];
  return {
    read: prepareRead(sqlite, type),
    update: {
      slug: prepareUpdate(sqlite, type, [table.slug.name]),
      nameKey: prepareUpdate(sqlite, type, [table.nameKey.name]),
      knownFrom: prepareUpdate(sqlite, type, [table.knownFrom.name]),
      moveKnownFrom: prepareMove(sqlite, type),
      attributes: attributes.map((attribute) =>
        attribute.columns.length === 0 ? undefined : prepareUpdate(sqlite, type, attribute.columns),
      ),
    },
    revise: prepareRevise(sqlite, type),
    slugIsTaken: sqlite.prepare<[object], number>(`SELECT ${idOfSlug(type)} IS NOT NULL`).pluck(),
    lists: LIST_ATTRIBUTES[type].map(({ attribute, owner, element }) => ({
      position: attributes.indexOf(attribute),
      clear: prepareFixed(sqlite, ['id'], (db) => db.delete(owner.table).where(eq(owner, bound('id')))),
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

function addElements({ position, add }: ListStatements, id: number, values: Values): void {
  for (const element of JSON.parse(String(values[position]?.[0])) as string[]) add.run(id, element);
}

function prepareRead(sqlite: Database, type: NodeType): NodeStatements['read'] {
  const [n, t] = [as(nodes, 'n'), as(NODE_TABLES[type], 't')];
  const selects = NODE_ATTRIBUTES[type].flatMap((attribute) => attribute.selects).join(', ');
  return sqlite
    .prepare<[number], Value[]>(
      `SELECT ${n.stamps}, ${t.slug}, ${t.knownFrom}, ${selects} FROM ${n} JOIN ${t} ON ${t.id} = ${n.id} WHERE ${n.id} = +?`,
    )
    .raw();
}

function prepareUpdate<T extends Value[]>(
  sqlite: Database,
  type: NodeType,
  columns: readonly string[],
): Statement<T> {
  const t = bare(NODE_TABLES[type]);
  const assigned = columns.map((column) => `${column} = ?`).join(', ');
  return sqlite.prepare<T>(`UPDATE ${t} SET ${assigned} WHERE ${t.id} = +?`);
}

function prepareMove(sqlite: Database, type: NodeType): NodeUpdates['moveKnownFrom'] {
  const t = bare(NODE_TABLES[type]);
  return sqlite.prepare(`UPDATE ${t} SET ${t.knownFrom} = ? WHERE ${t.id} = +? AND ${t.knownFrom} <> +?`);
}

function prepareRevise(sqlite: Database, type: NodeType): NodeStatements['revise'] {
  const t = bare(NODE_TABLES[type]);
  return sqlite.prepare(
    `UPDATE ${t} SET ${t.revision} = ${t.revision} + 1, ${t.updated} = ? WHERE ${t.id} = +?`,
  );
}
