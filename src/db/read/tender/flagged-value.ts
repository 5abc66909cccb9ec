import { thenJoin } from '../../dialect/expression.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';
import { tenders } from '../../tables/tender.ts';
import { valuations } from '../../tables/valuation.ts';
import { countsNow } from '../../write/derive/derived.ts';
import { isOutOfSums, isUnusual } from '../bid/out-of-sums.ts';
import { type AsOf, currentRow, KNOWN_ON } from '../time/as-of.ts';

/**
 * Conditions on the value of a tender `t` that statements know by the names `id`, `valueMinor`, `valueCurrency`, `valueParts` and
 * `isEstimate`, as known on the day asked.
 */

const t = as(tenders, 't');
const v = as(valuations, 'v');
const c = as(claims, 'c');

type FlagOf = (claim: Name) => Fragment;

/**
 * Whether the amount of a tender stays out of sums: a sum of parts does with any part that does, but for zeros, which add nothing. An
 * amount above the sum, or an estimate where all parts are awarded, is none of its parts.
 */
export function valueIsFlagged(asOf: AsOf): Fragment {
  return fragment`(t.valueParts IS NOT NULL AND t.valueMinor <= 0) OR ${valueHas(isOutOfSums, asOf)}`;
}

/** Whether the amount of a tender, or one that is summed, is far above others of its kind. */
export function valueIsUnusual(asOf: AsOf): Fragment {
  return valueHas(isUnusual, asOf);
}

function valueHas(flag: FlagOf, asOf: AsOf): Fragment {
  const { knownOn } = asOf;
  const counts = raw(countsNow(c.alias, knownOn === undefined ? {} : { knownOn: KNOWN_ON }));
  const summed = fragment`(${v.lotId} IS NOT NULL OR ${v.part} IS NOT NULL) AND ${v.valueMinor} <> 0 AND ${v.valueMinor} <= t.valueMinor AND (t.isEstimate = 1 OR ${v.valuation} NOT IN ('BUDGET', 'ESTIMATE'))`;
  const part = fragment`EXISTS (SELECT 1 FROM ${v} ${thenJoin} ${c} ON ${c.id} = ${v.id} WHERE ${v.tenderId} = ${t.id} AND ${summed} AND ${counts} AND ${flag(v.id)})`;
  return fragment`CASE WHEN t.valueParts IS NULL THEN ${wholeHas(flag, asOf)} ELSE ${part} END`;
}

/** Which of several valuations with one amount the value came from does not matter: amounts are flagged for what they are. */
function wholeHas(flag: FlagOf, asOf: AsOf): Fragment {
  return fragment`EXISTS (SELECT 1 FROM ${v} WHERE ${v.tenderId} = ${t.id} AND ${v.valueMinor} = t.valueMinor AND ${v.valueCurrency} = t.valueCurrency AND ${v.lotId} IS NULL AND ${v.part} IS NULL AND ${flag(v.id)} AND ${currentRow({ claimId: v.id, withdrawn: v.withdrawn }, asOf)})`;
}
