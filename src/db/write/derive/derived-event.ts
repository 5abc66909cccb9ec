import { END_STATUSES, TENDER_STATUSES, type TenderStatus } from '../../../domain/node.ts';
import { BID_STATUS } from '../../../model/words/claim.ts';
import { ofAll, ofAny, thenJoin } from '../../dialect/expression.ts';
import { eachMember, eachText } from '../../dialect/list.ts';
import { type Alias, as, type Name } from '../../statement/alias.ts';
import { claims } from '../../tables/claim.ts';
import { lots } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { countsNow, type DerivedOptions, isOpen, rank } from './derived.ts';
import { BID_STAGES } from './folded-event.ts';

const e = as(tenderEvents, 'e');
const c = as(claims, 'c');
const again = as(tenderEvents, 'again');
const againClaim = as(claims, 'again_claim');
const l = as(lots, 'l');
const anyLot = as(lots, 'any_lot');
const stated = as(tenderStatements, 'stated');
const number = eachText('number');

type Event = Alias<typeof tenderEvents>;
type Claim = Alias<typeof claims>;

/** What the events in question speak of, as a condition on their rows. */
type About = (event: Event) => string;

const theTender =
  (id: Name | string): About =>
  (event) =>
    `${event.tenderId} = ${id} AND ${event.lotId} IS NULL AND ${event.bidId} IS NULL`;
const theLot =
  (id: Name | string): About =>
  (event) =>
    `${event.lotId} = ${id} AND ${event.bidId} IS NULL`;

/**
 * SQL of a tender's status, by its id: how it ended as a whole; else, when each of its lots has ended, how they did; else the stage that
 * it has reached as a whole.
 */
export function tenderStatus(id: Name | string, options: DerivedOptions): string {
  return `coalesce(${endOfTender(id, options)}, ${furthestStage(theTender(id), options)})`;
}

/** SQL of how a tender ended, by its id: as a whole, else when each of its lots has ended, how they did. Null while it has not. */
export function endOfTender(id: Name | string, options: DerivedOptions): string {
  return `coalesce(${lastEnd(theTender(id), options)}, ${endOfLots(id, options)})`;
}

/** SQL of how a lot ended, by its id; null while it has not. */
export function endOfLot(id: Name | string, options: DerivedOptions): string {
  return lastEnd(theLot(id), options);
}

/** SQL of a lot's status, by its id. */
export function lotStatus(id: Name | string, options: DerivedOptions): string {
  const about = theLot(id);
  return `coalesce(${lastEnd(about, options)}, ${furthestStage(about, options)})`;
}

/** SQL of the last day on which a tender, or a lot of it, was awarded. */
export function awardedDay(id: Name | string, options: DerivedOptions): string {
  return `(SELECT max(${e.date}) FROM ${inTender(id, 'AWARDED', options)})`;
}

/** SQL of the first day on which a tender, or a lot of it, was launched. */
export function launchedDay(id: Name | string, options: DerivedOptions): string {
  return `(SELECT min(${e.date}) FROM ${inTender(id, 'LAUNCHED', options)})`;
}

/** SQL of whether a tender, or a lot of it, was awarded. */
export function isAwarded(id: Name | string, options: DerivedOptions): string {
  return `EXISTS (SELECT 1 FROM ${inTender(id, 'AWARDED', options)})`;
}

/** SQL of whether a lot, by its id, was given up: cancelled, or unsuccessful. False of none. */
export function isOfLotGivenUp(id: Name | string, options: DerivedOptions = {}): string {
  const status =
    options.knownOn === undefined
      ? `(SELECT ${l.status} FROM ${l} WHERE ${l.id} = ${id})`
      : lotStatus(id, options);
  return `(${id} IS NOT NULL AND coalesce(${status} IN ${amongWords(GIVEN_UP)}, FALSE))`;
}

/** SQL of the status that events give a bid; without any, that of the claim's modality. */
export function statusOfBid(id: Name | string, options: DerivedOptions): string {
  const stage = `coalesce(${rank(`${e.event}`, BID_STAGES)}, ${BID_STAGES.length})`;
  const order = `${stage} DESC, ${dayOf(e, c)} DESC, ${rank(`${e.event}`, BID_STATUS.list)} DESC`;
  const byEvents = `(SELECT ${e.event} FROM ${counting(e, c, options)} AND ${e.bidId} = ${id} ORDER BY ${order} LIMIT 1)`;
  const byModality = `(SELECT CASE ${c.modality} WHEN 'EXPECTED' THEN 'EXPECTED' ELSE 'SUBMITTED' END FROM ${c} WHERE ${c.id} = ${id})`;
  return `coalesce(${byEvents}, ${byModality})`;
}

const ENDS = amongWords(END_STATUSES);
/** Ends without an award. */
export const GIVEN_UP = END_STATUSES.filter((end) => end !== 'AWARDED');
const STAGES = TENDER_STATUSES.filter((status) => !END_STATUSES.some((end) => end === status));

/** The last of the ends that no later launch puts aside. */
function lastEnd(about: About, options: DerivedOptions): string {
  const order = `${dayOf(e, c)} DESC, ${rank(`${e.event}`, TENDER_STATUSES)} DESC`;
  return `(SELECT ${e.event} FROM ${counting(e, c, options)} AND ${about(e)} AND ${e.event} IN ${ENDS} AND NOT ${isPutAside(about, options)} ORDER BY ${order} LIMIT 1)`;
}

/**
 * That it was planned or launched again after `e`, by its own date: what is only known later may have happened before. A date within
 * the end's own day, month or year is not after it.
 */
function isPutAside(about: About, options: DerivedOptions): string {
  const ended = `coalesce(${e.date}, ${c.knownFrom}) || '~'`;
  return `(${e.event} <> 'AWARDED' AND EXISTS (SELECT 1 FROM ${counting(again, againClaim, options)} AND ${about(again)} AND ${again.event} IN ('PLANNED', 'LAUNCHED') AND ${again.date} > ${ended}))`;
}

function furthestStage(about: About, options: DerivedOptions): string {
  return `(SELECT ${e.event} FROM ${counting(e, c, options)} AND ${about(e)} AND ${e.event} IN ${amongWords(STAGES)} ORDER BY ${rank(`${e.event}`, STAGES)} DESC LIMIT 1)`;
}

/** How the lots ended that documents name, when all of them have. */
function endOfLots(tender: Name | string, options: DerivedOptions): string {
  const status = options.knownOn === undefined ? `${l.status}` : lotStatus(l.id, options);
  const named = `${stated} ${thenJoin} ${eachMember(stated.stated, ['lots'], 'number')} ON TRUE ${thenJoin} ${l} ON ${l.tenderId} = ${stated.tenderId} AND ${l.number} = ${number.key}`;
  const each = `SELECT DISTINCT ${l.id}, ${status} AS status FROM ${named} WHERE ${stated.tenderId} = ${tender} AND ${isOpen(stated, options)}`;
  const best = `CASE WHEN ${ofAny("status = 'AWARDED'")} THEN 'AWARDED' WHEN ${ofAny("status = 'UNSUCCESSFUL'")} THEN 'UNSUCCESSFUL' ELSE 'CANCELLED' END`;
  const all = `SELECT CASE WHEN ${ofAll(`coalesce(status IN ${ENDS}, FALSE)`)} THEN ${best} END FROM (${each}) named`;
  // Most tenders have no lots: what documents state of them is not read then.
  return `CASE WHEN EXISTS (SELECT 1 FROM ${anyLot} WHERE ${anyLot.tenderId} = ${tender}) THEN (${all}) END`;
}

/** What happened to a tender or to a lot of it. */
function inTender(tender: Name | string, event: TenderStatus, options: DerivedOptions): string {
  return `${counting(e, c, options)} AND ${e.tenderId} = ${tender} AND ${e.bidId} IS NULL AND ${e.event} = '${event}'`;
}

/** The events that happened, of the claims that count. */
function counting(event: Event, claim: Claim, options: DerivedOptions): string {
  return `${event} ${thenJoin} ${claim} ON ${claim.id} = ${event.id} WHERE ${claim.modality} = 'ACTUAL' AND ${countsNow(claim.alias, options)}`;
}

/** Its own day, else the day since which it is known. */
function dayOf(event: Event, claim: Claim): string {
  return `substr(coalesce(${event.date}, ${claim.knownFrom}), 1, 10)`;
}

/** SQL of a list of words, for IN. */
export function amongWords(words: readonly string[]): string {
  return `(${words.map((word) => `'${word}'`).join(', ')})`;
}
