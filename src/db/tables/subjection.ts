import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { claimColumns, claimConstraints } from './claim.ts';
import { organisations } from './organisation.ts';
import { regulations } from './regulation.ts';

/** A law that an organisation must obey, and what that law lets whom do. */
export const subjections = sqliteTable(
  'subjections',
  {
    ...claimColumns('SUBJECTION'),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    regulationId: integer('regulation_id')
      .notNull()
      .references(() => regulations.id),
    reach: text('reach'),
  },
  (t) => [
    ...claimConstraints('subjections', 'SUBJECTION', t),
    index('subjections_organisation').on(t.organisationId, t.id, t.withdrawn),
    index('subjections_regulation').on(t.regulationId, t.id, t.withdrawn),
  ],
);
