import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Collection, FieldDescription } from '../../db/read/collection/collection.ts';
import type { ListRequest } from '../../db/read/collection/list.ts';
import { countStatement } from '../../db/read/collection/page.ts';
import type { Catalogue, Session } from '../../db/read/row/session.ts';
import {
  type FoundPage,
  type FoundPages,
  isLarge,
  type ScannedPage,
  scanCount,
  scanPage,
} from '../../db/read/slow/scan.ts';
import { needsScan, servedByIndex } from '../../db/read/slow/served.ts';
import { countsTable, pageMayReadMany } from '../../db/read/slow/slow-statement.ts';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import { runInSlices, type Work } from '../../graph/scheduler.ts';
import type { PreparedOperation } from '../argument/check-argument.ts';
import type { Selected } from '../argument/operation-arguments.ts';
import { type PageArguments, readPageArguments } from '../argument/page-argument.ts';
import type { FieldExtensions } from '../type/field.ts';

/**
 * A list at the root of an operation of which something is found before the operation is executed: how many rows it has, where that is
 * asked and grows with the whole table, and its page, where no index serves it. Follows from the shape of the variables.
 */
export interface RootList extends Selected {
  readonly collection: Collection;
  /** Its name, which cursors carry. */
  readonly name: string;
  readonly reads: Extract<FieldDescription, { kind: 'page' }>;
  /** Whether no index serves all of its conditions in its order, and none of them leads to few rows. */
  readonly isUnserved: boolean;
  /** The conditions that an index serves. */
  readonly served: readonly string[];
  readonly wantsTotal: boolean;
  readonly wantsHidden: boolean;
}

export interface ListedOperation extends Omit<PreparedOperation, 'refused'> {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly catalogue: Catalogue;
  readonly asOf: Session['asOf'];
}

/** The lists of an operation of which something is found beforehand. */
export function rootLists(listed: ListedOperation): RootList[] {
  const { schema, operation, variables } = listed;
  const root = schema.getQueryType();
  if (!root) return [];
  const fragments = fragmentsOf(listed.document);
  const fields = collectFields(schema, fragments, variables, root, operation.selectionSet);
  return Array.from(fields.values()).flatMap((nodes) => rootList(listed, root, nodes) ?? []);
}

function rootList(
  { schema, document, variables, args, catalogue, asOf }: ListedOperation,
  root: GraphQLObjectType,
  nodes: readonly FieldNode[],
): RootList | undefined {
  const [node] = nodes;
  const definition = root.getFields()[node?.name.value ?? ''];
  const { reads, list: name } = (definition?.extensions ?? {}) as FieldExtensions;
  if (!node || !definition || reads?.kind !== 'page' || name === undefined) return undefined;
  const given = args.of({ definition, node }) as PageArguments;
  const collection = catalogue.find(reads.target);
  const { order } = readPageArguments(collection, name, given);
  const filter = given.filter ?? undefined;
  const type = schema.getType(`${reads.target}Connection`) as GraphQLObjectType;
  const below = collectSubfields(schema, fragmentsOf(document), variables, type, nodes);
  const wanted = new Set(Array.from(below.values(), ([part]) => part?.name.value));
  const isUnserved = needsScan(collection, filter, order, asOf);
  const list = { collection, via: reads.via, filter, asOf, findCollection: catalogue.find };
  // Of all rows together those that are hidden are a part.
  const isCounted = wanted.has('hiddenCount') || (wanted.has('totalCount') && countsTable(list));
  if (!isUnserved && !isCounted) return undefined;
  return {
    node,
    definition,
    collection,
    name,
    reads,
    isUnserved,
    served: servedByIndex(collection, filter ?? {}, order, asOf),
    wantsTotal: isCounted && wanted.has('totalCount'),
    wantsHidden: isCounted && wanted.has('hiddenCount'),
  };
}

/** A list with what one request asks of it. */
export interface AskedList {
  readonly list: RootList;
  /** Read when it is needed, which mostly it is not. */
  readonly page: () => ScannedPage;
}

export function askedList(
  list: RootList,
  { args, asOf, catalogue }: Pick<ListedOperation, 'args' | 'asOf' | 'catalogue'>,
): AskedList {
  const { collection, reads, name } = list;
  const page = () => {
    const given = args.of(list) as PageArguments;
    const cut = readPageArguments(collection, name, given);
    const filter = given.filter ?? undefined;
    return { ...reads, ...cut, collection, filter, asOf, findCollection: catalogue.find };
  };
  return { list, page };
}

/** Counts the rows of the lists where that is asked, those that no index serves in turns; what others asked for before is known. */
export function countBeforehand(
  session: Session,
  lists: readonly AskedList[],
): MaybePromise<FoundPages<FieldNode>> {
  return lists.reduce<MaybePromise<FoundPages<FieldNode>>>(
    (counted, asked) =>
      mapMaybePromise(counted, (found) =>
        mapMaybePromise(countOne(session, asked), (known) => new Map(found).set(asked.list.node, known)),
      ),
    new Map(),
  );
}

function countOne(session: Session, { list, page: readPage }: AskedList): MaybePromise<FoundPage> {
  const rowsToLookAt = session.maxScannedRows;
  if (!list.wantsTotal && !list.wantsHidden) return { total: undefined, hidden: undefined, rowsToLookAt };
  const page = readPage();
  const hidesSome = list.wantsHidden && page.filter !== undefined;
  const total = list.wantsTotal || hidesSome ? totalOf(session, page, list.isUnserved) : undefined;
  const countAll = () =>
    hidesSome ? totalOf(session, { ...page, filter: undefined }, list.isUnserved) : undefined;
  return mapMaybePromise(total, (shown) =>
    mapMaybePromise(countAll(), (all) => ({
      total: shown,
      hidden: list.wantsHidden ? (all ?? 0) - (hidesSome ? (shown ?? 0) : 0) : undefined,
      rowsToLookAt,
    })),
  );
}

function totalOf(session: Session, list: ListRequest, isUnserved: boolean): MaybePromise<number> {
  return session.total(list, () => {
    if (isUnserved) return runInSlices(withTurnAfter(scanCount(session, list)));
    const counted = countsTable(list) ? [list.collection] : [];
    const reach = { mayReadMany: pageMayReadMany(list), counted };
    return mapMaybePromise(
      session.eventualRows(countStatement(list, null), reach),
      ([row]) => row?.count as number,
    );
  });
}

/** Work, behind which what follows has a turn of its own, unless this one is short until then. */
function* withTurnAfter<R>(work: Work<R>): Work<R> {
  const result = yield* work;
  yield;
  return result;
}

/** Those of the lists that no index serves and that are too long for one statement. */
export function longLists(session: Session, lists: readonly AskedList[]): readonly AskedList[] {
  return lists.filter(({ list }) => list.isUnserved && isLarge(session, list.collection));
}

/** Looks through the lists for their pages, one after the other; adds to what is known. */
export function* lookThrough(
  session: Session,
  lists: readonly AskedList[],
  known: FoundPages<FieldNode>,
): Work<FoundPages<FieldNode>> {
  const found = new Map(known);
  for (const { list, page } of lists) {
    const keys = yield* withTurnAfter(scanPage(session, page()));
    found.set(list.node, {
      total: undefined,
      hidden: undefined,
      rowsToLookAt: 0,
      ...known.get(list.node),
      keys,
    });
  }
  return found;
}

export function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
}
