import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bid } from '../../model/claims/bid.ts';
import { BID_DATE_KIND, BID_OUTCOME, BID_STATUS } from '../../model/words/claim.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { endColumns, endConstraints, endIndexes, lotColumn } from './claim-table.ts';
import { holds, oneOf, partialDate } from './constraint.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { organisations } from './organisation.ts';

/** One offer on a tender or lot, by one organisation or several together. */
export const bids = sqliteTable(
  'bids',
  {
    ...claimColumns('BID'),
    ...endColumns(bid.ends),
    ...lotColumn(bid.lot),
    /**
     * Derived from the parties: the SOLE or LEAD one, else the first. A bid without a party can't be: the migration refers (id,
     * lead_id) to `bid_parties`, and through it to the organisation.
     */
    leadId: integer('lead_id').notNull(),
    /** Derived from tender events on this bid, as known now; without any, as the claim's modality says. */
    status: text('status', { enum: BID_STATUS.list }).notNull(),
    /** Derived from its status, and from what became of the bids, the lot and the tender beside it, as known now. */
    outcome: text('outcome', { enum: BID_OUTCOME.list }).notNull().default('UNDECIDED'),
    /** Derived: whether a document says so of this bid. */
    outcomeIsStated: integer('outcome_is_stated', { mode: 'boolean' }).notNull().default(false),
    /** Derived: when it was made, else no later than when, else when it or its tender was decided, else when it was called for. */
    date: text('date'),
    dateKind: text('date_kind', { enum: BID_DATE_KIND.list }),
    /** Derived: whether the contract that it won is published under a longer number, too. */
    isDuplicate: integer('is_duplicate', { mode: 'boolean' }).notNull().default(false),
    ...fieldColumns(bid.fields),
    /** Sorts bids without a date before all others. */
    dateKey: text('date_key').notNull().generatedAlwaysAs(sql`coalesce(date, '')`, { mode: 'virtual' }),
    /** Sorts bids without an amount before all others. */
    valueKey: integer('value_key')
      .notNull()
      .generatedAlwaysAs(sql.raw(`coalesce(value_minor, ${Number.MIN_SAFE_INTEGER})`), { mode: 'virtual' }),
    /** Sorts bids without a rank behind all others. */
    rankKey: integer('rank_key')
      .notNull()
      .generatedAlwaysAs(sql.raw(`coalesce("rank", ${Number.MAX_SAFE_INTEGER})`), { mode: 'virtual' }),
  },
  (t) => [
    ...claimConstraints('bids', 'BID', t),
    ...endConstraints(bid, t),
    oneOf('bids_status', t.status, BID_STATUS.list),
    oneOf('bids_outcome', t.outcome, BID_OUTCOME.list),
    holds('bids_outcome_is_stated', sql`${t.outcomeIsStated} IN (0, 1)`),
    holds('bids_is_duplicate', sql`${t.isDuplicate} IN (0, 1)`),
    partialDate('bids_date', t.date),
    holds('bids_date_kind', sql`(${t.date} IS NULL) = (${t.dateKind} IS NULL)`),
    ...fieldChecks('bids', bid.fields, t),
    uniqueIndex('bids_id_tender').on(t.id, t.tenderId),
    ...endIndexes(bid, t),
    index('bids_lead').on(t.leadId, t.id, t.withdrawn),
    index('bids_lead_date').on(t.leadId, t.dateKey, t.id, t.withdrawn),
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
    ...fieldColumns(bid.ends.parties.link.fields),
    /** A copy of the bid's own, by which a company's bids are listed without being sorted. */
    dateKey: text('date_key').notNull().default(''),
    /** A copy of the bid's own. */
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.bidId, t.organisationId] }),
    ...fieldChecks('bid_parties', bid.ends.parties.link.fields, t),
    index('bid_parties_organisation').on(t.organisationId, t.bidId, t.withdrawn),
    index('bid_parties_date').on(t.organisationId, t.dateKey, t.bidId, t.withdrawn),
  ],
);
