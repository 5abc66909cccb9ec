import { sql } from 'drizzle-orm';
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { BID_STATUSES, GROUPINGS, PARTY_ROLES } from '../../domain/claim.ts';
import { VALUE_STATUSES } from '../../domain/money.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf, valued } from './constraint.ts';
import { organisations } from './organisation.ts';
import { lots, tenders } from './tender.ts';

/** One offer on a tender or lot, by one organisation or several together. */
export const bids = sqliteTable(
  'bids',
  {
    ...claimColumns('BID'),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    lotId: integer('lot_id'),
    /**
     * Derived from the parties: the SOLE or LEAD one, else the first. A bid without a party can't be: the migration refers (id,
     * lead_id) to `bid_parties`, and through it to the organisation.
     */
    leadId: integer('lead_id').notNull(),
    /** Derived from tender events on this bid, as known now; without any, as the claim's modality says. */
    status: text('status', { enum: BID_STATUSES }).notNull(),
    valueMinor: integer('value_minor'),
    valueCurrency: text('value_currency'),
    valueStatus: text('value_status', { enum: VALUE_STATUSES }).notNull(),
    rank: integer('rank'),
    grouping: text('grouping', { enum: GROUPINGS }).notNull(),
  },
  (t) => [
    ...claimConstraints('bids', 'BID', t),
    oneOf('bids_status', t.status, BID_STATUSES),
    oneOf('bids_value_status', t.valueStatus, VALUE_STATUSES),
    oneOf('bids_grouping', t.grouping, GROUPINGS),
    valued('bids_value', t.valueMinor, t.valueCurrency, t.valueStatus),
    holds('bids_rank', sql`${t.rank} >= 1`),
    foreignKey({
      name: 'bids_lot',
      columns: [t.lotId, t.tenderId],
      foreignColumns: [lots.id, lots.tenderId],
    }),
    uniqueIndex('bids_id_tender').on(t.id, t.tenderId),
    index('bids_tender').on(t.tenderId),
    index('bids_lot').on(t.lotId).where(sql`${t.lotId} IS NOT NULL`),
    index('bids_lead').on(t.leadId),
  ],
);

/** The organisations behind a bid. Stored without a rowid. */
export const bidParties = sqliteTable(
  'bid_parties',
  {
    bidId: integer('bid_id')
      .notNull()
      .references(() => bids.id),
    organisationId: integer('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: PARTY_ROLES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.bidId, t.organisationId] }),
    oneOf('bid_parties_role', t.role, PARTY_ROLES),
    index('bid_parties_organisation').on(t.organisationId, t.bidId),
  ],
);
