import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { holds, oneOf } from './constraint.ts';

/**
 * The CPV divisions that tenders are in. One is stale when an amount or a CPV code of one of its tenders changed since its medians
 * were made; triggers on the tables of those see to that, whoever writes.
 */
export const amountDivisions = sqliteTable(
  'amount_divisions',
  {
    /** First two digits of the code. */
    division: text('division').primaryKey(),
    stale: integer('stale', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    holds('amount_divisions_division', sql`${t.division} GLOB '[0-9][0-9]'`),
    holds('amount_divisions_stale', sql`${t.stale} IN (0, 1)`),
    // Empty while much is written: by it a trigger sees at once that it has nothing to do.
    index('amount_divisions_settled').on(t.division).where(sql`${t.stale} = 0`),
  ],
);

/** Budgets and estimates; and what is offered, awarded or contracted. */
export const AMOUNT_SIDES = ['ESTIMATED', 'AGREED'] as const;

/** Derived: how great the known amounts of valuations and bids usually are, by CPV division, currency and side. Tokens are left out. */
export const amountMedians = sqliteTable(
  'amount_medians',
  {
    division: text('division')
      .notNull()
      .references(() => amountDivisions.division),
    currency: text('currency').notNull(),
    side: text('side', { enum: AMOUNT_SIDES }).notNull(),
    /** How many amounts there are. */
    amounts: integer('amounts').notNull(),
    medianMinor: integer('median_minor').notNull(),
    /** The greatest amount that is not unusual. */
    limitMinor: integer('limit_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.division, t.currency, t.side] }),
    oneOf('amount_medians_side', t.side, AMOUNT_SIDES),
    holds('amount_medians_counted', sql`${t.amounts} > 0 AND ${t.medianMinor} > 0`),
  ],
);
