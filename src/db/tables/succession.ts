import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SUCCESSION_RELATIONS, SUCCESSION_TYPES } from '../../domain/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';

/** A tender or regulation that replaces, amends or repeals an earlier one of the same type. */
export const successions = sqliteTable(
  'successions',
  {
    ...claimColumns('SUCCESSION'),
    successorId: integer('successor_id').notNull(),
    predecessorId: integer('predecessor_id').notNull(),
    nodeType: text('node_type', { enum: SUCCESSION_TYPES }).notNull(),
    relation: text('relation', { enum: SUCCESSION_RELATIONS }).notNull(),
  },
  (t) => [
    ...claimConstraints('successions', 'SUCCESSION', t),
    oneOf('successions_node_type', t.nodeType, SUCCESSION_TYPES),
    oneOf('successions_relation', t.relation, SUCCESSION_RELATIONS),
    holds('successions_distinct', sql`${t.successorId} <> ${t.predecessorId}`),
    holds('successions_repeals', sql`${t.relation} <> 'REPEALS' OR ${t.nodeType} = 'REGULATION'`),
    nodeReference('successions_successor', t.successorId, t.nodeType),
    nodeReference('successions_predecessor', t.predecessorId, t.nodeType),
    index('successions_by_successor').on(t.successorId, t.id, t.withdrawn),
    index('successions_by_predecessor').on(t.predecessorId, t.id, t.withdrawn),
  ],
);
