import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { VALUE_STATUSES } from '../../domain/money.ts';
import { TENDER_STATUSES } from '../../domain/node.ts';
import { lot } from '../../model/nodes/lot.ts';
import { tender } from '../../model/nodes/tender.ts';
import { TENDER_DATE_KIND, VALUATION_KIND, VALUE_BASIS } from '../../model/words/claim.ts';
import { holds, oneOf, partialDate, valued } from './constraint.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints } from './node.ts';
import { organisations } from './organisation.ts';
import { textListTable } from './text-list.ts';

/** Below every amount: sorts tenders whose value is not known before all others. */
const NO_VALUE_KEY = -9_007_199_254_740_991;
/** Sorts tenders whose amount is not believed before all that are. */
const FLAGGED_VALUE_KEY = NO_VALUE_KEY + 1;

const CALLED = 'coalesce(published, launched)';
const DATE = 'coalesce(published, launched, bids_from, awarded, deadline, known_from)';

interface ValueColumns {
  readonly minor: string;
  readonly kind: string;
  readonly parts: string;
  readonly isShared: string;
}

/** SQL of what a value is made of, by its amount, its kind, how many parts were summed, and whether they share one ceiling. */
export function valueBasis({ minor, kind, parts, isShared }: ValueColumns) {
  return `CASE WHEN ${minor} IS NULL THEN NULL WHEN ${kind} IN ('BUDGET', 'ESTIMATE') THEN ${kind} WHEN ${isShared} THEN 'SHARED_CEILING' WHEN ${parts} IS NULL THEN 'STATED' WHEN ${parts} = 1 THEN 'ONE_AWARD' ELSE 'SUM_OF_AWARDS' END`;
}

export const tenders = sqliteTable(
  'tenders',
  {
    ...nodeColumns('TENDER'),
    ...fieldColumns(tender.fields),
    /** Derived from tender events on it and on its lots: how it ended or what stage it has reached, as known now. */
    status: text('status', { enum: TENDER_STATUSES }),
    /** Derived from tender events: day of the last award of it or a lot, as known now. */
    awarded: text('awarded'),
    /** Derived from tender events: day of the first launch of it or a lot, as known now. */
    launched: text('launched'),
    /** When the call was published, as stated, else when it was launched. */
    called: text('called').generatedAlwaysAs(sql.raw(CALLED), { mode: 'virtual' }),
    /** Derived from valuations: the most advanced one, or the sum of those of its parts, as known now. */
    valueMinor: integer('value_minor'),
    valueCurrency: text('value_currency'),
    valueStatus: text('value_status', { enum: VALUE_STATUSES }).notNull().default('UNKNOWN'),
    valueKind: text('value_kind', { enum: VALUATION_KIND.list }),
    /** Of how many parts the value is the sum; null when it is none. */
    valueParts: integer('value_parts'),
    /** Derived: whether the value, or a part that it is summed of, is IMPLAUSIBLE_AMOUNT. */
    valueIsFlagged: integer('value_is_flagged', { mode: 'boolean' }).notNull().default(false),
    /** Derived: whether the amounts summed share one ceiling, which counts once. */
    valueIsShared: integer('value_is_shared', { mode: 'boolean' }).notNull().default(false),
    /** Derived: whether the amount, or one that is summed, is the most that may be spent; null without an amount. */
    valueIsCeiling: integer('value_is_ceiling', { mode: 'boolean' }),
    /** Derived: what the value leaves out, as words in order with a blank between them; null when nothing. */
    valueGaps: text('value_gaps'),
    /** Derived: whether all bids on it are of contracts that are published under longer numbers, too. */
    isDuplicate: integer('is_duplicate', { mode: 'boolean' }).notNull().default(false),
    /** Derived from procurement roles: the first BUYER, as known now. */
    buyerId: integer('buyer_id').references(() => organisations.id),
    /** The date it goes by, and which one that is. */
    date: text('date').notNull().generatedAlwaysAs(sql.raw(DATE), { mode: 'virtual' }),
    dateKind: text('date_kind', { enum: TENDER_DATE_KIND.list })
      .notNull()
      .generatedAlwaysAs(
        sql`CASE WHEN published IS NOT NULL OR launched IS NOT NULL OR bids_from IS NOT NULL THEN 'CALL' WHEN awarded IS NOT NULL THEN 'AWARD' WHEN deadline IS NOT NULL THEN 'DEADLINE' ELSE 'DOCUMENT' END`,
        { mode: 'virtual' },
      ),
    /** What the value is made of; null without one. */
    valueBasis: text('value_basis', { enum: VALUE_BASIS.list }).generatedAlwaysAs(
      sql.raw(
        valueBasis({
          minor: 'value_minor',
          kind: 'value_kind',
          parts: 'value_parts',
          isShared: 'value_is_shared',
        }),
      ),
      { mode: 'virtual' },
    ),
    /** Whether it leaves anything out; null without a value. */
    valueIsPartial: integer('value_is_partial', { mode: 'boolean' }).generatedAlwaysAs(
      sql`CASE WHEN value_minor IS NOT NULL THEN value_gaps IS NOT NULL END`,
      { mode: 'virtual' },
    ),
    /** The same, to sort by: a list shows the date as known on the day asked, and is in the order of now. */
    dateKey: text('date_key').notNull().generatedAlwaysAs(sql.raw(DATE), { mode: 'virtual' }),
    publishedKey: text('published_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(published, launched, '')`, { mode: 'virtual' }),
    deadlineKey: text('deadline_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(deadline, '')`, { mode: 'virtual' }),
    awardedKey: text('awarded_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(awarded, '')`, { mode: 'virtual' }),
    valueKey: integer('value_key')
      .notNull()
      .generatedAlwaysAs(
        sql.raw(
          `CASE WHEN value_is_flagged THEN ${FLAGGED_VALUE_KEY} ELSE coalesce(value_minor, ${NO_VALUE_KEY}) END`,
        ),
        { mode: 'virtual' },
      ),
  },
  (t) => [
    ...nodeConstraints('tenders', 'TENDER', t),
    ...fieldChecks('tenders', tender.fields, t),
    oneOf('tenders_status', t.status, TENDER_STATUSES),
    oneOf('tenders_value_status', t.valueStatus, VALUE_STATUSES),
    oneOf('tenders_value_kind', t.valueKind, VALUATION_KIND.list),
    valued('tenders_value', t.valueMinor, t.valueCurrency, t.valueStatus),
    partialDate('tenders_awarded_date', t.awarded),
    partialDate('tenders_launched_date', t.launched),
    holds('tenders_value_is_flagged', sql`${t.valueIsFlagged} IN (0, 1)`),
    holds('tenders_value_is_shared', sql`${t.valueIsShared} IN (0, 1)`),
    holds('tenders_value_is_ceiling', sql`${t.valueIsCeiling} IN (0, 1)`),
    holds('tenders_is_duplicate', sql`${t.isDuplicate} IN (0, 1)`),
    index('tenders_date').on(t.dateKey),
    index('tenders_buyer_date').on(t.buyerId, t.dateKey),
    index('tenders_status_date').on(t.status, t.dateKey),
    index('tenders_published').on(t.publishedKey),
    index('tenders_deadline').on(t.deadlineKey),
    index('tenders_awarded').on(t.awardedKey),
    index('tenders_value').on(t.valueKey),
    index('tenders_buyer_published').on(t.buyerId, t.publishedKey),
    index('tenders_buyer_awarded').on(t.buyerId, t.awardedKey),
    index('tenders_status_published').on(t.status, t.publishedKey),
    index('tenders_buyer_value').on(t.buyerId, t.valueMinor).where(sql`${t.valueMinor} IS NOT NULL`),
    index('tenders_status_value').on(t.status, t.valueKey),
  ],
);

/**
 * Derived: tenders under whose numbers one contract is published twice, from each of the two to the other. Stored without a rowid.
 */
export const tenderTwins = sqliteTable(
  'tender_twins',
  {
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id, { onDelete: 'cascade' }),
    twinId: integer('twin_id')
      .notNull()
      .references(() => tenders.id, { onDelete: 'cascade' }),
    /** Whether the other's number is the longer one, whose publication counts. */
    isLonger: integer('is_longer', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenderId, t.twinId] }),
    index('tender_twins_twin').on(t.twinId, t.tenderId),
    holds('tender_twins_is_longer', sql`${t.isLonger} IN (0, 1)`),
  ],
);

/** A part of a tender that is bid on and awarded by itself. */
export const lots = sqliteTable(
  'lots',
  {
    id: integer('id').primaryKey(),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    /** The source's own name of the lot: OCDS `lots/id`, eForms BT-137. */
    number: text('number').notNull(),
    ...fieldColumns(lot.fields),
    /** Derived from tender events on it: how it ended or what stage it has reached, as known now. */
    status: text('status', { enum: TENDER_STATUSES }),
  },
  (t) => [
    uniqueIndex('lots_tender_number').on(t.tenderId, t.number),
    uniqueIndex('lots_id_tender').on(t.id, t.tenderId),
    ...fieldChecks('lots', lot.fields, t),
  ],
);

/** CPV codes of a tender: eight digits, the check digit dropped. */
export const tenderCpvs = textListTable(
  tender.fields.cpvs.list,
  'tender',
  () => tenders.id,
  ({ owner, element }) => [
    index('tender_cpvs_code').on(element, owner),
    holds('tender_cpvs_shape', sql`${element} GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'`),
  ],
);

/** Where a tender is performed: NUTS codes or ISO 3166 countries. */
export const tenderPlaces = textListTable(
  tender.fields.places.list,
  'tender',
  () => tenders.id,
  ({ owner, element }) => [index('tender_places_place').on(element, owner)],
);
