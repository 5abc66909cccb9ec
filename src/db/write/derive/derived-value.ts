import { SOURCE_OF_CEILINGS } from '../../../domain/source-name.ts';
import { CONTRACT_KINDS } from '../../../model/words/claim.ts';
import { thenJoin, truth } from '../../dialect/expression.ts';
import { jsonIntegerAt, jsonTextAt } from '../../dialect/json-value.ts';
import { spell } from '../../dialect/neutral.ts';
import { as, type Name } from '../../statement/alias.ts';
import { bids } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { nodeKeys } from '../../tables/node.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { lots } from '../../tables/tender.ts';
import { valuations } from '../../tables/valuation.ts';
import { countsNow, type DerivedOptions, isOpen } from './derived.ts';
import { isDuplicateBid, type StatedAmounts, wonOn } from './derived-duplicate.ts';
import { amongWords, endOfLot, isAwarded, isOfLotGivenUp } from './derived-event.ts';

/** SQL of what `tenderValueOf` makes of a tender's valuations, now or as known on a day. */
export interface DerivedValue {
  readonly valueMinor: string;
  readonly valueCurrency: string;
  readonly valueStatus: string;
  readonly valueKind: string;
  readonly valueParts: string;
  /** Whether the amount, or one that is summed, is not believed. */
  readonly valueIsFlagged: string;
  readonly valueIsShared: string;
  readonly valueIsCeiling: string;
  readonly valueGaps: string;
  /** Whether its parts are in several currencies. */
  readonly isMixed: string;
}

const v = as(valuations, 'v');
const c = as(claims, 'c');
const f = as(qualityFlags, 'f');
const piece = as(evidence, 'piece');
const key = as(nodeKeys, 'piece_key');
const twin = as(bids, 'twin');
const l = as(lots, 'valued_lot');

/** The parts of a value, in the order of its columns in a row. */
export const VALUE_NAMES = [
  'minor',
  'currency',
  'status',
  'kind',
  'parts',
  'isFlagged',
  'isShared',
  'isCeiling',
  'gaps',
] as const;

type ValueName = (typeof VALUE_NAMES)[number] | 'isMixed';

/** SQL of the whole value as JSON, by the id of the tender. */
export function derivedValueJson(
  tender: Name | string,
  options: DerivedOptions = {},
  stated?: StatedAmounts,
): string {
  const columns = valuationColumns(tender, options, stated);
  return `(SELECT ${spell('tenderValue', ...columns)} FROM ${countedValuations(tender, options)})`;
}

/** SQL of each column, by the id of the tender. */
export function derivedValue(
  tender: Name | string,
  options: DerivedOptions = {},
  stated?: StatedAmounts,
): DerivedValue {
  const value = derivedValueJson(tender, options, stated);
  const text = (name: ValueName) => `(${jsonTextAt(value, name)})`;
  const number = (name: ValueName) => `(${jsonIntegerAt(value, name)})`;
  return {
    valueMinor: number('minor'),
    valueCurrency: text('currency'),
    valueStatus: text('status'),
    valueKind: text('kind'),
    valueParts: number('parts'),
    valueIsFlagged: number('isFlagged'),
    valueIsShared: number('isShared'),
    valueIsCeiling: number('isCeiling'),
    valueGaps: text('gaps'),
    isMixed: number('isMixed'),
  };
}

/** SQL of what the function takes of each valuation `v`. */
function valuationColumns(tender: Name | string, options: DerivedOptions, stated?: StatedAmounts): string[] {
  const ends = `${l} WHERE ${l.tenderId} = ${tender}`;
  return [
    `${v.valuation}`,
    `${c.modality}`,
    `${v.part}`,
    `${v.lotId}`,
    `${truth(isOfLotGivenUp(v.lotId, options))}`,
    `${v.valueMinor}`,
    `${v.valueCurrency}`,
    `${v.valueStatus}`,
    `${truth(isImplausible(v.id))}`,
    `${truth(isCeiling(options))}`,
    `${truth(isTwin(options, stated))}`,
    `coalesce(${v.date}, ${c.knownFrom})`,
    `${truth(isAwarded(tender, options))}`,
    `(SELECT count(*) FROM ${ends} AND ${endOfLot(l.id, options)} = 'AWARDED')`,
    `(SELECT count(*) FROM ${ends} AND ${endOfLot(l.id, options)} IS NULL)`,
  ];
}

/** The valuations that count, as a FROM clause. */
function countedValuations(tender: Name | string, options: DerivedOptions): string {
  return `${v} ${thenJoin} ${c} ON ${c.id} = ${v.id} WHERE ${v.tenderId} = ${tender} AND ${countsNow(c.alias, options)}`;
}

/** SQL of whether a claim's amount is not believed, by its id. */
function isImplausible(claim: Name | string): string {
  return `EXISTS (SELECT 1 FROM ${f} WHERE ${f.claimId} = ${claim} AND ${f.flag} = 'IMPLAUSIBLE_AMOUNT' AND ${f.field} = 'value')`;
}

/** SQL of whether the valuation `v` is the most that may be spent, and of a part that is named by its holders. */
function isCeiling(options: DerivedOptions): string {
  const isOfSource = `EXISTS (SELECT 1 FROM ${piece} ${thenJoin} ${key} ON ${key.nodeId} = ${piece.articleId} WHERE ${piece.claimId} = ${v.id} AND ${isOpen(piece, options)} AND ${key.source} = '${SOURCE_OF_CEILINGS}')`;
  return `(${v.part} IS NOT NULL AND ${v.valuation} IN ${amongWords(CONTRACT_KINDS)} AND ${isOfSource})`;
}

/** SQL of whether the contract that the valuation `v` is of stands under a longer number, too. */
function isTwin(options: DerivedOptions, stated?: StatedAmounts): string {
  const isDuplicate =
    options.knownOn === undefined ? `${twin.isDuplicate} = 1` : isDuplicateBid(twin.alias, options, stated);
  return `(${v.part} IS NOT NULL AND EXISTS (SELECT 1 FROM ${twin} WHERE ${twin.tenderId} = ${v.tenderId} AND ${twin.valueMinor} = ${v.valueMinor} AND ${twin.valueCurrency} = ${v.valueCurrency} AND ${wonOn(`${twin.id}`, options)} = ${v.date} AND ${isDuplicate}))`;
}
