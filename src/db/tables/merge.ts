import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../domain/node.ts';
import { PARTY_ROLE } from '../../model/words/claim.ts';
import { bids } from './bid.ts';
import { day, holds, oneOf } from './constraint.ts';
import { nodeReference, nodes } from './node.ts';

/**
 * What can be merged. Articles and tenders can't: claims are dated by their article, and bids, events and valuations stand on
 * the lots of their tender, so two of them are never one by anybody's decision.
 */
export const MERGEABLE_TYPES = [
  'ORGANISATION',
  'PERSON',
  'REGULATION',
] as const satisfies readonly NodeType[];
export type MergeableType = (typeof MERGEABLE_TYPES)[number];

/**
 * Nodes that were merged into another. Their row in the table of their type is kept here instead, so that no list, count or
 * traversal can meet them; later statements about them go on changing it, and unmerging puts it back.
 */
export const mergedNodes = sqliteTable(
  'merged_nodes',
  {
    nodeId: integer('node_id').primaryKey(),
    nodeType: text('node_type', { enum: MERGEABLE_TYPES }).notNull(),
    /** The node it was merged into; `nodes.merged_into` is the one that stands for both now, after further merges. */
    intoId: integer('into_id').notNull(),
    slug: text('slug').notNull(),
    /** JSON object: the columns of its row, and its lists by the name of their attribute. */
    state: text('state').notNull(),
  },
  (t) => [
    oneOf('merged_nodes_type', t.nodeType, MERGEABLE_TYPES),
    nodeReference('merged_nodes_node', t.nodeId, t.nodeType),
    nodeReference('merged_nodes_into', t.intoId, t.nodeType),
    holds('merged_nodes_distinct', sql`${t.nodeId} <> ${t.intoId}`),
    holds('merged_nodes_state', sql`json_valid(${t.state})`),
    uniqueIndex('merged_nodes_slug').on(t.nodeType, t.slug),
    index('merged_nodes_into_node').on(t.intoId),
  ],
);

/** Nodes that others were merged into: what of their row is borrowed from those, and what stood there of their own. */
export const canonical = sqliteTable(
  'survivors',
  {
    nodeId: integer('node_id')
      .primaryKey()
      .references(() => nodes.id),
    /** The day since which the node by itself is known. */
    knownFrom: text('known_from').notNull(),
    /** JSON list: names of the attributes that nobody states of the node by itself. */
    borrowed: text('borrowed').notNull(),
  },
  (t) => [
    day('survivors_known_from_day', t.knownFrom),
    holds('survivors_borrowed', sql`json_valid(${t.borrowed})`),
  ],
);

/** Places in which a node stands because of a merge, and the node that was stated there. Stored without a rowid. */
export const restatedEnds = sqliteTable(
  'restated_ends',
  {
    /** Table and column: `ownerships.owner_id`. */
    place: text('place').notNull(),
    /** Id of the row in that table. */
    rowId: integer('row_id').notNull(),
    statedId: integer('stated_id')
      .notNull()
      .references(() => nodes.id),
  },
  (t) => [
    primaryKey({ columns: [t.place, t.rowId] }),
    index('restated_ends_stated').on(t.statedId, t.place, t.rowId),
  ],
);

/** All parties as stated of the bids that have a merged one among them. Stored without a rowid. */
export const restatedParties = sqliteTable(
  'restated_parties',
  {
    bidId: integer('bid_id')
      .notNull()
      .references(() => bids.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => nodes.id),
    role: text('role', { enum: PARTY_ROLE.list }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bidId, t.organisationId] }),
    oneOf('restated_parties_role', t.role, PARTY_ROLE.list),
    index('restated_parties_organisation').on(t.organisationId, t.bidId),
  ],
);

export const MERGE_ACTIONS = ['MERGED', 'UNMERGED'] as const;
export type MergeAction = (typeof MERGE_ACTIONS)[number];

/** Who merged and unmerged what, when and why. Rows are only ever added. */
export const merges = sqliteTable(
  'merges',
  {
    id: integer('id').primaryKey(),
    action: text('action', { enum: MERGE_ACTIONS }).notNull(),
    nodeId: integer('node_id')
      .notNull()
      .references(() => nodes.id),
    intoId: integer('into_id')
      .notNull()
      .references(() => nodes.id),
    at: text('at').notNull(),
    by: text('by'),
    note: text('note'),
  },
  (t) => [oneOf('merges_action', t.action, MERGE_ACTIONS), index('merges_node').on(t.nodeId)],
);
