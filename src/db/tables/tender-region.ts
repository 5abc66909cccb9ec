import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { oneOf } from './constraint.ts';
import { tenders } from './tender.ts';

/** Why a tender is of a region: it is performed there, or, where no document says in which region it is, its buyer is there. */
export const REGION_BASES = ['PERFORMANCE', 'BUYER'] as const;

/**
 * Derived, by triggers: the NUTS regions that tenders are of, so that filters need not look at a tender's buyer. Stored without a rowid.
 */
export const tenderRegions = sqliteTable(
  'tender_regions',
  {
    nuts: text('nuts').notNull(),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id, { onDelete: 'cascade' }),
    basis: text('basis', { enum: REGION_BASES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.nuts, t.tenderId] }),
    oneOf('tender_regions_basis', t.basis, REGION_BASES),
    index('tender_regions_tender').on(t.tenderId, t.nuts, t.basis),
  ],
);
