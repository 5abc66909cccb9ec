import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds } from './constraint.ts';
import { organisations } from './organisation.ts';

/** Who keeps whose data or service. The host may be unknown while the hosting is not. */
export const hostings = sqliteTable(
  'hostings',
  {
    ...claimColumns('HOSTING'),
    hostId: integer('host_id').references(() => organisations.id),
    hostedId: integer('hosted_id')
      .notNull()
      .references(() => organisations.id),
    service: text('service'),
    dataCategory: text('data_category'),
  },
  (t) => [
    ...claimConstraints('hostings', 'HOSTING', t),
    holds('hostings_distinct', sql`${t.hostId} <> ${t.hostedId}`),
    index('hostings_host').on(t.hostId, t.id, t.withdrawn).where(sql`${t.hostId} IS NOT NULL`),
    index('hostings_hosted').on(t.hostedId, t.id, t.withdrawn),
  ],
);
