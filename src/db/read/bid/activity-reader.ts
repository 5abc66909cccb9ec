import { thenJoin } from '../../dialect/expression.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import { currentRow, validClaim } from '../time/as-of.ts';

const p = as(bidParties, 'p');
const b = as(bids, 'b');
const r = as(procurementRoles, 'r');
const t = as(tenders, 't');
const c = as(claims, 'c');

/** Rows of one organisation that are looked at, at most: its first in order of the index. */
const MOST_ROWS = 100_000;

/** What an organisation did in a year. */
export interface ActivityYear {
  /** Null of what is not dated. */
  readonly year: number | null;
  /** Bids to which it is a party. */
  readonly bids: number;
  /** Tenders of which it is the buyer. */
  readonly bought: number;
}

/** What an organisation did by year, the earliest first, the undated last; by dates as known now. */
export function readActivity(session: Session, organisation: number): ActivityYear[] {
  const bidYears = session.rows(
    fragment`SELECT substr(day, 1, 4) AS year, count(*) AS count FROM (SELECT ${p.dateKey} AS day FROM ${p}${baseOf(session, p.bidId)} WHERE ${p.organisationId} = ${organisation} AND ${visible(session, { claimId: p.bidId, withdrawn: p.withdrawn })} LIMIT ${MOST_ROWS}) GROUP BY 1`,
  );
  const boughtYears = session.rows(
    fragment`SELECT substr(day, 1, 4) AS year, count(*) AS count FROM (SELECT DISTINCT ${t.id} AS id, ${t.dateKey} AS day FROM ${r} ${thenJoin} ${t} ON ${t.id} = ${r.tenderId}${baseOf(session, r.id)} WHERE ${r.organisationId} = ${organisation} AND ${r.role} = 'BUYER' AND ${visible(session, { claimId: r.id, withdrawn: r.withdrawn })} LIMIT ${MOST_ROWS}) GROUP BY 1`,
  );
  const [ofBids, bought] = [countsOf(bidYears), countsOf(boughtYears)];
  const years = [...new Set([...ofBids.keys(), ...bought.keys()])].sort((x, y) => (x || LAST) - (y || LAST));
  return years.map((year) => ({
    year: year === 0 ? null : year,
    bids: ofBids.get(year) ?? 0,
    bought: bought.get(year) ?? 0,
  }));
}

const LAST = 10_000;

/** By year, what is not dated under 0. */
function countsOf(rows: readonly Readonly<Record<string, unknown>>[]): Map<number, number> {
  return new Map(rows.map(({ year, count }) => [Number(year) || 0, count as number]));
}

/** A buyer on whose tenders somebody bid. */
export interface BuyerCount {
  readonly buyer: number;
  readonly tenders: number;
}

/** On whose tenders an organisation bid, most tenders first; of as many, the buyer recorded first. Of a tender with several buyers the one known first counts. */
export function readBidBuyers(session: Session, organisation: number, most: number): BuyerCount[] {
  return session.rows(
    fragment`SELECT buyer, count(DISTINCT tender) AS tenders FROM (SELECT ${t.buyerId} AS buyer, ${t.id} AS tender FROM ${p} ${thenJoin} ${b} ON ${b.id} = ${p.bidId} ${thenJoin} ${t} ON ${t.id} = ${b.tenderId}${baseOf(session, p.bidId)} WHERE ${p.organisationId} = ${organisation} AND ${t.buyerId} IS NOT NULL AND ${visible(session, { claimId: p.bidId, withdrawn: p.withdrawn })} LIMIT ${MOST_ROWS}) GROUP BY buyer ORDER BY tenders DESC, buyer LIMIT ${most}`,
  ) as unknown as BuyerCount[];
}

interface Flagged {
  readonly claimId: Name;
  readonly withdrawn: Name;
}

function baseOf({ asOf }: Session, claimId: Name): Fragment {
  return asOf.validOn === undefined ? raw('') : fragment` ${thenJoin} ${c} ON ${c.id} = ${claimId}`;
}

function visible({ asOf }: Session, row: Flagged): Fragment {
  const [valid] = validClaim(c, asOf);
  const current = currentRow(row, asOf);
  return valid === undefined ? current : fragment`${current} AND ${valid}`;
}
