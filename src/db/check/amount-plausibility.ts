import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { isToken } from '../../domain/quality.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { type LockOptions, writeLocked } from '../connection/write-lock.ts';
import { as, bare } from '../statement/alias.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { type AMOUNT_SIDES, amountDivisions, amountMedians } from '../tables/amount-division.ts';
import { bids } from '../tables/bid.ts';
import { DERIVED, qualityFlags } from '../tables/quality-flag.ts';
import { tenderCpvs } from '../tables/tender.ts';
import { valuations } from '../tables/valuation.ts';
import { flagUnusualTenders } from './unusual-tender.ts';

/** An amount that is further above the median than so many robust deviations of the logarithms is unusual. */
const MOST_DEVIATIONS = 4.5;

/** Where amounts are alike, a deviation is no less than a factor of two. */
const LEAST_DEVIATION = 0.3;

/** Makes of the median distance from the median what a standard deviation would be (Rousseeuw and Croux 1993). */
const MEDIAN_DISTANCES = 1.4826;

/** What fewer amounts have in common says nothing. */
const MIN_AMOUNTS = 50;

/**
 * Flags the amounts of valuations and bids that are far above those of their CPV division, currency and side (UNUSUAL_AMOUNT): by more
 * than 4.5 robust deviations of their logarithms, of at least 50. Takes the flag from those that no longer are. A claim that was taken
 * back is not among those, and is judged all the same: on earlier days it was current. Of a tender with codes of several divisions the
 * greatest limit counts. Tokens say nothing of what is usual.
 *
 * Looks at divisions only in which an amount or a code changed since the last time, each in a transaction of its own. What is
 * flagged in the end follows from what is in the database, not from the order in which it came in. Tenders whose value is unusual are
 * flagged beside their amounts; they are not among those counted.
 *
 * @throws DatabaseUnusable
 */
export async function flagUnusualAmounts(
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
  const assess = prepareAssessment(sqlite);
  for (const { division } of stale) {
    if (lock.signal?.aborted) break;
    const { flagged, unflagged } = await writeLocked(database, () => assess(division), lock);
    total.flagged += flagged;
    total.unflagged += unflagged;
  }
  // What a tender is worth may follow from another of its amounts now, also where none of them changed.
  if (!lock.signal?.aborted) await flagUnusualTenders(database, lock);
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
const SIDES = [
  `CASE WHEN a.${valuations.valuation.name} IN ('BUDGET', 'ESTIMATE') THEN 'ESTIMATED' ELSE 'AGREED' END`,
  "'AGREED'",
];

/** Divisions are compared as ranges of codes, which an index serves: ":" follows "9". */
const AMOUNTS_IN_DIVISION = AMOUNT_TABLES.map((table, position) => {
  const amount = as(table, 'a');
  const tenders = `SELECT DISTINCT ${c.tenderId} AS tender FROM ${c} WHERE ${c.code} >= @division AND ${c.code} < @division || ':'`;
  return `SELECT ${amount.id}, ${amount.tenderId}, ${amount.valueCurrency}, ${amount.valueMinor}, ${amount.withdrawn}, ${SIDES[position]} AS amount_side FROM (${tenders}) t JOIN ${amount} ON ${amount.tenderId} = t.tender WHERE ${amount.valueMinor} > 0`;
}).join(' UNION ALL ');

/** The greatest usual amount, null where too few amounts say anything. `a` has a tender, a currency and a side. */
const LIMIT = `(SELECT max(${m.limitMinor}) FROM ${m} WHERE ${m.currency} = ${a.valueCurrency} AND ${m.side} = a.amount_side AND ${m.amounts} >= ${MIN_AMOUNTS} AND ${m.division} IN (SELECT substr(${c.code}, 1, 2) FROM ${c} WHERE ${c.tenderId} = ${a.tenderId}))`;

// Its own limit is the least that an amount of the division is held against: a first sieve, so that few are looked at closely.
const FLAG = `INSERT INTO ${flagged} (${flagged.claimId}, ${flagged.flag}, ${flagged.field}, ${flagged.day}) SELECT ${a.id}, 'UNUSUAL_AMOUNT', 'value', '${DERIVED}' FROM (${AMOUNTS_IN_DIVISION}) a JOIN ${own} ON ${own.division} = @division AND ${own.currency} = ${a.valueCurrency} AND ${own.side} = a.amount_side WHERE ${own.amounts} >= ${MIN_AMOUNTS} AND ${a.valueMinor} > ${own.limitMinor} AND ${a.valueMinor} > ${LIMIT} ON CONFLICT DO NOTHING`;

const AMOUNTS_FLAGGED = `SELECT ${f.id} AS found, ${AMOUNT.map(({ name }) => amountOfFlagged([`t.${name}`, `t.${name}`], name)).join(', ')}, ${amountOfFlagged(
  SIDES.map((side) => side.replace('a.', 't.')),
  'amount_side',
)} FROM ${f} WHERE ${f.flag} = 'UNUSUAL_AMOUNT' AND ${f.claimId} IS NOT NULL`;
const UNFLAG = `DELETE FROM ${flagged} WHERE ${flagged.id} IN (SELECT a.found FROM (${AMOUNTS_FLAGGED}) a WHERE coalesce(${a.valueMinor} <= ${LIMIT}, 1))`;

/** What `of` says of a valuation or else of a bid `t`, under a name. */
function amountOfFlagged(of: readonly string[], name: string): string {
  const found = AMOUNT_TABLES.map(
    (table, position) =>
      `(SELECT ${of[position]} FROM ${as(table, 't')} WHERE t.${table.id.name} = ${f.claimId})`,
  );
  return `coalesce(${found.join(', ')}) AS ${name}`;
}

type Side = (typeof AMOUNT_SIDES)[number];

function prepareAssessment(sqlite: Database) {
  const db = drizzleOn(sqlite);
  const amounts = sqlite
    .prepare<[{ division: string }], [string, number, 0 | 1, Side]>(
      `SELECT ${a.valueCurrency}, ${a.valueMinor}, ${a.withdrawn}, a.amount_side FROM (${AMOUNTS_IN_DIVISION}) a`,
    )
    .raw();
  const flag = sqlite.prepare<[{ division: string }]>(FLAG);
  const unflag = sqlite.prepare<[]>(UNFLAG);

  return (division: string) => {
    const groups = new Map<string, Amounts>();
    for (const [currency, minor, withdrawn, side] of amounts.iterate({ division })) {
      const key = `${currency} ${side}`;
      const known = groups.get(key) ?? new Amounts(currency, side);
      known.greatest = Math.max(known.greatest, minor);
      if (withdrawn === 0 && !isToken({ amountMinor: minor, currency })) known.add(minor);
      groups.set(key, known);
    }
    db.delete(amountMedians).where(eq(amountMedians.division, division)).run();
    let hasOutlier = false;
    for (const known of groups.values()) {
      const { currency, side, count } = known;
      if (count === 0) continue;
      const { medianMinor, limitMinor } = known.usual();
      db.insert(amountMedians)
        .values({ division, currency, side, amounts: count, medianMinor, limitMinor })
        .run();
      hasOutlier ||= count >= MIN_AMOUNTS && known.greatest > limitMinor;
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
  readonly currency: string;
  readonly side: Side;
  count = 0;
  /** The greatest of all, also of those that are not among them. */
  greatest = 0;
  private values = new Float64Array(64);

  constructor(currency: string, side: Side) {
    this.currency = currency;
    this.side = side;
  }

  add(value: number): void {
    if (this.count === this.values.length) {
      const longer = new Float64Array(this.values.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.count++] = value;
  }

  /** The median, and the greatest amount that is not unusual. */
  usual(): { medianMinor: number; limitMinor: number } {
    const values = this.values.subarray(0, this.count);
    const medianMinor = medianOf(values);
    const middle = Math.log10(medianMinor);
    const distance = medianOf(values.map((value) => Math.abs(Math.log10(value) - middle)));
    const deviation = Math.max(LEAST_DEVIATION, MEDIAN_DISTANCES * distance);
    const limit = Math.floor(medianMinor * 10 ** (MOST_DEVIATIONS * deviation));
    return { medianMinor, limitMinor: Math.min(limit, Number.MAX_SAFE_INTEGER) };
  }
}

/** The middle one; of an even number the lower of the two in the middle. Sorts them. */
function medianOf(values: Float64Array): number {
  return values.sort()[(values.length - 1) >>> 1] as number;
}
