import { AWARD_SIDE_KINDS, CONTRACT_KINDS, VALUATION_KIND } from '../../../model/words/claim.ts';
import { as, type Name } from '../../statement/alias.ts';
import { claims } from '../../tables/claim.ts';
import { valuations } from '../../tables/valuation.ts';
import { countsNow, type DerivedOptions, rank } from './derived.ts';
import { isAwarded } from './derived-event.ts';

/** SQL of what `tenderValueOf` makes of a tender's valuations: the same rule, for reading as known on a day and for checking. */
export interface DerivedValue {
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly valueStatus: string;
  readonly valueKind: string;
  readonly valueParts: string;
  /** Whether its parts are in several currencies. */
  readonly isMixed: string;
}

const v = as(valuations, 'v');
const c = as(claims, 'c');

const RANK = rank(`${v.valuation}`, VALUATION_KIND.list);
const RANK_OF_AWARD = VALUATION_KIND.list.indexOf(AWARD_SIDE_KINDS[0]);
const RANK_OF_CONTRACT = VALUATION_KIND.list.indexOf(CONTRACT_KINDS[0]);
const DAY = `coalesce(${v.date}, ${c.knownFrom})`;

/** What stands for an amount that several amounts make; `minor` and `currency` are those amounts. */
const IS_MIXED = 'min(currency) <> max(currency)';
const SUM = `CASE WHEN NOT ${IS_MIXED} AND abs(total(minor)) <= ${Number.MAX_SAFE_INTEGER} THEN CAST(total(minor) AS INTEGER) END`;
const KIND = `CASE min(kind) ${VALUATION_KIND.list.map((kind, position) => `WHEN ${position} THEN '${kind}'`).join(' ')} END`;

/** Steps in which amounts are taken; those of parts are summed. */
const WHOLE_AWARDED = 1;
const PARTS = 2;
const WHOLE_ESTIMATED = 3;

/** SQL of each column, by the id of the tender. */
export function derivedValue(tender: Name | string, options: DerivedOptions = {}): DerivedValue {
  const leading = leadingAmounts(tender, options);
  const value = (column: string) =>
    `(SELECT ${column} FROM (${leading}) WHERE place = 1 AND (step <> ${PARTS} OR (parted = (part IS NOT NULL) AND (contracted OR ${isAwarded(tender, options)}))) GROUP BY modality, step ORDER BY modality, step LIMIT 1)`;
  const missing = (column: Name) => `(SELECT ${column} FROM ${missingAmount(tender, options)})`;
  return {
    valueMinor: value(SUM),
    valueCurrency: value(`CASE WHEN ${SUM} IS NOT NULL THEN min(currency) END`),
    valueStatus: `coalesce(${value(`CASE WHEN ${SUM} IS NULL THEN 'UNKNOWN' ELSE 'KNOWN' END`)}, ${missing(v.valueStatus)}, 'UNKNOWN')`,
    valueKind: `coalesce(${value(KIND)}, ${missing(v.valuation)})`,
    valueParts: value(`CASE WHEN step = ${PARTS} AND ${SUM} IS NOT NULL THEN count(*) END`),
    isMixed: `coalesce(${value(IS_MIXED)}, 0)`,
  };
}

/** The amounts that count, each with its `place` among those of its part, or of the whole, the most advanced first. */
function leadingAmounts(tender: Name | string, options: DerivedOptions): string {
  const step = `CASE WHEN ${v.part} IS NOT NULL OR ${v.lotId} IS NOT NULL THEN ${PARTS} WHEN ${RANK} >= ${RANK_OF_AWARD} THEN ${WHOLE_AWARDED} ELSE ${WHOLE_ESTIMATED} END`;
  const place = `row_number() OVER (PARTITION BY ${c.modality}, ${v.part}, CASE WHEN ${v.part} IS NULL THEN ${v.lotId} END ORDER BY ${RANK} DESC, ${DAY} DESC, ${v.valueMinor} DESC, ${v.valueCurrency} DESC)`;
  const ofModality = (what: string) => `max(${what}) OVER (PARTITION BY ${c.modality})`;
  return `SELECT ${c.modality} AS modality, ${v.valueMinor} AS minor, ${v.valueCurrency} AS currency, ${RANK} AS kind, ${v.part} AS part, ${step} AS step, ${place} AS place, ${ofModality(`${v.part} IS NOT NULL`)} AS parted, ${ofModality(`${RANK} >= ${RANK_OF_CONTRACT}`)} AS contracted FROM ${counting(tender, options)} AND ${v.valueMinor} IS NOT NULL`;
}

/** The most advanced valuation that says why there is no amount. */
function missingAmount(tender: Name | string, options: DerivedOptions): string {
  return `${counting(tender, options)} AND ${v.valueMinor} IS NULL AND ${v.lotId} IS NULL ORDER BY ${c.modality}, ${RANK} DESC, ${DAY} DESC, ${v.valueStatus} LIMIT 1`;
}

function counting(tender: Name | string, options: DerivedOptions): string {
  return `${v} CROSS JOIN ${c} ON ${c.id} = ${v.id} WHERE ${v.tenderId} = ${tender} AND ${countsNow(c.alias, options)}`;
}
