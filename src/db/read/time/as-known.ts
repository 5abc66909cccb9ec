import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { EVIDENCE_STANDINGS, FACT_STANDINGS } from '../../../domain/claim.ts';
import { columnOf, type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { tenders } from '../../tables/tender.ts';
import {
  type DerivedBid,
  type DerivedTender,
  derivedBid,
  derivedTender,
} from '../../write/derive/derived.ts';
import type { AsKnown } from '../collection/collection.ts';
import { type AsOf, KNOWN_ON } from './as-of.ts';

/** A derived column of tenders as known on the day asked. */
export function tenderAsKnown(column: keyof DerivedTender): AsKnown {
  return (alias) => derivedTender(alias, { knownOn: KNOWN_ON })[column];
}

/** A derived column of bids as known on the day asked. */
export function bidAsKnown(column: keyof DerivedBid): AsKnown {
  return (alias) => derivedBid(alias, { knownOn: KNOWN_ON })[column];
}

/** The standing that the evidence known on the day asked gives a claim. */
export const standingAsKnown: AsKnown = (alias) => {
  const known = `FROM evidence s WHERE s.claim_id = ${alias}.id AND s.known_from <= ${KNOWN_ON}`;
  const best = EVIDENCE_STANDINGS.map((standing, rank) => `WHEN '${standing}' THEN ${rank}`).join(' ');
  return `CASE WHEN EXISTS (SELECT 1 ${known} AND s.stance = 'DISPUTES') THEN 'DISPUTED' ELSE (SELECT s.standing ${known} ORDER BY CASE s.standing ${best} END LIMIT 1) END`;
};

/** What a column of the row that `alias` stands for was on the day asked; without a day, the column itself. */
function asOfDay(column: SQLiteColumn, asKnown: AsKnown): (alias: string, asOf: AsOf) => Fragment {
  return (alias, { knownOn }) => raw(knownOn === undefined ? columnOf(alias, column) : `(${asKnown(alias)})`);
}

/** The standing of a claim on the day asked; `alias` is a row of `claims`. */
export const claimStanding = asOfDay(claims.standing, standingAsKnown);

/** Condition that a source states a claim as fact on the day asked; `alias` is a row of `claims`. */
export function isFact(alias: string, asOf: AsOf): Fragment {
  const standings = raw(FACT_STANDINGS.map((standing) => `'${standing}'`).join(', '));
  return fragment`${raw(alias)}.modality = 'ACTUAL' AND ${claimStanding(alias, asOf)} IN (${standings})`;
}

/** The status of a bid on the day asked; `alias` is a row of `bids`. */
export const bidStatus = asOfDay(bids.status, bidAsKnown('status'));

/** The status of a tender on the day asked; `alias` is a row of `tenders`. */
export const tenderStatus = asOfDay(tenders.status, tenderAsKnown('status'));

/** The day of a tender's last award, as known on the day asked; `alias` is a row of `tenders`. */
export const tenderAwarded = asOfDay(tenders.awarded, tenderAsKnown('awarded'));
