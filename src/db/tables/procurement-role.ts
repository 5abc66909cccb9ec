import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { PROCUREMENT_ROLES } from '../../domain/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { oneOf } from './constraint.ts';
import { organisations } from './organisation.ts';
import { tenders } from './tender.ts';

/** What an organisation is to a tender besides bidding on it. */
export const procurementRoles = sqliteTable(
  'procurement_roles',
  {
    ...claimColumns('PROCUREMENT_ROLE'),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    role: text('role', { enum: PROCUREMENT_ROLES }).notNull(),
  },
  (t) => [
    ...claimConstraints('procurement_roles', 'PROCUREMENT_ROLE', t),
    oneOf('procurement_roles_role', t.role, PROCUREMENT_ROLES),
    index('procurement_roles_organisation').on(t.organisationId, t.id, t.withdrawn),
    index('procurement_roles_tender').on(t.tenderId, t.id, t.withdrawn),
  ],
);
