import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { INVOLVED_TYPES, INVOLVEMENT_ROLES } from '../../domain/claim.ts';
import { NODE_TYPES } from '../../domain/node.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';

/** What a person or organisation did about a node. */
export const involvements = sqliteTable(
  'involvements',
  {
    ...claimColumns('INVOLVEMENT'),
    subjectId: integer('subject_id').notNull(),
    subjectType: text('subject_type', { enum: INVOLVED_TYPES }).notNull(),
    objectId: integer('object_id').notNull(),
    objectType: text('object_type', { enum: NODE_TYPES }).notNull(),
    role: text('role', { enum: INVOLVEMENT_ROLES }).notNull(),
  },
  (t) => [
    ...claimConstraints('involvements', 'INVOLVEMENT', t),
    oneOf('involvements_role', t.role, INVOLVEMENT_ROLES),
    oneOf('involvements_subject_type', t.subjectType, INVOLVED_TYPES),
    holds('involvements_distinct', sql`${t.subjectId} <> ${t.objectId}`),
    nodeReference('involvements_subject', t.subjectId, t.subjectType),
    nodeReference('involvements_object', t.objectId, t.objectType),
    index('involvements_by_subject').on(t.subjectId, t.id, t.withdrawn),
    index('involvements_by_object').on(t.objectId, t.id, t.withdrawn),
  ],
);
