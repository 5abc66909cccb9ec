import type { GraphQLResolveInfo } from 'graphql';
import type { Collection, FieldDescription, MoneySource } from '../../db/read/collection/collection.ts';
import { listedState } from '../../db/read/collection/filter.ts';
import { globalId } from '../../db/read/collection/global-id.ts';
import { isFoundRow, type PageRequest } from '../../db/read/collection/page.ts';
import {
  batchOf,
  keyOf,
  openPages,
  type Pages,
  type Row,
  readList,
  readOne,
  readOneOfTypes,
  type Select,
} from '../../db/read/row/batch.ts';
import { Selection } from '../../db/read/row/selection.ts';
import type { FoundPage } from '../../db/read/slow/scan.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { Money } from '../../domain/money.ts';
import type { NodeType } from '../../domain/node.ts';
import {
  type PageArguments,
  type PageCut,
  readPageArguments,
  readPageSize,
} from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import { Connection } from '../type/connection.ts';
import { nodeTypeOf } from '../type/node-type.ts';
import { selectionAt, selectionOfPage } from './lookahead.ts';

/** How a described field is resolved; its arguments are those that the field was given when the schema was built. */
export type Resolve<T = unknown, Args = object> = (
  row: Row,
  args: Args,
  context: GraphContext,
  info: GraphQLResolveInfo,
) => T;

/** A field that shows one value, or one row. */
type SingleField = Exclude<FieldDescription, { kind: 'page' | 'list' | 'values' }>;

/**
 * The resolver of a field that shows one value or row; the other two kinds are below.
 *
 * Rows know the rows they were read with (`Batch`), so that everything but what is read aside resolves synchronously and each level
 * of an operation takes one statement per field, whatever the page size.
 */
export function resolverOf(collection: Collection, field: SingleField): Resolve {
  switch (field.kind) {
    case 'globalId':
      return (row) => globalId(collection, keyOf(row));
    case 'column':
      return columnResolver(field);
    case 'money':
      return moneyResolver(field);
    case 'group':
      return groupResolver(field);
    case 'one':
      return (row, _, { session }, info) => readOne(session, row, field, info.fieldNodes, selecting(info));
    case 'oneOfTypes':
      return (row, _, { session }, info) =>
        readOneOfTypes(session, row, field, info.fieldNodes, selecting(info));
  }
}

type Of<K extends FieldDescription['kind']> = Extract<FieldDescription, { kind: K }>;

/** The columns that the field being resolved asks of a collection. */
export function selecting(info: GraphQLResolveInfo): Select {
  return (collection) => selectionAt(info, collection);
}

function columnResolver({ column }: Of<'column'>): Resolve {
  const { name } = column;
  return column.dataType === 'boolean' ? (row) => row[name] === 1 : (row) => row[name];
}

function moneyResolver(source: MoneySource): Resolve {
  return (row) => moneyIn(row, source);
}

function moneyIn(row: Row, { amount, currency }: MoneySource): Money | null {
  const amountMinor = row[amount.name];
  return amountMinor == null
    ? null
    : { amountMinor: amountMinor as number, currency: row[currency.name] as string };
}

function groupResolver({ columns }: Of<'group'>): Resolve {
  const sources = Object.entries(columns);
  return (row) => {
    const values = sources.map(
      ([field, source]) => [field, 'amount' in source ? moneyIn(row, source) : row[source.name]] as const,
    );
    return values.every(([, value]) => value === null) ? null : Object.fromEntries(values);
  };
}

/** The resolver of a field that shows a page. */
export function pageResolver(field: Of<'page'>): Resolve<MaybePromise<Connection>, PageArguments> {
  return (row, args, { session }, info) => {
    const batch = batchOf(row);
    const opened = batch.shared(info.fieldNodes, () =>
      openList(session, field, args, info, {
        parents: batch.keys(batch.collection.key.name),
        parentType: nodeTypeOf(batch.collection),
      }),
    );
    return mapMaybePromise(opened, ({ pages, cut }) => new Connection(pages, keyOf(row), cut));
  };
}

/** The pages of a list, and how they were cut. */
interface OpenList {
  readonly pages: Pages;
  readonly cut: PageCut;
}

/** The name of the list that the field being resolved shows. */
function listOf({ parentType, fieldName }: GraphQLResolveInfo): string {
  const list = parentType.getFields()[fieldName]?.extensions.list;
  if (typeof list !== 'string') throw new Error(`${parentType.name}.${fieldName} is no list`);
  return list;
}

/** Reads the pages of a list for all given parents; for a list at the root, `parents` is null. */
export function openList(
  session: GraphContext['session'],
  field: Of<'page'>,
  args: PageArguments,
  info: GraphQLResolveInfo,
  {
    parents,
    parentType,
    found,
  }: { parents: readonly number[] | null; parentType?: NodeType | undefined; found?: FoundPage | undefined },
): MaybePromise<OpenList> {
  const collection = session.catalogue.find(field.target);
  const cut = readPageArguments(collection, listOf(info), args);
  const select: Select = (target) => selectionOfPage(info, target);
  const selection = select(collection);
  if (cut.order.by) selection.add(cut.order.by);
  const keys = found?.keys;
  const request: PageRequest = {
    collection,
    via: field.via,
    where: field.where,
    state: listedState(collection, args.filter),
    ...(keys
      ? { conditions: (scope) => [isFoundRow(scope, keys)] }
      : { filter: args.filter ?? undefined, position: cut.position }),
    asOf: session.asOf,
    findCollection: session.catalogue.find,
    parentType,
    selection,
    order: cut.order,
    forward: cut.forward,
    limit: cut.limit,
  };
  return mapMaybePromise(openPages(session, request, { parents, select, found }), (pages) => ({
    pages,
    cut,
  }));
}

interface FirstArgument {
  readonly first?: number | null | undefined;
}

/** The resolver of a field that shows a plain list, of rows or of values. */
export function listResolver(field: Of<'list' | 'values'>): Resolve<readonly unknown[], FirstArgument> {
  return field.kind === 'list' ? rowsResolver(field) : valuesResolver(field);
}

function rowsResolver(field: Of<'list'>): Resolve<readonly Row[], FirstArgument> {
  return (row, args, { session }, info) => {
    const collection = session.catalogue.find(field.target);
    return readList(
      session,
      row,
      listRequest(session, collection, field, args, selectionAt(info, collection)),
      info.fieldNodes,
    );
  };
}

function valuesResolver(field: Of<'values'>): Resolve<readonly unknown[], FirstArgument> {
  const { name } = field.column;
  return (row, args, { session }, info) => {
    if (field.asKnown && session.asOf.knownOn !== undefined) {
      const all = JSON.parse(row[field.asKnown.name] as string) as unknown[];
      return all.slice(0, readPageSize(args.first, 'first'));
    }
    const collection = session.catalogue.find(field.target);
    const selection = new Selection(collection);
    selection.add(field.column);
    return readList(
      session,
      row,
      listRequest(session, collection, field, args, selection),
      info.fieldNodes,
    ).map((part) => part[name]);
  };
}

function listRequest(
  session: GraphContext['session'],
  collection: Collection,
  field: Of<'list' | 'values'>,
  args: FirstArgument,
  selection: Selection,
): PageRequest {
  const order = collection.orders[collection.defaultOrder];
  if (!order) throw new Error(`${collection.name} has no order ${collection.defaultOrder}`);
  if (order.by) selection.add(order.by);
  return {
    collection,
    via: field.via,
    asOf: session.asOf,
    findCollection: session.catalogue.find,
    selection,
    order,
    forward: true,
    limit: readPageSize(args.first, 'first'),
  };
}
