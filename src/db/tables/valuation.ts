import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { VALUATION_KINDS } from '../../domain/claim.ts';
import { VALUE_STATUSES } from '../../domain/money.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { oneOf, partialDate, valued } from './constraint.ts';
import { lots, tenders } from './tender.ts';

/** What a document says a tender or lot is worth, or why it does not say. */
export const valuations = sqliteTable(
  'valuations',
  {
    ...claimColumns('VALUATION'),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    lotId: integer('lot_id'),
    valuation: text('valuation', { enum: VALUATION_KINDS }).notNull(),
    valueMinor: integer('value_minor'),
    valueCurrency: text('value_currency'),
    valueStatus: text('value_status', { enum: VALUE_STATUSES }).notNull(),
    date: text('date'),
  },
  (t) => [
    ...claimConstraints('valuations', 'VALUATION', t),
    oneOf('valuations_valuation', t.valuation, VALUATION_KINDS),
    oneOf('valuations_value_status', t.valueStatus, VALUE_STATUSES),
    valued('valuations_value', t.valueMinor, t.valueCurrency, t.valueStatus),
    partialDate('valuations_date', t.date),
    foreignKey({
      name: 'valuations_lot',
      columns: [t.lotId, t.tenderId],
      foreignColumns: [lots.id, lots.tenderId],
    }),
    index('valuations_tender').on(t.tenderId, t.id, t.withdrawn),
    index('valuations_lot').on(t.lotId, t.id, t.withdrawn).where(sql`${t.lotId} IS NOT NULL`),
  ],
);
