import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { BID_STATUSES, type BidStatus } from '../../domain/claim.ts';
import { TENDER_STATUSES, type TenderStatus } from '../../domain/node.ts';
import { bids } from './bid.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, isOneOf, partialDate } from './constraint.ts';
import { lots, tenders } from './tender.ts';

/** Something that happened to a tender, to one of its lots, or to one bid on it. */
export const tenderEvents = sqliteTable(
  'tender_events',
  {
    ...claimColumns('TENDER_EVENT'),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    lotId: integer('lot_id'),
    bidId: integer('bid_id'),
    event: text('event').$type<TenderStatus | BidStatus>().notNull(),
    date: text('date'),
    reason: text('reason'),
    /** Sorts events without a date before all others. */
    dateKey: text('date_key').notNull().generatedAlwaysAs(sql`coalesce(date, '')`, { mode: 'virtual' }),
  },
  (t) => [
    ...claimConstraints('tender_events', 'TENDER_EVENT', t),
    holds(
      'tender_events_event',
      sql`CASE WHEN ${t.bidId} IS NULL THEN ${isOneOf(t.event, TENDER_STATUSES)} ELSE ${isOneOf(t.event, BID_STATUSES)} END`,
    ),
    partialDate('tender_events_date', t.date),
    foreignKey({
      name: 'tender_events_lot',
      columns: [t.lotId, t.tenderId],
      foreignColumns: [lots.id, lots.tenderId],
    }),
    foreignKey({
      name: 'tender_events_bid',
      columns: [t.bidId, t.tenderId],
      foreignColumns: [bids.id, bids.tenderId],
    }),
    index('tender_events_tender').on(t.tenderId, t.dateKey, t.id, t.withdrawn),
    index('tender_events_bid').on(t.bidId, t.dateKey, t.id, t.withdrawn).where(sql`${t.bidId} IS NOT NULL`),
    index('tender_events_lot').on(t.lotId, t.id, t.withdrawn).where(sql`${t.lotId} IS NOT NULL`),
  ],
);
