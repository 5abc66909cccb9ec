import { AWARD_SIDE_KINDS, CONTRACT_KINDS, VALUATION_KIND } from '../../../model/words/claim.ts';
import { type Alias, as, type Name } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { valuations } from '../../tables/valuation.ts';
import { countsNow, type DerivedOptions, rank } from './derived.ts';
import { isAwarded, isOfLotGivenUp } from './derived-event.ts';

/** SQL of what `tenderValueOf` makes of a tender's valuations: the same rule, for reading as known on a day and for checking. */
export interface DerivedValue {
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly valueStatus: string;
  readonly valueKind: string;
  readonly valueParts: string;
  /** Whether the amount, or one that is summed, is not believed. */
  readonly valueIsFlagged: string;
  /** Whether its parts are in several currencies. */
  readonly isMixed: string;
}

const v = as(valuations, 'v');
const c = as(claims, 'c');
const signed = as(valuations, 'signed');
const signedClaim = as(claims, 'signed_claim');

const RANK = rank(`${v.valuation}`, VALUATION_KIND.list);
const RANK_OF_AWARD = VALUATION_KIND.list.indexOf(AWARD_SIDE_KINDS[0]);
const DAY = `coalesce(${v.date}, ${c.knownFrom})`;

/** Sorts amounts as text: the most advanced kind, the later day, the greater amount, the currency. */
const ADVANCE = `${RANK} || ${DAY} || printf(' %017d', ${v.valueMinor} + ${Number.MAX_SAFE_INTEGER}) || ${v.valueCurrency}`;

/** Steps in which amounts are taken: what is summed stands between what is said of the whole. */
const STEPS = { AWARDED: 1, PARTS: 2, LOTS: 3, ESTIMATED: 4 };
const STEP = `CASE WHEN ${v.part} IS NOT NULL THEN ${STEPS.PARTS} WHEN ${v.lotId} IS NOT NULL THEN ${STEPS.LOTS} WHEN ${RANK} >= ${RANK_OF_AWARD} THEN ${STEPS.AWARDED} ELSE ${STEPS.ESTIMATED} END`;
const IS_SUM = `step IN (${STEPS.PARTS}, ${STEPS.LOTS})`;
/** A sum of which no part was awarded comes after what is said of the whole. */
const ORDER = `step + CASE WHEN ${IS_SUM} AND max(kind) < ${RANK_OF_AWARD} THEN ${STEPS.ESTIMATED} ELSE 0 END`;

/** What the amounts of one step make together. */
const IS_MIXED = 'min(currency) <> max(currency)';
const SUM = `CASE WHEN NOT ${IS_MIXED} AND abs(total(minor)) <= ${Number.MAX_SAFE_INTEGER} THEN CAST(total(minor) AS INTEGER) END`;
const KIND = `CASE min(kind) ${VALUATION_KIND.list.map((kind, position) => `WHEN ${position} THEN '${kind}'`).join(' ')} END`;

/** SQL of each column, by the id of the tender. */
export function derivedValue(tender: Name | string, options: DerivedOptions = {}): DerivedValue {
  const maySum = `(${isAwarded(tender, options)} OR ${isContracted(tender, options)})`;
  const value = (column: string) =>
    `(SELECT ${column} FROM (${leadingAmounts(tender, options)}) leading GROUP BY modality, step HAVING NOT ${IS_SUM} OR ${maySum} ORDER BY modality, ${ORDER} LIMIT 1)`;
  const missing = (column: Name) => `(SELECT ${column} FROM ${missingAmount(tender, options)})`;
  return {
    valueMinor: value(SUM),
    valueCurrency: value(`CASE WHEN ${SUM} IS NOT NULL THEN min(currency) END`),
    valueStatus: `coalesce(${value(`CASE WHEN ${SUM} IS NULL THEN 'UNKNOWN' ELSE 'KNOWN' END`)}, ${missing(v.valueStatus)}, 'UNKNOWN')`,
    valueKind: `coalesce(${value(KIND)}, ${missing(v.valuation)})`,
    valueParts: value(`CASE WHEN ${IS_SUM} AND ${SUM} IS NOT NULL THEN count(*) END`),
    valueIsFlagged: `coalesce(${value(`${SUM} IS NOT NULL AND max(is_flagged)`)}, 0)`,
    isMixed: `coalesce(${value(IS_MIXED)}, 0)`,
  };
}

const f = as(qualityFlags, 'f');

/** SQL of whether a claim's amount is not believed, by its id. */
export function isImplausible(claim: Name | string): string {
  return `EXISTS (SELECT 1 FROM ${f} WHERE ${f.claimId} = ${claim} AND ${f.flag} = 'IMPLAUSIBLE_AMOUNT' AND ${f.field} = 'value')`;
}

/**
 * Of the whole and of each part the most advanced amount: the columns beside max() are those of its row. What was estimated for a lot
 * that was given up is left out.
 */
function leadingAmounts(tender: Name | string, options: DerivedOptions): string {
  const counts = `(${RANK} >= ${RANK_OF_AWARD} OR NOT ${isOfLotGivenUp(v.lotId, options)})`;
  return `SELECT ${c.modality} AS modality, ${STEP} AS step, ${RANK} AS kind, ${v.valueMinor} AS minor, ${v.valueCurrency} AS currency, ${isImplausible(v.id)} AS is_flagged, max(${ADVANCE}) FROM ${counting(v, c, tender, options)} AND ${v.valueMinor} IS NOT NULL AND ${counts} GROUP BY ${c.modality}, ${v.part}, CASE WHEN ${v.part} IS NULL THEN ${v.lotId} END`;
}

/** Whether any contract is valued, of the modality of the `leading` amounts. */
function isContracted(tender: Name | string, options: DerivedOptions): string {
  return `EXISTS (SELECT 1 FROM ${counting(signed, signedClaim, tender, options)} AND ${signed.valueMinor} IS NOT NULL AND ${signed.valuation} IN (${CONTRACT_KINDS.map((kind) => `'${kind}'`).join(', ')}) AND ${signedClaim.modality} = ${columnOf('leading', claims.modality)})`;
}

/** The most advanced valuation that says why there is no amount. */
function missingAmount(tender: Name | string, options: DerivedOptions): string {
  return `${counting(v, c, tender, options)} AND ${v.valueMinor} IS NULL AND ${v.lotId} IS NULL ORDER BY ${c.modality}, ${RANK} DESC, ${DAY} DESC, ${v.valueStatus} LIMIT 1`;
}

function counting(
  valuation: Alias<typeof valuations>,
  claim: Alias<typeof claims>,
  tender: Name | string,
  options: DerivedOptions,
): string {
  return `${valuation} CROSS JOIN ${claim} ON ${claim.id} = ${valuation.id} WHERE ${valuation.tenderId} = ${tender} AND ${countsNow(claim.alias, options)}`;
}
