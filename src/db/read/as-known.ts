import { EVIDENCE_STANDINGS } from '../../domain/claim.ts';
import { type DerivedBid, type DerivedTender, derivedBid, derivedTender } from '../derived.ts';
import { KNOWN_ON } from './as-of.ts';
import type { AsKnown } from './description.ts';

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
