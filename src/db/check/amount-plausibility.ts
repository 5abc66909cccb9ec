import type { Database } from 'better-sqlite3';
import type { GreffeDatabase } from '../connection/client.ts';
import { type LockOptions, writeLocked } from '../connection/write-lock.ts';

/** An amount so many times the median of its division is not believed. */
const IMPLAUSIBLE_FACTOR = 1_000;

/** A median of fewer amounts says nothing. */
const MIN_AMOUNTS = 20;

/**
 * Flags the amounts of valuations and bids that are at least a thousand times the median of their CPV division and currency
 * (IMPLAUSIBLE_AMOUNT), and takes the flag from those that no longer are. Of a tender with codes of several divisions the greatest
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
  const stale = sqlite
    .prepare<[], string>('SELECT division FROM amount_divisions WHERE stale = 1 ORDER BY division')
    .pluck()
    .all();
  if (stale.length === 0) return total;
  const assess = prepareAssessment(sqlite);
  for (const division of stale) {
    if (lock.signal?.aborted) break;
    const { flagged, unflagged } = await writeLocked(database, () => assess(division), lock);
    total.flagged += flagged;
    total.unflagged += unflagged;
  }
  return total;
}

/** Divisions are compared as ranges of codes, which an index serves: ":" follows "9". */
const AMOUNTS_IN_DIVISION = ['valuations', 'bids']
  .map(
    (table) =>
      `SELECT a.id, a.tender_id, a.value_currency, a.value_minor FROM (SELECT DISTINCT tender_id FROM tender_cpvs WHERE code >= @division AND code < @division || ':') t JOIN ${table} a ON a.tender_id = t.tender_id WHERE a.value_minor > 0`,
  )
  .join(' UNION ALL ');

/** The greatest amount that is believed plus one, null where no median says anything. `a` has a tender and a currency. */
const LIMIT = `(SELECT ${IMPLAUSIBLE_FACTOR} * max(m.median_minor) FROM amount_medians m WHERE m.currency = a.value_currency AND m.amounts >= ${MIN_AMOUNTS} AND m.division IN (SELECT substr(c.code, 1, 2) FROM tender_cpvs c WHERE c.tender_id = a.tender_id))`;

function prepareAssessment(sqlite: Database) {
  const amounts = sqlite
    .prepare<[{ division: string }], [string, number]>(
      `SELECT value_currency, value_minor FROM (${AMOUNTS_IN_DIVISION})`,
    )
    .raw();
  const forget = sqlite.prepare<[string]>('DELETE FROM amount_medians WHERE division = +?');
  const remember = sqlite.prepare<[string, string, number, number]>(
    'INSERT INTO amount_medians (division, currency, amounts, median_minor) VALUES (?, ?, ?, ?)',
  );
  // Its own median is the least that an amount of the division is held against: a first sieve, so that few are looked at closely.
  const flag = sqlite.prepare<[{ division: string }]>(
    `INSERT INTO quality_flags (claim_id, flag, field, day) SELECT a.id, 'IMPLAUSIBLE_AMOUNT', 'value', '' FROM (${AMOUNTS_IN_DIVISION}) a JOIN amount_medians own ON own.division = @division AND own.currency = a.value_currency WHERE own.amounts >= ${MIN_AMOUNTS} AND a.value_minor >= ${IMPLAUSIBLE_FACTOR} * own.median_minor AND a.value_minor >= ${LIMIT} ON CONFLICT DO NOTHING`,
  );
  const amountOf = (column: string) =>
    `coalesce((SELECT v.${column} FROM valuations v WHERE v.id = f.claim_id), (SELECT b.${column} FROM bids b WHERE b.id = f.claim_id))`;
  const unflag = sqlite.prepare(
    `DELETE FROM quality_flags WHERE id IN (SELECT a.flag_id FROM (SELECT f.id AS flag_id, ${amountOf('tender_id')} AS tender_id, ${amountOf('value_currency')} AS value_currency, ${amountOf('value_minor')} AS value_minor FROM quality_flags f WHERE f.flag = 'IMPLAUSIBLE_AMOUNT') a WHERE coalesce(a.value_minor < ${LIMIT}, 1))`,
  );
  const settle = sqlite.prepare<[string]>('UPDATE amount_divisions SET stale = 0 WHERE division = ?');

  return (division: string) => {
    const byCurrency = new Map<string, Amounts>();
    for (const [currency, minor] of amounts.iterate({ division })) {
      const known = byCurrency.get(currency) ?? new Amounts();
      known.add(minor);
      byCurrency.set(currency, known);
    }
    forget.run(division);
    let hasOutlier = false;
    for (const [currency, known] of byCurrency) {
      const { median, greatest } = known.medianAndGreatest();
      remember.run(division, currency, known.count, median);
      hasOutlier ||= known.count >= MIN_AMOUNTS && greatest >= IMPLAUSIBLE_FACTOR * median;
    }
    // Of most divisions nothing passes the sieve, and looking for it would read all their amounts once more.
    const flagged = hasOutlier ? flag.run({ division }).changes : 0;
    const unflagged = unflag.run().changes;
    settle.run(division);
    return { flagged, unflagged };
  };
}

/** Numbers in as little memory as they need: there may be millions. */
class Amounts {
  count = 0;
  private values = new Float64Array(64);

  add(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Float64Array(this.values.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = value;
  }

  /** The middle one (of an even number the lower of the two in the middle), and the greatest. */
  medianAndGreatest(): { readonly median: number; readonly greatest: number } {
    const sorted = this.values.subarray(0, this.count).sort();
    return { median: sorted[(this.count - 1) >>> 1] as number, greatest: sorted[this.count - 1] as number };
  }
}
