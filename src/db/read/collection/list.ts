import { getTableName } from 'drizzle-orm';
import type { ClaimState } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import { claimEndsOf } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { areMany } from '../../search/word-filter.ts';
import { columnOf, type Fragment, fragment, join, NOTHING, raw, where } from '../../statement/fragment.ts';
import { Scope } from '../row/scope.ts';
import type { AsOf } from '../time/as-of.ts';
import type { Collection, FixedCondition, Via } from './collection.ts';
import { filterConditions } from './filter.ts';
import type { FilterValue, FindCollection } from './filter-value.ts';

/** A list of a collection's rows, before it is cut into pages. */
export interface ListRequest {
  readonly collection: Collection;
  readonly via: Via;
  readonly where?: FixedCondition | undefined;
  /** Which claims are listed, of a list of claims. Default `CURRENT`. */
  readonly state?: ClaimState | 'ANY' | undefined;
  readonly filter?: FilterValue | undefined;
  /** Conditions made elsewhere, in place of `filter`. */
  readonly conditions?: ((scope: Scope) => readonly Fragment[]) | undefined;
  readonly asOf: AsOf;
  readonly findCollection: FindCollection;
  /** The keys of the rows whose names hold the filter's words, where these lead to the rows: see `wordsOf`. */
  readonly words?: Fragment | undefined;
  /** The type of the parents, where they are nodes. */
  readonly parentType?: NodeType | undefined;
}

/** How a list goes into a statement. */
export interface ListPlace {
  /** Alias of its rows; those of tables that lead to them start with it. */
  readonly alias: string;
  /** SQL of the parent's key; a list at the root has none. */
  readonly parentKey: string | null;
  /** SQL of what the parent's key is unique within, where it is unique only there. */
  readonly parentWithin?: string | undefined;
  /** Reads rows in the list's order until a page is full, whatever else could lead to them. Default false. */
  readonly walksOrder?: boolean;
}

/** What cuts a page out of a list: the conditions of a cursor, and an order. */
export interface Cut {
  readonly conditions: readonly Fragment[];
  readonly order: Fragment | null;
}

/** The rows of a list as a FROM clause with conditions; `from` is to be read when every column has been named. */
export interface ListRows {
  readonly scope: Scope;
  readonly conditions: readonly Fragment[];
  readonly from: () => string;
}

/** Whether a list's rows can be read where its keys are found: each row is found once, in one table. */
export function isDirect(via: Via): boolean {
  return (
    via.kind === 'all' ||
    via.kind === 'column' ||
    via.kind === 'owned' ||
    (via.kind === 'link' && !via.repeats)
  );
}

/** The rows of a direct list (`isDirect`). */
export function listRows(list: ListRequest, place: ListPlace): ListRows {
  const { collection, via, asOf } = list;
  const { alias, parentKey, walksOrder } = place;
  if (via.kind === 'link') {
    const link = `${alias}l`;
    const linked = {
      key: columnOf(link, via.child),
      withdrawn: via.withdrawn && columnOf(link, via.withdrawn),
      copies: new Map(via.copies?.map(([own, copy]) => [own, columnOf(link, copy)])),
    };
    const scope = new Scope(collection, alias, asOf, linked);
    const conditions = [raw(`${columnOf(link, via.parent)} = ${parentKey}`), ...conditionsOf(list, scope)];
    const from = () => `${getTableName(via.parent.table)} ${link}${scope.tableJoin()}${scope.moreJoins()}`;
    return { scope, conditions, from };
  }
  const scope = new Scope(collection, alias, asOf, { walksOrder });
  const conditions = conditionsOf(list, scope);
  if (via.kind === 'column') conditions.unshift(raw(`${columnOf(alias, via.column)} = ${parentKey}`));
  if (via.kind === 'owned') conditions.unshift(...ownedBy(scope, via, place));
  return { scope, conditions, from: () => `${tableAs(collection, alias)}${scope.moreJoins()}` };
}

function ownedBy(
  scope: Scope,
  { column, points, at, owner }: Extract<Via, { kind: 'owned' }>,
  { alias, parentKey, parentWithin }: ListPlace,
): Fragment[] {
  const owned = `${alias}o`;
  scope.join(
    ` ${thenJoin} ${getTableName(at.table)} ${owned} ON ${columnOf(owned, at)} = ${columnOf(alias, points)}`,
  );
  return [
    raw(`${columnOf(alias, column)} = ${parentWithin}`),
    raw(`${columnOf(owned, owner)} = ${parentKey}`),
  ];
}

/** The column in which `listKeys` gives keys. */
export const LISTED_KEY = 'id';

/** The keys of a list's rows, ordered and cut as `cut` says. */
export function listKeys(list: ListRequest, place: ListPlace, cut: (scope: Scope) => Cut): Fragment {
  if (list.via.kind === 'ends') return keysByEnds(list, place, cut);
  const { scope, conditions, from } = listRows(list, place);
  const { conditions: more, order } = cut(scope);
  // An article can support a claim in two places.
  const distinct = isDirect(list.via) ? '' : 'DISTINCT ';
  return select(raw(`${distinct}${scope.key} AS ${LISTED_KEY}`), from, [...conditions, ...more], order);
}

/**
 * The first keys of a list. Words that many names hold would have all of these sorted, those that few hold would have the whole table
 * walked: how many they are is found when the statement runs, and only one of the two ways is gone.
 */
export function firstKeys(
  list: ListRequest,
  place: ListPlace,
  cut: (scope: Scope) => Cut,
  limit: Fragment,
): Fragment {
  if (!list.words) return fragment`${listKeys(list, place, cut)} LIMIT ${limit}`;
  const many = areMany(list.words);
  const walked = listKeys(list, { ...place, walksOrder: true }, cut);
  const sorted = listKeys(list, place, cut);
  return fragment`SELECT ${raw(LISTED_KEY)} FROM (${walked} LIMIT CASE WHEN ${many} THEN ${limit} ELSE 0 END) UNION ALL SELECT ${raw(LISTED_KEY)} FROM (${sorted} LIMIT CASE WHEN ${many} THEN 0 ELSE ${limit} END)`;
}

/** A branch for each end at which the parents' type may stand; SQLite merges them lazily, in order of id. */
function keysByEnds(
  list: ListRequest,
  { alias, parentKey }: ListPlace,
  cut: (scope: Scope) => Cut,
): Fragment {
  if (!list.parentType) throw new Error('only nodes are ends of claims');
  const end = `${alias}e`;
  let sorted = NOTHING;
  const branches = claimEndsOf(list.parentType).map(({ node, claimId, withdrawn }) => {
    const flagged = { key: columnOf(end, claimId), withdrawn: columnOf(end, withdrawn) };
    const scope = new Scope(list.collection, alias, list.asOf, flagged);
    const conditions = [raw(`${columnOf(end, node)} = ${parentKey}`), ...conditionsOf(list, scope)];
    const { conditions: more, order } = cut(scope);
    if (order) sorted = raw(` ORDER BY ${order.text.replace(scope.key, '1')}`);
    const from = () => `${getTableName(node.table)} ${end}${scope.tableJoin()}`;
    return select(raw(`${scope.key} AS ${LISTED_KEY}`), from, [...conditions, ...more], null);
  });
  return fragment`${join(branches, ' UNION ')}${sorted}`;
}

/** How many rows the list has. */
export function listCount(list: ListRequest, place: ListPlace): Fragment {
  if (!isDirect(list.via)) {
    return fragment`SELECT count(*) FROM (${listKeys(list, place, () => ({ conditions: [], order: null }))})`;
  }
  const { conditions, from } = listRows(list, place);
  return select(raw('count(*)'), from, conditions, null);
}

export function tableAs(collection: Collection, alias: string): string {
  return `${getTableName(collection.table)} ${alias}`;
}

function conditionsOf(list: ListRequest, scope: Scope): Fragment[] {
  const conditions = scope.visible(list.state ?? 'CURRENT');
  if (list.where) conditions.push(fragment`${raw(scope.column(list.where.column))} = ${list.where.equals}`);
  if (list.filter) conditions.push(...filterConditions(scope, list.filter, list.findCollection));
  if (list.conditions) conditions.push(...list.conditions(scope));
  return conditions;
}

export function select(
  what: Fragment,
  from: () => string,
  conditions: readonly Fragment[],
  order: Fragment | null,
): Fragment {
  const sorted = order ? fragment` ORDER BY ${order}` : NOTHING;
  return fragment`SELECT ${what} FROM ${raw(from())}${where(conditions)}${sorted}`;
}
