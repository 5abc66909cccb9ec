import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../../domain/node.ts';
import type { Collection, OrderDescription, Via } from '../collection/collection.ts';
import type { FilterValue } from '../collection/filter-value.ts';
import { isDirect, type ListRequest } from '../collection/list.ts';
import type { AsOf } from '../time/as-of.ts';
import { isDerived, isNarrow, looksThroughNode } from './served.ts';

/**
 * Statements that may look at far more rows than they return: which these are can be told from their shape. The rows of one node
 * bound them, and a node may have tens of thousands.
 */

/** Types with nodes on which that many claims stand. A tender has its bids and events. */
const HUBS: ReadonlySet<NodeType> = new Set(['ORGANISATION', 'PERSON', 'REGULATION', 'ARTICLE']);

/**
 * Whether the rows that a page passes over may be many: below a node, or at the root where the list has a `filter`. Below a node, rows
 * are sorted for an order that no index has behind the node.
 */
export function pageMayReadMany(list: ListRequest, order?: OrderDescription): boolean {
  const { collection, filter = {}, asOf } = list;
  if (list.via.kind === 'all') return filteredListMayReadMany(collection, filter, asOf);
  if (looksThroughNode(collection, filter)) return true;
  const isFiltered = (list.filter ?? list.conditions) !== undefined;
  return isBelowHub(list) && (isFiltered || isSorted(list.via, order) || isAsKnown(list.asOf));
}

function isSorted(via: Via, order: OrderDescription | undefined): boolean {
  const by = order?.by;
  if (by === undefined) return false;
  const [first, second] =
    via.kind === 'link'
      ? [via.parent, via.copies?.find(([own]) => own === by)?.[1]]
      : [via.kind === 'column' ? via.column : undefined, by];
  if (first === undefined || second === undefined) return true;
  return !getTableConfig(first.table as SQLiteTable).indexes.some(
    ({ config }) => config.columns[0] === first && config.columns[1] === second,
  );
}

/** Whether a count of rows may take long; `isRepeated` when it is asked of each row of another list. */
export function countMayReadMany(list: ListRequest, isRepeated: boolean): boolean {
  return pageMayReadMany(list) || (isBelowHub(list) && (isRepeated || !isDirect(list.via)));
}

/** Whether a count at the root, which an index serves, grows with the whole table. */
export function countsTable({ via, collection, filter, asOf }: ListRequest): boolean {
  return via.kind === 'all' && !isNarrow(collection, filter ?? {}, asOf);
}

/**
 * Whether a list at the root is narrowed to the rows of one node, and these may be many, or all claims of a node are read to know which
 * rows it has. One reference alone is what indexes are for.
 */
export function filteredListMayReadMany(collection: Collection, filter: FilterValue, asOf: AsOf): boolean {
  if (looksThroughNode(collection, filter)) return true;
  if (!isNarrow(collection, filter, asOf)) return false;
  const [name, ...others] = Object.keys(filter).filter((each) => filter[each] != null);
  const only = collection.filters[name ?? ''];
  return others.length > 0 || only?.kind !== 'reference' || isDerived(only, asOf) || isAsKnown(asOf);
}

function isBelowHub({ parentType }: ListRequest): boolean {
  return parentType !== undefined && HUBS.has(parentType);
}

function isAsKnown({ knownOn, validOn }: AsOf): boolean {
  return knownOn !== undefined || validOn !== undefined;
}
