import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { claims } from './claim.ts';
import { holds } from './constraint.ts';
import { nodes } from './node.ts';

/** Places of business of a company, each with a number of its own (SIRET). An establishment is a part of its company, not a node. */
export const establishments = sqliteTable(
  'establishments',
  {
    id: integer('id').primaryKey(),
    /** The organisation that stands for the company. */
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => nodes.id),
    scheme: text('scheme').notNull(),
    value: text('value').notNull(),
    /** What the latest document that describes it calls it; null when none names it. */
    name: text('name'),
    locality: text('locality'),
    region: text('region'),
    /** Code of its region of NUTS, as exactly as that document has it. */
    nuts: text('nuts'),
    country: text('country'),
    /** Day of that document; empty when none describes it. */
    statedOn: text('stated_on').notNull(),
  },
  (t) => [
    uniqueIndex('establishments_number').on(t.scheme, t.value),
    index('establishments_organisation').on(t.organisationId),
    index('establishments_nuts').on(t.nuts).where(sql`${t.nuts} IS NOT NULL`),
    holds('establishments_valued', sql`length(${t.scheme}) > 0 AND length(${t.value}) > 0`),
  ],
);

/** The establishments that documents name at an end of a claim: of a bid's parties, of a buyer. Stored without a rowid. */
export const claimEstablishments = sqliteTable(
  'claim_establishments',
  {
    claimId: integer('claim_id')
      .notNull()
      .references(() => claims.id),
    establishmentId: integer('establishment_id')
      .notNull()
      .references(() => establishments.id),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.establishmentId] }),
    index('claim_establishments_establishment').on(t.establishmentId),
  ],
);
