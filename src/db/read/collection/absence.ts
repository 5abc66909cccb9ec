import { unindexed } from '../../dialect/expression.ts';
import { type Fragment, raw } from '../../statement/fragment.ts';
import type { Scope } from '../row/scope.ts';
import type { AsKnown, Collection, FilterDescription } from './collection.ts';
import type { Source } from './expression.ts';

/** The condition of every filter that asks which values are absent. */
export const IS_NULL = 'isNull';

/** By the name of a filter: whether what it asks about is to be absent, or to be there. */
export type AbsenceValue = Readonly<Record<string, boolean | null | undefined>>;

/** Where the value that a filter asks about is read, and how its absence is stored. */
interface Place {
  readonly column: Source;
  readonly asKnown?: AsKnown | undefined;
  /** The dates that lists are ordered by are never NULL: without a date they are the empty text. */
  readonly isEmptyText: boolean;
}

function placeOf(description: FilterDescription): Place | undefined {
  switch (description.kind) {
    case 'oneOf':
    case 'text':
    case 'integerRange':
    case 'reference':
    case 'dateRange':
      return {
        column: description.column,
        asKnown: description.asKnown,
        isEmptyText: isKey(description.column),
      };
    case 'moneyRange':
      return { column: description.amount, asKnown: description.asKnown?.amount, isEmptyText: false };
    default:
      return undefined;
  }
}

function isKey(column: Source): boolean {
  return column.notNull && 'generated' in column && column.generated !== undefined;
}

/** The names of the filters that ask about values which may be absent. */
export function nullableFilters({ filters }: Pick<Collection, 'filters'>): readonly string[] {
  return Object.keys(filters).filter((name) => {
    const place = filters[name] && placeOf(filters[name]);
    return place !== undefined && (place.isEmptyText || !place.column.notNull);
  });
}

/** Where the one value is read that a condition of absence selects, which an index may serve; undefined where it selects many. */
export function absentPlace(
  description: FilterDescription | undefined,
  isAbsent: unknown,
): Place | undefined {
  return description && isAbsent === true ? placeOf(description) : undefined;
}

/** Conditions that values are absent, or there. */
export function absenceConditions(scope: Scope, value: AbsenceValue): Fragment[] {
  return Object.entries(value).flatMap(([name, isAbsent]) => {
    const description = scope.collection.filters[name];
    const place = description && placeOf(description);
    if (!place || isAbsent === null || isAbsent === undefined) return [];
    const found = scope.value(place.column, place.asKnown);
    // Rows that have a value are most of a table: their condition must not lead the plan away from the order's index.
    if (place.isEmptyText) return [raw(isAbsent ? `${found} = ''` : `${unindexed(found)} <> ''`)];
    return [raw(isAbsent ? `${found} IS NULL` : `${unindexed(found)} IS NOT NULL`)];
  });
}
