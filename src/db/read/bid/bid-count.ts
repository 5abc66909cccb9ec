import { truth } from '../../dialect/expression.ts';
import { fragment } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { bidStatus, isFact } from '../time/as-known.ts';
import { b, c, countingBids, MADE, PARTIES, p } from './bid-walk.ts';

/** How many of some bids are on one tender. */
export interface BidCount {
  readonly tender: number;
  /** Those that were made, as an official document or a source that states it as fact says. */
  readonly certain: number;
  /** Those that were made, surely or not. */
  readonly made: number;
  /** All, those that are only expected too. */
  readonly named: number;
}

/** Counts bids by tender; a tender without any of them is missing. */
export function countBids(session: Session, bids: readonly number[]): BidCount[] {
  return session.rows(
    fragment`SELECT ${b.tenderId} AS tender, sum(${truth(isFact(c, session.asOf))}) AS certain, sum(${truth(MADE)}) AS made, count(*) AS named ${countingBids(session, bids, { expected: true })} GROUP BY ${b.tenderId} ORDER BY ${b.tenderId}`,
  ) as unknown as BidCount[];
}

/** An organisation behind a bid on a tender. */
export interface TenderBidder {
  readonly tender: number;
  readonly organisation: number;
}

/** The organisations behind those bids that were made, once for each bid; expected ones are left out. */
export function readBidders(session: Session, bids: readonly number[]): TenderBidder[] {
  return session.rows(
    fragment`SELECT ${b.tenderId} AS tender, ${p.organisationId} AS organisation ${countingBids(session, bids, { more: PARTIES })}`,
  ) as unknown as TenderBidder[];
}

/** The organisations behind those bids that were made and won, once for each bid. */
export function readWinners(session: Session, bids: readonly number[]): TenderBidder[] {
  return session.rows(
    fragment`SELECT ${b.tenderId} AS tender, ${p.organisationId} AS organisation ${countingBids(session, bids, { more: PARTIES })} AND ${bidStatus(b, session.asOf)} = 'WON'`,
  ) as unknown as TenderBidder[];
}
