import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { tenderEvent } from '../../model/claims/tender-event.ts';
import { BID_STATUS, TENDER_STATUS } from '../../model/words/claim.ts';
import { bids } from './bid.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { endColumns, endConstraints, lotColumn } from './claim-table.ts';
import { holds, isOneOf } from './constraint.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';

/** The event's word depends on what it speaks of. */
const { event: _, ...checkedFields } = tenderEvent.fields;

/** Something that happened to a tender, to one of its lots, or to one bid on it. */
export const tenderEvents = sqliteTable(
  'tender_events',
  {
    ...claimColumns('TENDER_EVENT'),
    ...endColumns(tenderEvent.ends),
    ...lotColumn(tenderEvent.lot),
    bidId: integer('bid_id'),
    ...fieldColumns(tenderEvent.fields),
    /** Sorts events without a date before all others. */
    dateKey: text('date_key').notNull().generatedAlwaysAs(sql`coalesce(date, '')`, { mode: 'virtual' }),
  },
  (t) => [
    ...claimConstraints('tender_events', 'TENDER_EVENT', t),
    ...endConstraints(tenderEvent, t),
    ...fieldChecks('tender_events', checkedFields, t),
    holds(
      'tender_events_event',
      sql`CASE WHEN ${t.bidId} IS NULL THEN ${isOneOf(t.event, TENDER_STATUS.list)} ELSE ${isOneOf(t.event, BID_STATUS.list)} END`,
    ),
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
