import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { assessment } from '../../model/claims/assessment.ts';
import { AMOUNT_QUALIFIER } from '../../model/words/claim.ts';
import { claimTable } from './claim-table.ts';
import { oneOf } from './constraint.ts';

export const assessments = claimTable(assessment);

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
    qualifier: text('qualifier', { enum: AMOUNT_QUALIFIER.list }).notNull(),
    valueMinor: integer('value_minor').notNull(),
    valueCurrency: text('value_currency').notNull(),
  },
  (t) => [
    oneOf('assessment_amounts_qualifier', t.qualifier, AMOUNT_QUALIFIER.list),
    uniqueIndex('assessment_amounts_position').on(t.assessmentId, t.position),
  ],
);
