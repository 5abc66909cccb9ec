import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './constraint.ts';
import { nodes } from './node.ts';

/**
 * Organisations that were made of an establishment by decision. Claims go on being stated of the company that its number says; where one
 * names the establishment, this node stands for the company.
 */
export const detachedNodes = sqliteTable(
  'detached_nodes',
  {
    nodeId: integer('node_id')
      .primaryKey()
      .references(() => nodes.id),
    /** The company as which records that have its number are stated. */
    statedId: integer('stated_id')
      .notNull()
      .references(() => nodes.id),
  },
  (t) => [index('detached_nodes_stated').on(t.statedId)],
);

export const DETACHMENT_ACTIONS = ['DETACHED', 'ATTACHED'] as const;
export type DetachmentAction = (typeof DETACHMENT_ACTIONS)[number];

/** Who detached and attached which establishment, when and why. Rows are only ever added. */
export const detachments = sqliteTable(
  'detachments',
  {
    id: integer('id').primaryKey(),
    action: text('action', { enum: DETACHMENT_ACTIONS }).notNull(),
    scheme: text('scheme').notNull(),
    value: text('value').notNull(),
    /** The organisation that the establishment was meanwhile; its id is given to no other node. */
    nodeId: integer('node_id').notNull(),
    /** The company. */
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => nodes.id),
    at: text('at').notNull(),
    by: text('by'),
    note: text('note'),
  },
  (t) => [oneOf('detachments_action', t.action, DETACHMENT_ACTIONS)],
);
