import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { QUALIFICATION_STATUSES } from '../../domain/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { oneOf } from './constraint.ts';
import { organisations } from './organisation.ts';
import { regulations } from './regulation.ts';

/** Where an organisation stands with a certification. */
export const qualifications = sqliteTable(
  'qualifications',
  {
    ...claimColumns('QUALIFICATION'),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    regulationId: integer('regulation_id')
      .notNull()
      .references(() => regulations.id),
    status: text('status', { enum: QUALIFICATION_STATUSES }).notNull(),
    scope: text('scope'),
  },
  (t) => [
    ...claimConstraints('qualifications', 'QUALIFICATION', t),
    oneOf('qualifications_status', t.status, QUALIFICATION_STATUSES),
    index('qualifications_organisation').on(t.organisationId),
    index('qualifications_regulation').on(t.regulationId),
  ],
);
