import { joinByKeys, thenJoin } from '../../dialect/expression.ts';
import { jsonIntegerAt } from '../../dialect/json-value.ts';
import { eachText, eachValue, isAmong } from '../../dialect/list.ts';
import { columnOf, type Fragment, fragment, NOTHING, raw, where } from '../../statement/fragment.ts';
import { Scope } from '../row/scope.ts';
import type { Selection } from '../row/selection.ts';
import type { AsOf } from '../time/as-of.ts';
import type { OrderDescription } from './collection.ts';
import { wordsOf } from './filter.ts';
import {
  type Cut,
  firstKeys,
  type ListPlace,
  type ListRequest,
  listCount,
  listKeys,
  listRows,
  select,
  tableAs,
} from './list.ts';
import { Direction, type Position } from './order.ts';

/** A page of a list. */
export interface PageRequest extends ListRequest {
  readonly selection: Selection;
  readonly order: OrderDescription;
  /** Read from the start (`first`) or from the end (`last`); rows come in the direction read. */
  readonly forward: boolean;
  readonly position?: Position | undefined;
  readonly limit: number;
}

/** The column under which rows of a page carry the key of the parent they belong to. */
export const PARENT = 'parent_key';

const p = eachValue('p');
const pairs = eachText('p');

const AT_ROOT: ListPlace = { alias: 'x', parentKey: null };
const PER_PARENT: ListPlace = { alias: 'x', parentKey: p.value.text };
const PER_PAIR: ListPlace = {
  alias: 'x',
  parentKey: `(${jsonIntegerAt(p.value, 1)})`,
  parentWithin: `(${jsonIntegerAt(p.value, 0)})`,
};

/** The key of a parent; of one of an `owned` list what it is unique within and the key, as the text of a JSON list. */
export type ParentKey = number | string;

/** The parents as a table `p`. */
function eachParent({ via }: ListRequest, parents: readonly ParentKey[]): Fragment {
  return via.kind === 'owned' ? pairs.of(parents as readonly string[]) : p.of(parents as readonly number[]);
}

function perParent({ via }: ListRequest): ListPlace {
  return via.kind === 'owned' ? PER_PAIR : PER_PARENT;
}

/**
 * One statement for a page of every parent: a correlated subquery finds each parent's keys within the
 * limit, on an index that serves the order, and the rows are read by key. For a list at the root,
 * `parents` is null.
 */
export function pageStatement(page: PageRequest, parents: readonly ParentKey[] | null): Fragment {
  const direction = new Direction(page.order, page.forward);
  const cut = (scope: Scope) => ({
    conditions: page.position ? [direction.after(scope, page.position)] : [],
    order: direction.terms(scope),
  });
  const limit = fragment` LIMIT ${page.limit}`;
  if (parents === null) {
    const words = wordsOf(page.collection, page.filter);
    if (words) return worded({ ...page, words }, direction, cut);
    const { scope, conditions, from } = listRows(page, AT_ROOT);
    const selected = raw(page.selection.text(scope));
    const { conditions: more, order } = cut(scope);
    return fragment`${select(selected, from, [...conditions, ...more], order)}${limit}`;
  }
  const place = perParent(page);
  const keys = listKeys(page, place, cut);
  const rows = new Scope(page.collection, 't', page.asOf);
  const selected = raw(page.selection.text(rows));
  const order = direction.terms(rows);
  const { keyWithin } = page.collection;
  const within = keyWithin
    ? raw(`${columnOf('t', keyWithin)} = ${place.parentWithin ?? place.parentKey} AND `)
    : NOTHING;
  return fragment`SELECT ${p.value} AS ${raw(PARENT)}, ${selected} FROM ${eachParent(page, parents)}${joinByKeys(tableAs(page.collection, 't'), within, rows.key, fragment`${keys}${limit}`)}${raw(rows.moreJoins())} ORDER BY ${p.key}, ${order}`;
}

/** A page of a list at the root that words lead to. */
function worded(page: PageRequest, direction: Direction, cut: (scope: Scope) => Cut): Fragment {
  const keys = firstKeys(page, AT_ROOT, cut, fragment`${page.limit}`);
  const rows = new Scope(page.collection, 't', page.asOf);
  const selected = raw(page.selection.text(rows));
  const order = direction.terms(rows);
  return fragment`SELECT ${selected} FROM ${raw(tableAs(page.collection, 't'))}${raw(rows.moreJoins())} WHERE ${raw(rows.key)} IN (${keys}) ORDER BY ${order}`;
}

/** One statement that counts the rows of every parent's list; `count`, with the parent beside it. */
export function countStatement(list: ListRequest, parents: readonly ParentKey[] | null): Fragment {
  if (parents === null) return fragment`SELECT (${listCount(list, AT_ROOT)}) AS count`;
  return fragment`SELECT ${p.value} AS ${raw(PARENT)}, (${listCount(list, perParent(list))}) AS count FROM ${eachParent(list, parents)}`;
}

/** Condition that a row is one of those found before. */
export function isFoundRow(scope: Scope, keys: readonly number[]): Fragment {
  return isAmong(scope.key, keys);
}

/** One statement for rows by key. */
export function rowsStatement(selection: Selection, keys: readonly number[], asOf: AsOf): Fragment {
  const rows = new Scope(selection.collection, 't', asOf);
  const selected = raw(selection.text(rows));
  return fragment`SELECT ${selected} FROM ${p.of(keys)} ${thenJoin} ${raw(tableAs(selection.collection, 't'))} ON ${raw(rows.key)} = ${p.value}${raw(rows.moreJoins())}`;
}

/** One statement for at most one row, whose key is the value of an expression; only if it is visible. */
export function rowStatement(selection: Selection, key: Fragment, asOf: AsOf): Fragment {
  const rows = new Scope(selection.collection, 't', asOf);
  const selected = raw(selection.text(rows));
  const conditions = [fragment`${raw(rows.key)} = ${key}`, ...rows.visible()];
  return fragment`SELECT ${selected} FROM ${raw(tableAs(selection.collection, 't') + rows.moreJoins())}${where(conditions)}`;
}
