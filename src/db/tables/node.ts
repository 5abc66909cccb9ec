import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  foreignKey,
  index,
  integer,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { day, holds, oneOf } from './constraint.ts';

/**
 * The base row of every node: its identity and type. Claims whose end may be of several types
 * point here with (id, type), so that the database refuses an end of the wrong type.
 */
export const nodes = sqliteTable(
  'nodes',
  {
    id: integer('id').primaryKey(),
    type: text('type', { enum: NODE_TYPES }).notNull(),
    /** The node this one was merged into; null unless merged. */
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => nodes.id),
    /** Which day's document each attribute comes from: a day, or JSON by attribute. */
    stamps: text('stamps').notNull(),
  },
  (t) => [
    oneOf('nodes_type', t.type, NODE_TYPES),
    uniqueIndex('nodes_id_type').on(t.id, t.type),
    index('nodes_merged_into').on(t.mergedInto).where(sql`${t.mergedInto} IS NOT NULL`),
  ],
);

/** The columns that all five node tables share. */
export function nodeColumns<T extends NodeType>(type: T) {
  return {
    id: integer('id').primaryKey(),
    type: text('type').$type<T>().notNull().default(type),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Accent- and case-insensitive form of the name, of which the first 500 characters: what names are sorted and matched by. */
    nameKey: text('name_key').notNull(),
    description: text('description'),
    /** Day of the earliest document that states the node. */
    knownFrom: text('known_from').notNull(),
    created: text('created').notNull(),
    updated: text('updated').notNull(),
    revision: integer('revision').notNull().default(1),
  };
}

interface NodeTable {
  id: AnySQLiteColumn;
  type: AnySQLiteColumn;
  slug: AnySQLiteColumn;
  name: AnySQLiteColumn;
  nameKey: AnySQLiteColumn;
  knownFrom: AnySQLiteColumn;
}

/** The constraints and indexes that all five node tables share. */
export function nodeConstraints(table: string, type: NodeType, t: NodeTable) {
  return [
    holds(`${table}_type`, sql`${t.type} = ${sql.raw(`'${type}'`)}`),
    nodeReference(`${table}_node`, t.id, t.type),
    holds(`${table}_named`, sql`length(${t.slug}) > 0 AND length(${t.name}) > 0`),
    day(`${table}_known_from_day`, t.knownFrom),
    uniqueIndex(`${table}_slug`).on(t.slug),
    index(`${table}_name_key`).on(t.nameKey),
    index(`${table}_known_from`).on(t.knownFrom),
  ];
}

/** Foreign key to a node of a stated type. */
export function nodeReference(name: string, id: AnySQLiteColumn, type: AnySQLiteColumn) {
  return foreignKey({ name, columns: [id, type], foreignColumns: [nodes.id, nodes.type] });
}

/** Other names a node goes by. An alias is not an identity: two nodes may share one. */
export const aliases = sqliteTable(
  'aliases',
  {
    id: integer('id').primaryKey(),
    nodeId: integer('node_id')
      .notNull()
      .references(() => nodes.id),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    /** Not stated of this node, but of one that was merged into it. */
    borrowed: integer('borrowed', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    uniqueIndex('aliases_node_name').on(t.nodeId, t.name),
    index('aliases_name_key').on(t.nameKey),
    holds('aliases_named', sql`length(${t.name}) > 0`),
  ],
);

/** Identifiers of nodes, by scheme. A checked one names one node of its type; one that other nodes have, too, is not checked there. */
export const identifiers = sqliteTable(
  'identifiers',
  {
    id: integer('id').primaryKey(),
    nodeId: integer('node_id').notNull(),
    nodeType: text('node_type', { enum: NODE_TYPES }).notNull(),
    scheme: text('scheme').notNull(),
    value: text('value').notNull(),
    checked: integer('checked', { mode: 'boolean' }).notNull(),
    /** A copy of what a node has that was merged into this one: records are matched to that node, not by this row. */
    borrowed: integer('borrowed', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    nodeReference('identifiers_node', t.nodeId, t.nodeType),
    uniqueIndex('identifiers_node_scheme_value').on(t.nodeId, t.scheme, t.value),
    uniqueIndex('identifiers_checked')
      .on(t.nodeType, t.scheme, t.value)
      .where(sql`${t.checked} = 1 AND ${t.borrowed} = 0`),
    index('identifiers_scheme_value').on(t.scheme, t.value),
    holds('identifiers_valued', sql`length(${t.scheme}) > 0 AND length(${t.value}) > 0`),
    holds('identifiers_checked_flag', sql`${t.checked} IN (0, 1)`),
  ],
);

/** A source's own stable key for a node: how a second import of it finds the same node. */
export const nodeKeys = sqliteTable(
  'node_keys',
  {
    key: text('key').primaryKey(),
    nodeId: integer('node_id')
      .notNull()
      .references(() => nodes.id),
    /** What the key starts with: the source's name. */
    source: text('source').generatedAlwaysAs(sql`substr(key, 1, instr(key, ':') - 1)`, { mode: 'virtual' }),
  },
  (t) => [index('node_keys_node').on(t.nodeId), index('node_keys_source').on(t.source, t.nodeId)],
);
