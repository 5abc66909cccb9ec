import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../domain/node.ts';
import { claimEndsOf } from '../claim-kind.ts';
import type { AsOf } from './as-of.ts';
import type { Entity, FixedCondition, OrderDescription, Via } from './description.ts';
import { type FilterValue, type FindEntity, filterConditions } from './filter.ts';
import { columnOf, type Fragment, join, NOTHING, raw, sql, where } from './fragment.ts';
import { Direction, type Position } from './order.ts';
import { Scope } from './scope.ts';
import type { Selection } from './selection.ts';

/** A list of an entity's rows, before it is cut into pages. */
export interface ListRequest {
  readonly entity: Entity;
  readonly via: Via;
  readonly where?: FixedCondition | undefined;
  readonly filter?: FilterValue | undefined;
  readonly asOf: AsOf;
  readonly findEntity: FindEntity;
  /** The type of the parents, where they are nodes. */
  readonly parentType?: NodeType | undefined;
}

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

/**
 * One statement for a page of every parent: a correlated subquery finds each parent's keys within the
 * limit, on an index that serves the order, and the rows are read by key. For a list at the root,
 * `parents` is null.
 */
export function pageStatement(page: PageRequest, parents: readonly number[] | null): Fragment {
  const direction = new Direction(page.order, page.forward);
  const limit = sql` LIMIT ${page.limit}`;
  const rows = new Scope(page.entity, parents === null ? 'x' : 't', page.asOf);
  const selected = raw(page.selection.text(rows));
  if (parents === null) {
    const conditions = listConditions(page, rows);
    if (page.position) conditions.push(direction.after(rows, page.position));
    const order = direction.terms(rows);
    return sql`SELECT ${selected} FROM ${raw(tableAs(page.entity, 'x') + rows.baseJoin())}${where(conditions)} ORDER BY ${order}${limit}`;
  }
  const keys = parentKeys(page, (scope) => ({
    conditions: page.position ? [direction.after(scope, page.position)] : [],
    order: direction.terms(scope),
  }));
  const order = direction.terms(rows);
  const within = page.entity.keyWithin
    ? raw(`${columnOf('t', page.entity.keyWithin)} = p.value AND `)
    : raw('');
  return sql`SELECT p.value AS ${raw(PARENT)}, ${selected} FROM json_each(${JSON.stringify(parents)}) p CROSS JOIN ${raw(tableAs(page.entity, 't'))} ON ${within}${raw(rows.key)} IN (${keys}${limit})${raw(rows.baseJoin())} ORDER BY p.key, ${order}`;
}

/** One statement that counts the rows of every parent's list; `count`, with the parent beside it. */
export function countStatement(list: ListRequest, parents: readonly number[] | null): Fragment {
  if (parents === null) {
    const scope = new Scope(list.entity, 'x', list.asOf);
    const conditions = listConditions(list, scope);
    return sql`SELECT count(*) AS count FROM ${raw(tableAs(list.entity, 'x') + scope.baseJoin())}${where(conditions)}`;
  }
  const keys = parentKeys(list, () => ({ conditions: [], order: null }));
  return sql`SELECT p.value AS ${raw(PARENT)}, (SELECT count(*) FROM (${keys})) AS count FROM json_each(${JSON.stringify(parents)}) p`;
}

function tableAs(entity: Entity, alias: string): string {
  return `${getTableName(entity.table)} ${alias}`;
}

function listConditions(list: ListRequest, scope: Scope): Fragment[] {
  const conditions = scope.visible();
  if (list.where) conditions.push(sql`${raw(scope.column(list.where.column))} = ${list.where.equals}`);
  if (list.filter) conditions.push(...filterConditions(scope, list.filter, list.findEntity));
  return conditions;
}

interface Cut {
  readonly conditions: readonly Fragment[];
  readonly order: Fragment | null;
}

/** The keys of the rows that belong to the parent `p.value`, ordered and cut as `cut` says. */
function parentKeys(list: ListRequest, cut: (scope: Scope) => Cut): Fragment {
  switch (list.via.kind) {
    case 'all':
      throw new Error(`a list of ${list.entity.name} at the root has no parents`);
    case 'column':
      return keysByColumn(list, list.via.column, cut);
    case 'link':
      return keysByLink(list, list.via.parent, list.via.child, cut);
    case 'ends':
      return keysByEnds(list, cut);
  }
}

function keysByColumn(list: ListRequest, column: SQLiteColumn, cut: (scope: Scope) => Cut): Fragment {
  const scope = new Scope(list.entity, 'x', list.asOf);
  const belongs = raw(`${columnOf('x', column)} = p.value`);
  const conditions = [belongs, ...listConditions(list, scope)];
  const { conditions: more, order } = cut(scope);
  return select(
    raw(scope.key),
    raw(tableAs(list.entity, 'x') + scope.baseJoin()),
    [...conditions, ...more],
    order,
  );
}

function keysByLink(
  list: ListRequest,
  parent: SQLiteColumn,
  child: SQLiteColumn,
  cut: (scope: Scope) => Cut,
): Fragment {
  const scope = new Scope(list.entity, 'x', list.asOf, columnOf('l', child));
  const conditions = [raw(`${columnOf('l', parent)} = p.value`), ...listConditions(list, scope)];
  const { conditions: more, order } = cut(scope);
  const from = `${getTableName(parent.table)} l${scope.tableJoin()}${scope.baseJoin()}`;
  // A link table may lead to the same row twice: an article can support a claim in two places.
  return select(raw(`DISTINCT ${scope.key} AS id`), raw(from), [...conditions, ...more], order);
}

/** A branch for each end at which the parents' type may stand; SQLite merges them lazily, in order of id. */
function keysByEnds(list: ListRequest, cut: (scope: Scope) => Cut): Fragment {
  if (!list.parentType) throw new Error('only nodes are ends of claims');
  let sorted = NOTHING;
  const branches = claimEndsOf(list.parentType).map(({ node, claimId }) => {
    const scope = new Scope(list.entity, 'x', list.asOf, columnOf('e', claimId));
    const conditions = [raw(`${columnOf('e', node)} = p.value`), ...listConditions(list, scope)];
    const { conditions: more, order } = cut(scope);
    if (order) sorted = raw(` ORDER BY ${order.text.replace(scope.key, '1')}`);
    const from = `${getTableName(node.table)} e${scope.tableJoin()}`;
    return select(raw(`${scope.key} AS id`), raw(from), [...conditions, ...more], null);
  });
  return sql`${join(branches, ' UNION ')}${sorted}`;
}

function select(
  what: Fragment,
  from: Fragment,
  conditions: readonly Fragment[],
  order: Fragment | null,
): Fragment {
  return sql`SELECT ${what} FROM ${from}${where(conditions)}${order ? sql` ORDER BY ${order}` : raw('')}`;
}

/** One statement for rows by key. */
export function rowsStatement(selection: Selection, keys: readonly number[], asOf: AsOf): Fragment {
  const rows = new Scope(selection.entity, 't', asOf);
  const selected = raw(selection.text(rows));
  return sql`SELECT ${selected} FROM json_each(${JSON.stringify(keys)}) p CROSS JOIN ${raw(tableAs(selection.entity, 't'))} ON ${raw(rows.key)} = p.value${raw(rows.baseJoin())}`;
}

/** One statement for at most one row, whose key is the value of an expression; only if it is visible. */
export function rowStatement(selection: Selection, key: Fragment, asOf: AsOf): Fragment {
  const rows = new Scope(selection.entity, 't', asOf);
  const selected = raw(selection.text(rows));
  const conditions = [sql`${raw(rows.key)} = ${key}`, ...rows.visible()];
  return sql`SELECT ${selected} FROM ${raw(tableAs(selection.entity, 't') + rows.baseJoin())}${where(conditions)}`;
}
