import { END_STATUSES } from '../../../domain/node.ts';
import { thenJoin, truth } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { lots, tenders } from '../../tables/tender.ts';
import { countsNow, type DerivedOptions } from './derived.ts';
import { amongWords, endOfLot, endOfTender, GIVEN_UP, statusOfBid } from './derived-event.ts';

const r = as(bids, 'rival');
const c = as(claims, 'rival_claim');
const l = as(lots, 'own_lot');
const o = as(lots, 'other_lot');
const t = as(tenders, 'own_tender');

/** What documents say of the bid itself, and what that makes of it. The others were made, and what became of them is told elsewhere. */
const STATED = { WON: 'WON', REJECTED: 'LOST', DISQUALIFIED: 'LOST', WITHDRAWN: 'WITHDRAWN' } as const;

export interface DerivedOutcome {
  readonly outcome: string;
  readonly outcomeIsStated: string;
}

/**
 * SQL of how the bid ended that `alias` stands for, a row of `bids`. What a document says of the bid itself comes before what follows
 * from others: a bid that was taken back did not lose. As known now it follows from columns that must be up to date: the statuses of the
 * tender, its lots and its bids. Which lots a tender has is as known now.
 *
 * It looks at all bids of the tender. Who asks for all of them takes `outcomesOfMany`.
 */
export function derivedOutcome(alias: string, options: DerivedOptions): DerivedOutcome {
  return outcomeBy(alias, options, countWinners(alias, options));
}

/** SQL of `derivedOutcome` as known now, for many bids in one statement, which joins `joined`. */
export interface OutcomesOfMany extends DerivedOutcome {
  readonly joined: string;
}

/**
 * The same for all bids of a tender, or of all tenders: who won is counted once, not once for each bid, as a tender may have ten
 * thousand. `tender` is SQL of the tender's id, of which the bids must be.
 */
export function outcomesOfMany(alias: string, tender?: string): OutcomesOfMany {
  const [ofTender, ofLot] = [columnOf(alias, bids.tenderId), columnOf(alias, bids.lotId)];
  const leads = `count(DISTINCT ${r.leadId}) AS leads ${wonBids({}, tender)}`;
  const byTender = `SELECT ${r.tenderId} AS tender, count(*) AS winners, ${leads} GROUP BY ${r.tenderId}`;
  const byLot = `SELECT ${r.tenderId} AS tender, ${r.lotId} AS lot, ${leads} GROUP BY ${r.tenderId}, ${r.lotId}`;
  const ofTheSame = `CASE WHEN ${hasSeveralLots(ofTender)} THEN won_lot.leads ELSE won_tender.leads END`;
  const won = `SELECT won_tender.winners AS winners, ${ofTheSame} AS of_the_same`;
  return {
    ...outcomeBy(alias, {}, won),
    joined: `LEFT JOIN (${byTender}) won_tender ON won_tender.tender = ${ofTender} LEFT JOIN (${byLot}) won_lot ON won_lot.tender = ${ofTender} AND won_lot.lot = ${ofLot}`,
  };
}

function outcomeBy(alias: string, options: DerivedOptions, won: string): DerivedOutcome {
  const status = statusOf(alias, options);
  const stated = Object.entries(STATED).map(([word, outcome]) => `WHEN '${word}' THEN '${outcome}'`);
  return {
    outcome: `CASE ${status} ${stated.join(' ')} WHEN 'EXPECTED' THEN 'UNDECIDED' ELSE ${byOthers(alias, options, won)} END`,
    outcomeIsStated: `${truth(`(${status} IN ${amongWords(Object.keys(STATED))})`)}`,
  };
}

function statusOf(alias: string, options: DerivedOptions): string {
  return options.knownOn === undefined
    ? columnOf(alias, bids.status)
    : statusOfBid(columnOf(alias, bids.id), options);
}

/** Of a bid that was made: whether another won what it was made for, else how that ended. `won` gives `winners` and `of_the_same`. */
function byOthers(alias: string, options: DerivedOptions, won: string): string {
  const [tender, lot] = [columnOf(alias, bids.tenderId), columnOf(alias, bids.lotId)];
  // Where several have won and no document says that this was all, as in a framework that takes more suppliers, it may still win.
  const isLost = `of_the_same = 1 OR (of_the_same > 1 AND ended = 'AWARDED')`;
  const isUnnamed = `ended = 'AWARDED' OR (winners > 0 AND ${lot} IS NULL AND ${hasSeveralLots(tender)})`;
  // Two limits keep SQLite from writing out the end wherever it is named.
  return `(SELECT CASE WHEN ${isLost} THEN 'LOST' WHEN ended IN ${amongWords(GIVEN_UP)} THEN 'NOBODY_WON' WHEN ${isUnnamed} THEN 'UNKNOWN' ELSE 'UNDECIDED' END FROM (${won}) won_by ${thenJoin} (SELECT ${endOf(tender, lot, options)} AS ended LIMIT 1) ended_by ON TRUE LIMIT 1)`;
}

/** How many bids on the tender won, and how many organisations won the same: the bid's lot, or the tender where it has no second lot. */
function countWinners(alias: string, options: DerivedOptions): string {
  const [tender, lot] = [columnOf(alias, bids.tenderId), columnOf(alias, bids.lotId)];
  const isOfTheSame = `${r.lotId} = ${lot} OR NOT ${hasSeveralLots(tender)}`;
  const counts = `count(*) AS winners, count(DISTINCT CASE WHEN ${isOfTheSame} THEN ${r.leadId} END) AS of_the_same`;
  return `SELECT ${counts} ${wonBids(options, tender)}`;
}

/** The bids that won, of one tender or of all, as a FROM clause. */
function wonBids(options: DerivedOptions, tender?: string): string {
  const isOfTender = tender === undefined ? '' : `${r.tenderId} = ${tender} AND `;
  return `FROM ${r} ${thenJoin} ${c} ON ${c.id} = ${r.id} WHERE ${isOfTender}${statusOf(r.alias, options)} = 'WON' AND ${countsNow(c.alias, options)}`;
}

function hasSeveralLots(tender: string): string {
  return `EXISTS (SELECT 1 FROM ${o} WHERE ${o.tenderId} = ${tender} LIMIT 1 OFFSET 1)`;
}

/**
 * How the lot ended; where it has not, or the bid names none, how the tender did. A tender that was awarded by other lots says nothing of
 * one that has not ended.
 */
function endOf(tender: string, lot: string, options: DerivedOptions): string {
  const isNow = options.knownOn === undefined;
  const endOfOther = isNow ? `${o.status}` : endOfLot(o.id, options);
  const isOfOthers = `${lot} IS NOT NULL AND EXISTS (SELECT 1 FROM ${o} WHERE ${o.tenderId} = ${tender} AND ${endOfOther} = 'AWARDED')`;
  const unlessOfOthers = (end: string) =>
    `CASE WHEN ${end} <> 'AWARDED' OR NOT (${isOfOthers}) THEN ${end} END`;
  if (!isNow) {
    return `coalesce(${endOfLot(lot, options)}, (SELECT ${unlessOfOthers('of_tender')} FROM (SELECT ${endOfTender(tender, options)} AS of_tender LIMIT 1) whole LIMIT 1))`;
  }
  const ends = amongWords(END_STATUSES);
  const ofLot = `SELECT ${l.status} FROM ${l} WHERE ${l.id} = ${lot} AND ${l.status} IN ${ends}`;
  const ofTender = `SELECT ${unlessOfOthers(`${t.status}`)} FROM ${t} WHERE ${t.id} = ${tender} AND ${t.status} IN ${ends}`;
  return `coalesce((${ofLot}), (${ofTender}))`;
}
