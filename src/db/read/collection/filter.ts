import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ClaimState } from '../../../domain/claim.ts';
import { BadUserInput, quoted } from '../../../domain/error.ts';
import { parseAmount } from '../../../domain/money.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { endsBefore, type PartialDate, upperBoundKey } from '../../../domain/partial-date.ts';
import { readQueryText } from '../../search/query-text.ts';
import { holdsWords } from '../../search/word-filter.ts';
import { as } from '../../statement/alias.ts';
import { columnOf, type Fragment, fragment, join, raw, where } from '../../statement/fragment.ts';
import { amongValues, eachValue } from '../../statement/json-each.ts';
import { claims } from '../../tables/claim.ts';
import { checkNodeReference, type NodeReference, referencedKey } from '../node/node-reference.ts';
import type { Scope } from '../row/scope.ts';
import { claimStanding } from '../time/as-known.ts';
import { visibleClaim } from '../time/as-of.ts';
import { type AbsenceValue, absenceConditions, IS_NULL } from './absence.ts';
import type { ClaimPath, Collection, FilterDescription, FlaggedTable } from './collection.ts';
import { hasClaim, hasFlag, hasPart, hasPublisher } from './existence.ts';

/** What a caller asks of a collection's rows: a value by filter name, and `and`, `or`, `not`, `isNull`. */
export type FilterValue = { readonly [name: string]: unknown };
export type FindCollection = (name: string) => Collection;

const b = as(claims, 'b');
/** The id of a claim in the table of its kind; all of them call it the same. */
const K_ID = columnOf('k', claims.id);

/** A list that was made within the statement, under the name `k`. */
const K = eachValue('k');

const MAX_CONDITIONS = 40;
/** Nodes that a list may be restricted to. */
export const MAX_AMONG = 100;

interface DateRange {
  from?: PartialDate | null;
  until?: PartialDate | null;
}
interface IntegerRange {
  min?: number | null;
  max?: number | null;
}
interface MoneyRange {
  currency: string;
  min?: string | null;
  max?: string | null;
}

/**
 * Refuses filter values that can't be meant, before anything is read.
 *
 * @throws BadUserInput naming the place within the argument.
 */
export function checkFilter(
  collection: Collection,
  filter: FilterValue,
  argument: string,
  findCollection: FindCollection,
): void {
  let conditions = 0;
  const check = (value: FilterValue, path: string): void => {
    for (const [name, part] of Object.entries(value)) {
      if (part === null || part === undefined) continue;
      const place = `${path}.${name}`;
      conditions += 1;
      if (conditions > MAX_CONDITIONS) {
        throw new BadUserInput(`${argument} has more than ${MAX_CONDITIONS} conditions.`, argument);
      }
      if (name === 'and' || name === 'or') {
        (part as FilterValue[]).forEach((inner, index) => {
          check(inner, `${place}[${index}]`);
        });
      } else if (name === 'not') check(part as FilterValue, place);
      else if (name === IS_NULL) conditions += Object.keys(part).length;
      else checkCondition(descriptionOf(collection, name), part, place, findCollection);
    }
  };
  check(filter, argument);
}

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
      conditions.push(branches.length === 0 ? raw('0') : fragment`(${join(branches, ' OR ')})`);
    } else if (name === 'not') {
      // A condition on what is not known is neither true nor false: its negation includes the row.
      conditions.push(
        fragment`(${allOf(filterConditions(scope, part as FilterValue, findCollection))}) IS NOT TRUE`,
      );
    } else if (name === IS_NULL) conditions.push(...absenceConditions(scope, part as AbsenceValue));
    else conditions.push(...condition(scope, descriptionOf(scope.collection, name), part, findCollection));
  }
  return conditions;
}

/** All of the conditions in one; true when there is none. */
export function allOf(conditions: readonly Fragment[]): Fragment {
  return conditions.length === 0 ? raw('1') : fragment`(${join(conditions, ' AND ')})`;
}

function descriptionOf(collection: Collection, name: string): FilterDescription {
  const description = collection.filters[name];
  if (!description) throw new Error(`${collection.name} has no filter ${name}`);
  return description;
}

function checkCondition(
  description: FilterDescription,
  value: unknown,
  place: string,
  findCollection: FindCollection,
): void {
  switch (description.kind) {
    case 'dateRange': {
      const { from, until } = value as DateRange;
      if (from && until && endsBefore(until, from)) {
        throw new BadUserInput(`${place}: ${until} is before ${from}.`, place);
      }
      return;
    }
    case 'integerRange': {
      const { min, max } = value as IntegerRange;
      if (min != null && max != null && max < min)
        throw new BadUserInput(`${place}: ${max} is under ${min}.`, place);
      return;
    }
    case 'moneyRange': {
      const { currency, min, max } = value as MoneyRange;
      for (const [bound, amount] of Object.entries({ min, max })) {
        if (amount != null) checkAmount(amount, currency, `${place}.${bound}`);
      }
      return;
    }
    case 'codePrefix':
    case 'partText':
    case 'text':
      if (description.spell && description.spell(value as string) === undefined) {
        throw new BadUserInput(`${place}: ${quoted(value)} is not ${description.expected}.`, place);
      }
      return;
    case 'words':
      if (readQueryText(value as string, place).words.length === 0) {
        throw new BadUserInput(`${place}: ${quoted(value)} has no letter or digit to look for.`, place);
      }
      return;
    case 'reference':
    case 'link':
    case 'through':
    case 'publisher':
      checkNodeReference(findCollection(description.target), value as NodeReference, place);
      return;
    case 'among':
      checkAmong(findCollection(description.target), value as NodeReference[], place);
      return;
    default:
      return;
  }
}

function checkAmong(collection: Collection, nodes: readonly NodeReference[], place: string): void {
  if (nodes.length > MAX_AMONG) {
    throw new BadUserInput(`${place}: ${nodes.length} nodes are too many; name at most ${MAX_AMONG}.`, place);
  }
  nodes.forEach((node, index) => {
    checkNodeReference(collection, node, `${place}[${index}]`);
  });
}

function checkAmount(amount: string, currency: string, place: string): void {
  try {
    parseAmount(amount, currency);
  } catch (error) {
    throw new BadUserInput(`${place}: ${(error as Error).message}`, place);
  }
}

function condition(
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
      return [fragment`${raw(scope.column(description.column))} = ${value === true ? 1 : 0}`];
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
      const prefix = nameKey(value as string);
      const column = raw(scope.column(description.column));
      return [fragment`${column} >= ${prefix} AND ${column} < ${`${prefix}\u{10FFFF}`}`];
    }
    case 'words':
      return [holdsWords(raw(scope.key), description.type, value as string)];
    case 'codePrefix': {
      const { column, rowId, asKnown } = description;
      const prefix = description.spell(value as string) ?? '';
      const startsWith = (code: Fragment) => fragment`${code} >= ${prefix} AND ${code} < ${`${prefix}~`}`;
      if (asKnown && scope.asOf.knownOn !== undefined) {
        const codes = raw(scope.value(asKnown));
        return [
          fragment`EXISTS (SELECT 1 FROM json_each(${codes}) k WHERE ${startsWith(raw(`${K.value}`))})`,
        ];
      }
      return [
        fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(column.table))} k WHERE ${raw(columnOf('k', rowId))} = ${raw(scope.key)} AND ${startsWith(raw(columnOf('k', column)))})`,
      ];
    }
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
      return [keys.length === 0 ? raw('0') : fragment`${raw(scope.key)} IN (${join(keys, ', ')})`];
    }
    case 'publisher':
      return [hasPublisher(scope, referencedKey(findCollection(description.target), value as NodeReference))];
  }
}

function isInState(scope: Scope, states: readonly ClaimState[]): Fragment {
  const conditions = [...new Set(states)].map((state) =>
    state === 'CURRENT' ? scope.current() : scope.withdrawn(),
  );
  if (conditions.length === 0) return raw('0');
  return raw(conditions.length > 1 ? '1' : `(${conditions[0]})`);
}

/** One word is an equality that an index can serve; of several, none may lead the plan away from the order's index. */
function isOneOf(column: Fragment, words: readonly string[]): Fragment {
  if (words.length === 1) return fragment`${column} = ${words[0] ?? null}`;
  return fragment`+${column} IN ${amongValues(words)}`;
}

function dateConditions(column: string, { from, until }: DateRange): Fragment[] {
  const conditions: Fragment[] = [];
  if (from) conditions.push(fragment`+${raw(column)} >= ${from}`);
  if (until) conditions.push(fragment`+${raw(column)} <= ${upperBoundKey(until)}`);
  // Dates that are not known are kept as the empty text where a column sorts by them.
  if (!from && until) conditions.push(fragment`+${raw(column)} > ${''}`);
  return conditions;
}

function rangeConditions(
  column: string,
  min: number | null | undefined,
  max: number | null | undefined,
): Fragment[] {
  const conditions: Fragment[] = [];
  if (min != null) conditions.push(fragment`+${raw(column)} >= ${min}`);
  if (max != null) conditions.push(fragment`+${raw(column)} <= ${max}`);
  return conditions;
}

/** Rows with a visible claim whose other end is the given node; read from that end. */
function linkedThrough(scope: Scope, { claim, near, far, link }: ClaimPath, key: Fragment): Fragment {
  const { asOf } = scope;
  const alias = (column: SQLiteColumn) => raw(columnOf(column.table === link?.table ? 'l' : 'k', column));
  const claimTable = `${getTableName(claim)} k`;
  const tables = [claimTable];
  if (link) {
    const linkTable = `${getTableName(link.table)} l`;
    const on = ` ON ${K_ID} = ${columnOf('l', link.claimId)}`;
    if (far.table === link.table) tables.splice(0, 1, linkTable, claimTable + on);
    else tables.push(linkTable + on);
  }
  const isAsNow = asOf.knownOn === undefined && asOf.validOn === undefined;
  if (!isAsNow) tables.push(`${b} ON ${b.id} = ${K_ID}`);
  const visible = isAsNow ? [isUnflagged(claim)] : visibleClaim(b, asOf);
  const conditions = [fragment`${alias(far)} = ${key}`, ...visible];
  return fragment`${raw(scope.key)} IN (SELECT ${alias(near)} FROM ${raw(tables.join(' CROSS JOIN '))}${where(conditions)})`;
}

/** That the claim `k` is current now, by its own row. */
function isUnflagged({ withdrawn }: FlaggedTable): Fragment {
  return raw(`${columnOf('k', withdrawn)} = 0`);
}

function hasClaimOfStanding(
  scope: Scope,
  { claim, near }: Extract<FilterDescription, { kind: 'claimStanding' }>,
  standings: readonly string[],
): Fragment {
  const conditions = [
    fragment`${raw(columnOf('k', near))} = ${raw(scope.key)}`,
    isOneOf(claimStanding(b, scope.asOf), standings),
    ...visibleClaim(b, scope.asOf),
  ];
  return fragment`EXISTS (SELECT 1 FROM ${raw(getTableName(claim))} k CROSS JOIN ${b} ON ${b.id} = ${raw(K_ID)} WHERE ${join(conditions, ' AND ')})`;
}
