import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable } from 'drizzle-orm/sqlite-core';
import { organisation } from '../../model/nodes/organisation.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints } from './node.ts';
import { textListTable } from './text-list.ts';

export const organisations = sqliteTable(
  'organisations',
  {
    ...nodeColumns('ORGANISATION'),
    ...fieldColumns(organisation.fields),
    /** Derived, by triggers: of how many bids that are not taken back it is a party, as known now. */
    bidCount: integer('bid_count').notNull().default(0),
  },
  (t) => [
    ...nodeConstraints('organisations', 'ORGANISATION', t),
    ...fieldChecks('organisations', organisation.fields, t),
    index('organisations_kind_name').on(t.kind, t.nameKey),
    index('organisations_country_name').on(t.country, t.nameKey),
    index('organisations_bid_count').on(t.bidCount),
    index('organisations_nuts').on(t.addressNuts).where(sql`${t.addressNuts} IS NOT NULL`),
  ],
);

/** Places an organisation says it serves: ISO 3166 countries, NUTS codes or names. */
export const servedAreas = textListTable(
  organisation.fields.areasServed.list,
  'organisation',
  () => organisations.id,
);
