import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { claimColumns, claimConstraints } from './claim.ts';
import { organisations } from './organisation.ts';
import { people } from './person.ts';

/** A position that a person holds in an organisation. */
export const offices = sqliteTable(
  'offices',
  {
    ...claimColumns('OFFICE'),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    title: text('title'),
  },
  (t) => [
    ...claimConstraints('offices', 'OFFICE', t),
    index('offices_person').on(t.personId, t.id, t.withdrawn),
    index('offices_organisation').on(t.organisationId, t.id, t.withdrawn),
  ],
);
