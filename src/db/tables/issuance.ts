import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { claimColumns, claimConstraints } from './claim.ts';
import { organisations } from './organisation.ts';
import { regulations } from './regulation.ts';

/** Who made a law or grants a certification. */
export const issuances = sqliteTable(
  'issuances',
  {
    ...claimColumns('ISSUANCE'),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    regulationId: integer('regulation_id')
      .notNull()
      .references(() => regulations.id),
  },
  (t) => [
    ...claimConstraints('issuances', 'ISSUANCE', t),
    index('issuances_organisation').on(t.organisationId, t.id, t.withdrawn),
    index('issuances_regulation').on(t.regulationId, t.id, t.withdrawn),
  ],
);
