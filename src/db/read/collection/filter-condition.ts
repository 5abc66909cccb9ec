import { getTableName } from 'drizzle-orm';
import type { ClaimState } from '../../../domain/claim.ts';
import { parseAmount } from '../../../domain/money.ts';
import { sortedName } from '../../../domain/name-key.ts';
import { upperBoundKey } from '../../../domain/partial-date.ts';
import { unindexed } from '../../dialect/expression.ts';
import { eachElement, eachValue } from '../../dialect/list.ts';
import { holdsWords } from '../../search/word-filter.ts';
import { columnOf, type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import { hasBidderOfRegion } from '../bid/bidder-region.ts';
import { type NodeReference, referencedKey } from '../node/node-reference.ts';
import type { Scope } from '../row/scope.ts';
import type { FilterDescription } from './collection.ts';
import { hasClaim, hasClaimOfStanding, hasFlag, hasPart, hasPublisher, isOneOf } from './existence.ts';
import type { DateRange, FindCollection, IntegerRange, MoneyRange } from './filter-value.ts';
import { linkedThrough } from './linked-row.ts';

/** A list that was made within the statement, under the name `k`. */
const K = eachValue('k');

/** What one filter of a collection asks of a row, as conditions all of which must hold. */
export function singleCondition(
  scope: Scope,
  description: FilterDescription,
  value: unknown,
  findCollection: FindCollection,
): Fragment[] {
  switch (description.kind) {
    case 'oneOf':
      return [isOneOf(raw(scope.value(description.column, description.asKnown)), value as string[])];
    case 'text': {
      const text = description.spell?.(value as string) ?? (value as string);
      return [fragment`${raw(scope.value(description.column, description.asKnown))} = ${text}`];
    }
    case 'state':
      return [isInState(scope, value as ClaimState[])];
    case 'truth':
      return [fragment`${raw(scope.value(description.column))} = ${value === true ? 1 : 0}`];
    case 'dateRange':
      return dateConditions(scope.value(description.column, description.asKnown), value as DateRange);
    case 'integerRange': {
      const { min, max } = value as IntegerRange;
      return rangeConditions(scope.value(description.column, description.asKnown), min, max);
    }
    case 'moneyRange': {
      const { currency, min, max } = value as MoneyRange;
      const known = description.asKnown;
      return [
        fragment`${raw(scope.value(description.currency, known?.currency))} = ${currency}`,
        ...rangeConditions(
          scope.value(description.amount, known?.amount),
          min == null ? min : parseAmount(min, currency).amountMinor,
          max == null ? max : parseAmount(max, currency).amountMinor,
        ),
      ];
    }
    case 'namePrefix': {
      const prefix = sortedName(value as string);
      const column = raw(scope.column(description.column));
      return [fragment`${column} >= ${prefix} AND ${column} < ${`${prefix}\u{10FFFF}`}`];
    }
    case 'words':
      return [holdsWords(scope.key, description.type, value as string, scope.walksOrder)];
    case 'codePrefix': {
      const { column, rowId, asKnown, also } = description;
      const prefix = description.spell(value as string) ?? '';
      const startsWith = (code: Fragment) => fragment`${code} >= ${prefix} AND ${code} < ${`${prefix}~`}`;
      if (asKnown && scope.asOf.knownOn !== undefined) {
        const codes = raw(scope.value(asKnown));
        return [
          fragment`EXISTS (SELECT 1 FROM ${eachElement(codes, 'k')} WHERE ${startsWith(raw(`${K.value}`))})`,
        ];
      }
      const places = [{ column, rowId }, ...(also ? [also] : [])].map(
        (place) =>
          fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(place.column.table))} k WHERE ${raw(columnOf('k', place.rowId))} = ${raw(scope.key)} AND ${startsWith(raw(columnOf('k', place.column)))})`,
      );
      return [fragment`(${join(places, ' OR ')})`];
    }
    case 'bidderRegion':
      return [hasBidderOfRegion(scope, description.of, description.spell(value as string) ?? '')];
    case 'reference': {
      const key = referencedKey(findCollection(description.target), value as NodeReference);
      return [fragment`${raw(scope.value(description.column, description.asKnown))} = ${key}`];
    }
    case 'link': {
      const key = referencedKey(findCollection(description.target), value as NodeReference);
      const { link, rowId } = description;
      return [
        fragment`${raw(scope.key)} IN (SELECT ${raw(columnOf('k', rowId))} FROM ${raw(getTableName(link.table))} k WHERE ${raw(columnOf('k', link))} = ${key})`,
      ];
    }
    case 'through':
      return [
        linkedThrough(
          scope,
          description.path,
          referencedKey(findCollection(description.target), value as NodeReference),
        ),
      ];
    case 'claimStanding':
      return [hasClaimOfStanding(scope, description, value as string[])];
    case 'partText':
      return [hasPart(scope, description, value as string)];
    case 'flagged':
      return [hasFlag(scope, description, value as string[])];
    case 'hasClaim':
      return [hasClaim(scope, description, value === true)];
    case 'among': {
      const collection = findCollection(description.target);
      const keys = (value as NodeReference[]).map((node) => referencedKey(collection, node));
      return [keys.length === 0 ? raw('FALSE') : fragment`${raw(scope.key)} IN (${join(keys, ', ')})`];
    }
    case 'publisher':
      return [hasPublisher(scope, referencedKey(findCollection(description.target), value as NodeReference))];
  }
}

function isInState(scope: Scope, states: readonly ClaimState[]): Fragment {
  const conditions = [...new Set(states)].map((state) =>
    state === 'CURRENT' ? scope.current() : scope.withdrawn(),
  );
  if (conditions.length === 0) return raw('FALSE');
  return raw(conditions.length > 1 ? 'TRUE' : `(${conditions[0]})`);
}

function dateConditions(column: string, { from, until }: DateRange): Fragment[] {
  const conditions: Fragment[] = [];
  if (from) conditions.push(fragment`${unindexed(column)} >= ${from}`);
  if (until) conditions.push(fragment`${unindexed(column)} <= ${upperBoundKey(until)}`);
  // Dates that are not known are kept as the empty text where a column sorts by them.
  if (!from && until) conditions.push(fragment`${unindexed(column)} > ${''}`);
  return conditions;
}

function rangeConditions(
  column: string,
  min: number | null | undefined,
  max: number | null | undefined,
): Fragment[] {
  const conditions: Fragment[] = [];
  if (min != null) conditions.push(fragment`${unindexed(column)} >= ${min}`);
  if (max != null) conditions.push(fragment`${unindexed(column)} <= ${max}`);
  return conditions;
}
