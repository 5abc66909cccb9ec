import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { EVIDENCE_STANDINGS, FACT_STANDINGS } from '../../../domain/claim.ts';
import { ofAny, truth } from '../../dialect/expression.ts';
import { type Alias, as, type ColumnNames } from '../../statement/alias.ts';
import { columnOf, type Fragment, fragment, raw } from '../../statement/fragment.ts';
import type { bids } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { type lots, tenders, valueBasis } from '../../tables/tender.ts';
import {
  type DerivedBid,
  type DerivedLot,
  type DerivedTender,
  derivedBid,
  derivedLot,
  derivedTender,
} from '../../write/derive/derived-row.ts';
import { derivedValueJson } from '../../write/derive/derived-value.ts';
import type { AsKnown } from '../collection/collection.ts';
import { type AsOf, type ClaimName, KNOWN_ON } from './as-of.ts';
import {
  bidStated,
  lotStated,
  STATED_OF_TENDER,
  type StatedOfTender,
  tenderStated,
} from './stated-as-known.ts';

const s = as(evidence, 's');

/** What documents stated until the day asked, of what columns are derived from. */
const STATED = {
  deadline: tenderStated('deadline'),
  called: (alias: string) => tenderCalledAsKnown(alias),
  valueMinor: bidStated('valueMinor'),
  valueCurrency: bidStated('valueCurrency'),
};

/** A column of tenders, derived from claims, as known on the day asked. */
export function tenderAsKnown(column: keyof DerivedTender): AsKnown {
  return (alias) => derivedTender(alias, { knownOn: KNOWN_ON }, STATED)[column];
}

/** A derived column of lots as known on the day asked. */
export function lotAsKnown(column: keyof DerivedLot): AsKnown {
  return (alias) => derivedLot(alias, { knownOn: KNOWN_ON })[column];
}

/** When a tender's call was published, as documents stated until the day asked, else when it was launched. */
export const tenderCalledAsKnown: AsKnown = (alias) =>
  `coalesce(${tenderStated('published')(alias)}, ${tenderAsKnown('launched')(alias)})`;

/** The same, to sort by: the empty text where there is no date. */
export const tenderCalledKeyAsKnown: AsKnown = (alias) => `coalesce(${tenderCalledAsKnown(alias)}, '')`;

/** What the date that a tender goes by was on the day asked, and which date that was. */
export const tenderDateAsKnown: AsKnown = (alias) =>
  `coalesce(${datesOf(alias).join(', ')}, ${columnOf(alias, tenders.knownFrom)})`;
export const tenderDateKindAsKnown: AsKnown = (alias) => {
  const [called, bidsFrom, awarded, deadline] = datesOf(alias);
  return `CASE WHEN ${called} IS NOT NULL OR ${bidsFrom} IS NOT NULL THEN 'CALL' WHEN ${awarded} IS NOT NULL THEN 'AWARD' WHEN ${deadline} IS NOT NULL THEN 'DEADLINE' ELSE 'DOCUMENT' END`;
};

function datesOf(alias: string): string[] {
  return [
    tenderCalledAsKnown,
    tenderStated('bidsFrom'),
    tenderAsKnown('awarded'),
    tenderStated('deadline'),
  ].map((date) => date(alias));
}

/** All that a tender's value was on the day asked, as JSON with the names of `VALUE_NAMES`. */
export const tenderValueAsKnown: AsKnown = (alias) =>
  derivedValueJson(columnOf(alias, tenders.id), { knownOn: KNOWN_ON }, STATED);

/** What a tender's value was made of on the day asked. */
export const valueBasisAsKnown: AsKnown = (alias) => {
  const {
    valueMinor: minor,
    valueKind: kind,
    valueParts: parts,
    valueIsShared: isShared,
  } = derivedTender(alias, { knownOn: KNOWN_ON }, STATED);
  return valueBasis({ minor, kind, parts, isShared: `${isShared} = 1` });
};

/** Whether a tender's value left anything out on the day asked. */
export const valueIsPartialAsKnown: AsKnown = (alias) => {
  const { valueMinor, valueGaps } = derivedTender(alias, { knownOn: KNOWN_ON }, STATED);
  return `CASE WHEN ${valueMinor} IS NOT NULL THEN ${truth(`${valueGaps} IS NOT NULL`)} END`;
};

/** A column of bids, derived from claims, as known on the day asked. */
export function bidAsKnown(column: keyof DerivedBid): AsKnown {
  return (alias) => derivedBid(alias, { knownOn: KNOWN_ON }, STATED)[column];
}

/** The pieces of a claim's evidence known on the day asked, open or closed by then, as a FROM clause. */
function knownPieces(claim: string): string {
  return `FROM ${s} WHERE ${s.claimId} = ${columnOf(claim, claims.id)} AND ${s.knownFrom} <= ${KNOWN_ON}`;
}

/** The standing that the evidence open on the day asked gives a claim; where none is open, that which was. */
export const standingAsKnown: AsKnown = (alias) => {
  const known = knownPieces(alias);
  const open = `${known} AND (${s.knownUntil} IS NULL OR ${s.knownUntil} > ${KNOWN_ON})`;
  return `coalesce(${standingBy(open)}, ${standingBy(known)})`;
};

/** The standing that some pieces of evidence give; NULL for none. */
function standingBy(pieces: string): string {
  const best = EVIDENCE_STANDINGS.map(
    (standing) =>
      `WHEN ${ofAny(`${s.stance} = 'SUPPORTS' AND ${s.standing} = '${standing}'`)} THEN '${standing}'`,
  );
  return `(SELECT CASE WHEN ${ofAny(`${s.stance} = 'DISPUTES'`)} THEN 'DISPUTED' ${best.join(' ')} END ${pieces})`;
}

/** The day on which the last piece of a claim's evidence was taken back by the day asked; NULL while one is open. */
export const knownUntilAsKnown: AsKnown = (alias) => {
  const until = `max(coalesce(${s.knownUntil}, '~'))`;
  return `(SELECT CASE WHEN ${until} <= ${KNOWN_ON} THEN ${until} END ${knownPieces(alias)})`;
};

/** The same of one piece. */
export const pieceKnownUntilAsKnown: AsKnown = (alias) => {
  const until = columnOf(alias, evidence.knownUntil);
  return `CASE WHEN ${until} <= ${KNOWN_ON} THEN ${until} END`;
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

/** How a bid ended, as known on the day asked. */
export const bidOutcome = asOfDay<typeof bids>('outcome', bidAsKnown('outcome'));

/** Whether a document said so of the bid itself. */
export const bidOutcomeIsStated = asOfDay<typeof bids>('outcomeIsStated', bidAsKnown('outcomeIsStated'));

/** The amount of a bid on the day asked, in minor units. */
export const bidAmount = asOfDay<typeof bids>('valueMinor', bidStated('valueMinor'));

/** The currency of that amount. */
export const bidCurrency = asOfDay<typeof bids>('valueCurrency', bidStated('valueCurrency'));

/** The status of a tender on the day asked. */
export const tenderStatus = asOfDay<typeof tenders>('status', tenderAsKnown('status'));

/** When a tender's call was published, or it was launched, as known on the day asked. */
export const tenderCalled = asOfDay<typeof tenders>('called', tenderCalledAsKnown);
/** Whether a tender is published under longer numbers, too, as known on the day asked. */
export const tenderIsDuplicate = asOfDay<typeof tenders>('isDuplicate', tenderAsKnown('isDuplicate'));

/** The day of a tender's last award, as known on the day asked. */
export const tenderAwarded = asOfDay<typeof tenders>('awarded', tenderAsKnown('awarded'));

const stated = Object.fromEntries(
  STATED_OF_TENDER.map((attribute) => [
    attribute,
    asOfDay<typeof tenders>(attribute, tenderStated(attribute)),
  ]),
) as Readonly<Record<StatedOfTender, ReturnType<typeof asOfDay<typeof tenders>>>>;

/** What documents stated of a tender until the day asked. */
export function tenderAttribute(
  attribute: StatedOfTender,
  tender: Alias<typeof tenders>,
  asOf: AsOf,
): Fragment {
  return stated[attribute](tender, asOf);
}

/** How many bids on a lot were received, as published until the day asked. */
export const lotBidCount = asOfDay<typeof lots>('publishedBidCount', lotStated('publishedBidCount'));
