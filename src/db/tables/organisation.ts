import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ORGANISATION_KINDS } from '../../domain/node.ts';
import { holds, oneOf, partialDate } from './constraint.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

export const organisations = sqliteTable(
  'organisations',
  {
    ...nodeColumns('ORGANISATION'),
    kind: text('kind', { enum: ORGANISATION_KINDS }).notNull(),
    country: text('country'),
    activity: text('activity'),
    category: text('category'),
    founded: text('founded'),
    headcountMin: integer('headcount_min'),
    headcountMax: integer('headcount_max'),
    addressLocality: text('address_locality'),
    addressRegion: text('address_region'),
    addressCountry: text('address_country'),
    website: text('website'),
  },
  (t) => [
    ...nodeConstraints('organisations', 'ORGANISATION', t),
    oneOf('organisations_kind', t.kind, ORGANISATION_KINDS),
    partialDate('organisations_founded_date', t.founded),
    holds('organisations_headcount', sql`${t.headcountMin} >= 0 AND ${t.headcountMax} >= ${t.headcountMin}`),
    holds('organisations_country_code', sql`${t.country} GLOB '[A-Z][A-Z]'`),
    index('organisations_kind_name').on(t.kind, t.nameKey),
    index('organisations_country_name').on(t.country, t.nameKey),
  ],
);

/** Places an organisation says it serves: ISO 3166 countries, NUTS codes or names. */
export const servedAreas = sqliteTable(
  'served_areas',
  {
    id: integer('id').primaryKey(),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    area: text('area').notNull(),
  },
  (t) => [uniqueIndex('served_areas_organisation_area').on(t.organisationId, t.area)],
);
