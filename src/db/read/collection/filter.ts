import { keysWithWords } from '../../search/word-filter.ts';
import { type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import type { Scope } from '../row/scope.ts';
import { type AbsenceValue, absenceConditions, IS_NULL } from './absence.ts';
import type { Collection, FilterDescription } from './collection.ts';
import { singleCondition } from './filter-condition.ts';
import { descriptionOf, type FilterValue, type FindCollection } from './filter-value.ts';

/**
 * Which claims a list has under a filter: current ones, unless the filter says itself, at whatever place, which states it is about.
 */
export function listedState(
  collection: Collection,
  filter: FilterValue | null | undefined,
): 'CURRENT' | 'ANY' {
  return filter && namesState(collection, filter) ? 'ANY' : 'CURRENT';
}

function namesState(collection: Collection, filter: FilterValue): boolean {
  return Object.entries(filter).some(([name, part]) => {
    if (part === null || part === undefined) return false;
    if (name === IS_NULL) return false;
    if (name === 'not') return namesState(collection, part as FilterValue);
    if (name === 'and' || name === 'or')
      return (part as FilterValue[]).some((inner) => namesState(collection, inner));
    return descriptionOf(collection, name).kind === 'state';
  });
}

/**
 * The keys of the rows whose names hold a text that the filter asks for, where nothing that is asked beside leads to fewer rows; undefined
 * where no words are asked for, or a node that the rows belong to is.
 */
export function wordsOf(
  collection: Collection,
  filter: FilterValue | null | undefined,
): Fragment | undefined {
  let words: Fragment | undefined;
  for (const [name, value] of Object.entries(filter ?? {})) {
    if (value == null || name === 'and' || name === 'or' || name === 'not' || name === IS_NULL) continue;
    const description = descriptionOf(collection, name);
    if (LEADING.has(description.kind)) return undefined;
    if (description.kind === 'words') words = keysWithWords(description.type, value as string);
  }
  return words;
}

/** Filters by a node, of which an index gives the rows. */
const LEADING: ReadonlySet<FilterDescription['kind']> = new Set([
  'reference',
  'link',
  'through',
  'publisher',
  'among',
]);

/** The conditions of a checked filter, all of which must hold. */
export function filterConditions(
  scope: Scope,
  filter: FilterValue,
  findCollection: FindCollection,
): Fragment[] {
  const conditions: Fragment[] = [];
  for (const [name, part] of Object.entries(filter)) {
    if (part === null || part === undefined) continue;
    if (name === 'and') {
      for (const inner of part as FilterValue[])
        conditions.push(...filterConditions(scope, inner, findCollection));
    } else if (name === 'or') {
      const branches = (part as FilterValue[]).map((inner) =>
        allOf(filterConditions(scope, inner, findCollection)),
      );
      conditions.push(branches.length === 0 ? raw('FALSE') : fragment`(${join(branches, ' OR ')})`);
    } else if (name === 'not') {
      // A condition on what is not known is neither true nor false: its negation includes the row.
      conditions.push(
        fragment`(${allOf(filterConditions(scope, part as FilterValue, findCollection))}) IS NOT TRUE`,
      );
    } else if (name === IS_NULL) conditions.push(...absenceConditions(scope, part as AbsenceValue));
    else
      conditions.push(...singleCondition(scope, descriptionOf(scope.collection, name), part, findCollection));
  }
  return conditions;
}

/** All of the conditions in one; true when there is none. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw('TRUE') : fragment`(${join(conditions, ' AND ')})`;
}
