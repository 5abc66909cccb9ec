import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { GreffeDatabase } from '../connection/client.ts';
import { type LockOptions, writeLocked } from '../connection/write-lock.ts';
import { as, bare } from '../statement/alias.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { amountDivisions, amountMedians } from '../tables/amount-division.ts';
import { bids } from '../tables/bid.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { tenderCpvs } from '../tables/tender.ts';
import { valuations } from '../tables/valuation.ts';

/** An amount so many times the median of its division is not believed. */
const IMPLAUSIBLE_FACTOR = 1_000;

/** A median of fewer amounts says nothing. */
const MIN_AMOUNTS = 20;

/**
 * Flags the amounts of valuations and bids that are at least a thousand times the median of their CPV division and currency
 * (IMPLAUSIBLE_AMOUNT), and takes the flag from those that no longer are. A claim that was
 * taken back counts in no median, and is judged all the same: on earlier days it was current. Of a tender with codes of several divisions the greatest
 * median counts; one of fewer than 20 amounts does not.
 *
 * Looks at divisions only in which an amount or a code changed since the last time, each in a transaction of its own. What is
 * flagged in the end follows from what is in the database, not from the order in which it came in.
 *
 * @throws DatabaseUnusable
 */
export async function flagImplausibleAmounts(
  database: GreffeDatabase,
  lock: LockOptions = {},
): Promise<{ flagged: number; unflagged: number }> {
  const { sqlite } = database;
  const total = { flagged: 0, unflagged: 0 };
  const stale = drizzleOn(sqlite)
    .select({ division: amountDivisions.division })
    .from(amountDivisions)
    .where(eq(amountDivisions.stale, true))
    .orderBy(amountDivisions.division)
    .all();
  if (stale.length === 0) return total;
  const assess = prepareAssessment(sqlite);
  for (const { division } of stale) {
    if (lock.signal?.aborted) break;
    const { flagged, unflagged } = await writeLocked(database, () => assess(division), lock);
    total.flagged += flagged;
    total.unflagged += unflagged;
  }
  return total;
}

const a = as(valuations, 'a');
const c = as(tenderCpvs, 'c');
const m = as(amountMedians, 'm');
const own = as(amountMedians, 'own');
const f = as(qualityFlags, 'f');
const flagged = bare(qualityFlags);

/** What valuations and bids have in common: `a` stands for either, or for a subquery that has these columns. */
const AMOUNT = [valuations.tenderId, valuations.valueCurrency, valuations.valueMinor];
const AMOUNT_TABLES = [valuations, bids];

/** Divisions are compared as ranges of codes, which an index serves: ":" follows "9". */
const AMOUNTS_IN_DIVISION = AMOUNT_TABLES.map((table) => {
  const amount = as(table, 'a');
  const tenders = `SELECT DISTINCT ${c.tenderId} AS tender FROM ${c} WHERE ${c.code} >= @division AND ${c.code} < @division || ':'`;
  return `SELECT ${amount.id}, ${amount.tenderId}, ${amount.valueCurrency}, ${amount.valueMinor}, ${amount.withdrawn} FROM (${tenders}) t JOIN ${amount} ON ${amount.tenderId} = t.tender WHERE ${amount.valueMinor} > 0`;
}).join(' UNION ALL ');

/** The greatest amount that is believed plus one, null where no median says anything. `a` has a tender and a currency. */
const LIMIT = `(SELECT ${IMPLAUSIBLE_FACTOR} * max(${m.medianMinor}) FROM ${m} WHERE ${m.currency} = ${a.valueCurrency} AND ${m.amounts} >= ${MIN_AMOUNTS} AND ${m.division} IN (SELECT substr(${c.code}, 1, 2) FROM ${c} WHERE ${c.tenderId} = ${a.tenderId}))`;

// Its own median is the least that an amount of the division is held against: a first sieve, so that few are looked at closely.
const FLAG = `INSERT INTO ${flagged} (${flagged.claimId}, ${flagged.flag}, ${flagged.field}, ${flagged.day}) SELECT ${a.id}, 'IMPLAUSIBLE_AMOUNT', 'value', '' FROM (${AMOUNTS_IN_DIVISION}) a JOIN ${own} ON ${own.division} = @division AND ${own.currency} = ${a.valueCurrency} WHERE ${own.amounts} >= ${MIN_AMOUNTS} AND ${a.valueMinor} >= ${IMPLAUSIBLE_FACTOR} * ${own.medianMinor} AND ${a.valueMinor} >= ${LIMIT} ON CONFLICT DO NOTHING`;

const AMOUNTS_FLAGGED = `SELECT ${f.id} AS found, ${AMOUNT.map(amountOfFlagged).join(', ')} FROM ${f} WHERE ${f.flag} = 'IMPLAUSIBLE_AMOUNT'`;
const UNFLAG = `DELETE FROM ${flagged} WHERE ${flagged.id} IN (SELECT a.found FROM (${AMOUNTS_FLAGGED}) a WHERE coalesce(${a.valueMinor} < ${LIMIT}, 1))`;

function amountOfFlagged({ name }: SQLiteColumn): string {
  const found = AMOUNT_TABLES.map(
    (table) => `(SELECT t.${name} FROM ${as(table, 't')} WHERE t.${table.id.name} = ${f.claimId})`,
  );
  return `coalesce(${found.join(', ')}) AS ${name}`;
}

function prepareAssessment(sqlite: Database) {
  const db = drizzleOn(sqlite);
  const amounts = sqlite
    .prepare<[{ division: string }], [string, number, 0 | 1]>(
      `SELECT ${a.valueCurrency}, ${a.valueMinor}, ${a.withdrawn} FROM (${AMOUNTS_IN_DIVISION}) a`,
    )
    .raw();
  const flag = sqlite.prepare<[{ division: string }]>(FLAG);
  const unflag = sqlite.prepare<[]>(UNFLAG);

  return (division: string) => {
    const byCurrency = new Map<string, Amounts>();
    for (const [currency, minor, withdrawn] of amounts.iterate({ division })) {
      const known = byCurrency.get(currency) ?? new Amounts();
      if (withdrawn === 1) known.greatest = Math.max(known.greatest, minor);
      else known.add(minor);
      byCurrency.set(currency, known);
    }
    db.delete(amountMedians).where(eq(amountMedians.division, division)).run();
    let hasOutlier = false;
    for (const [currency, known] of byCurrency) {
      if (known.count === 0) continue;
      const median = known.median();
      const counted = { division, currency, amounts: known.count, medianMinor: median };
      db.insert(amountMedians).values(counted).run();
      hasOutlier ||= known.count >= MIN_AMOUNTS && known.greatest >= IMPLAUSIBLE_FACTOR * median;
    }
    // Of most divisions nothing passes the sieve, and looking for it would read all their amounts once more.
    const flagged = hasOutlier ? flag.run({ division }).changes : 0;
    const unflagged = unflag.run().changes;
    db.update(amountDivisions).set({ stale: false }).where(eq(amountDivisions.division, division)).run();
    return { flagged, unflagged };
  };
}

/** Numbers in as little memory as they need: there may be millions. */
class Amounts {
  count = 0;
  /** The greatest of all, also of those that are not among them. */
  greatest = 0;
  private values = new Float64Array(64);

  add(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Float64Array(this.values.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = value;
    this.greatest = Math.max(this.greatest, value);
  }

  /** The middle one; of an even number the lower of the two in the middle. */
  median(): number {
    return this.values.subarray(0, this.count).sort()[(this.count - 1) >>> 1] as number;
  }
}
