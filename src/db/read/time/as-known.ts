import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { EVIDENCE_STANDINGS, FACT_STANDINGS } from '../../../domain/claim.ts';
import { type Alias, as, type ColumnNames } from '../../statement/alias.ts';
import { columnOf, type Fragment, fragment, raw } from '../../statement/fragment.ts';
import type { bids } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import type { tenders } from '../../tables/tender.ts';
import {
  type DerivedBid,
  type DerivedLot,
  type DerivedTender,
  derivedBid,
  derivedLot,
  derivedTender,
} from '../../write/derive/derived-row.ts';
import type { AsKnown } from '../collection/collection.ts';
import { type AsOf, type ClaimName, KNOWN_ON } from './as-of.ts';

const s = as(evidence, 's');

/** A derived column of tenders as known on the day asked. */
export function tenderAsKnown(column: keyof DerivedTender): AsKnown {
  return (alias) => derivedTender(alias, { knownOn: KNOWN_ON })[column];
}

/** A derived column of lots as known on the day asked. */
export function lotAsKnown(column: keyof DerivedLot): AsKnown {
  return (alias) => derivedLot(alias, { knownOn: KNOWN_ON })[column];
}

/** A derived column of bids as known on the day asked. */
export function bidAsKnown(column: keyof DerivedBid): AsKnown {
  return (alias) => derivedBid(alias, { knownOn: KNOWN_ON })[column];
}

/** The standing that the evidence known on the day asked gives a claim. */
export const standingAsKnown: AsKnown = (alias) => {
  const known = `FROM ${s} WHERE ${s.claimId} = ${columnOf(alias, claims.id)} AND ${s.knownFrom} <= ${KNOWN_ON}`;
  const best = EVIDENCE_STANDINGS.map((standing, rank) => `WHEN '${standing}' THEN ${rank}`).join(' ');
  return `CASE WHEN EXISTS (SELECT 1 ${known} AND ${s.stance} = 'DISPUTES') THEN 'DISPUTED' ELSE (SELECT ${s.standing} ${known} ORDER BY CASE ${s.standing} ${best} END LIMIT 1) END`;
};

/** What a column of a row was on the day asked; without a day, the column itself. */
function asOfDay<T extends SQLiteTable>(column: keyof ColumnNames<T>, asKnown: AsKnown) {
  return (row: Alias<T>, { knownOn }: AsOf): Fragment =>
    knownOn === undefined ? row[column] : raw(`(${asKnown(row.alias)})`);
}

/** The standing of a claim on the day asked. */
export const claimStanding = asOfDay<typeof claims>('standing', standingAsKnown);

const FACTS = raw(FACT_STANDINGS.map((standing) => `'${standing}'`).join(', '));

/** Condition that a source states a claim as fact on the day asked. */
export function isFact(claim: ClaimName, asOf: AsOf): Fragment {
  return fragment`${claim.modality} = 'ACTUAL' AND ${claimStanding(claim, asOf)} IN (${FACTS})`;
}

/** The status of a bid on the day asked. */
export const bidStatus = asOfDay<typeof bids>('status', bidAsKnown('status'));

/** The status of a tender on the day asked. */
export const tenderStatus = asOfDay<typeof tenders>('status', tenderAsKnown('status'));

/** The day of a tender's last award, as known on the day asked. */
export const tenderAwarded = asOfDay<typeof tenders>('awarded', tenderAsKnown('awarded'));
