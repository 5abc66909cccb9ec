import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { AMOUNT_QUALIFIERS, ASSESSOR_TYPES } from '../../domain/claim.ts';
import { NODE_TYPES } from '../../domain/node.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';

/** What an organisation or a document finds about a node. The assessor may be unnamed. */
export const assessments = sqliteTable(
  'assessments',
  {
    ...claimColumns('ASSESSMENT'),
    assessorId: integer('assessor_id'),
    assessorType: text('assessor_type', { enum: ASSESSOR_TYPES }),
    objectId: integer('object_id').notNull(),
    objectType: text('object_type', { enum: NODE_TYPES }).notNull(),
    aspect: text('aspect').notNull(),
    finding: text('finding').notNull(),
  },
  (t) => [
    ...claimConstraints('assessments', 'ASSESSMENT', t),
    oneOf('assessments_assessor_type', t.assessorType, ASSESSOR_TYPES),
    holds('assessments_assessor', sql`(${t.assessorId} IS NULL) = (${t.assessorType} IS NULL)`),
    holds('assessments_distinct', sql`${t.assessorId} <> ${t.objectId}`),
    nodeReference('assessments_assessor', t.assessorId, t.assessorType),
    nodeReference('assessments_object', t.objectId, t.objectType),
    index('assessments_by_assessor')
      .on(t.assessorId, t.id, t.withdrawn)
      .where(sql`${t.assessorId} IS NOT NULL`),
    index('assessments_by_object').on(t.objectId, t.id, t.withdrawn),
  ],
);

/** Amounts that an assessment names, in its order. */
export const assessmentAmounts = sqliteTable(
  'assessment_amounts',
  {
    id: integer('id').primaryKey(),
    assessmentId: integer('assessment_id')
      .notNull()
      .references(() => assessments.id),
    position: integer('position').notNull(),
    label: text('label').notNull(),
    qualifier: text('qualifier', { enum: AMOUNT_QUALIFIERS }).notNull(),
    valueMinor: integer('value_minor').notNull(),
    valueCurrency: text('value_currency').notNull(),
  },
  (t) => [
    oneOf('assessment_amounts_qualifier', t.qualifier, AMOUNT_QUALIFIERS),
    uniqueIndex('assessment_amounts_position').on(t.assessmentId, t.position),
  ],
);
