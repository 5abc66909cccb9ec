import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import type { Catalogue, Session } from '../../db/read/row/session.ts';
import {
  type FoundPage,
  type FoundPages,
  isLarge,
  needsScan,
  type ScannedPage,
  scanCount,
  scanPage,
} from '../../db/read/slow/scan.ts';
import type { Work } from '../../graph/scheduler.ts';
import type { PreparedOperation } from '../argument/check-argument.ts';
import { type PageArguments, readPageArguments } from '../argument/page-argument.ts';
import type { FieldExtensions } from '../type/field.ts';

/** A list at the root of an operation whose rows may have to be looked through before the operation is executed. */
export interface ScannedList {
  /** The first node of the field. */
  readonly node: FieldNode;
  readonly page: ScannedPage;
  readonly wantsTotal: boolean;
  readonly wantsHidden: boolean;
}

export interface ScannedOperation extends Omit<PreparedOperation, 'refused'> {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly catalogue: Catalogue;
  readonly asOf: Session['asOf'];
}

/** The lists of an operation that no index serves. Which they are follows from the shape of its variables. */
export function scannedLists(scanned: ScannedOperation): ScannedList[] {
  const { schema, operation, variables } = scanned;
  const root = schema.getQueryType();
  if (!root) return [];
  const fields = collectFields(
    schema,
    fragmentsOf(scanned.document),
    variables,
    root,
    operation.selectionSet,
  );
  return Array.from(fields.values()).flatMap((nodes) => scannedList(scanned, root, nodes) ?? []);
}

function scannedList(
  { schema, document, variables, args, catalogue, asOf }: ScannedOperation,
  root: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ScannedList | undefined {
  const [node] = nodes;
  const definition = root.getFields()[node?.name.value ?? ''];
  const { reads, list } = (definition?.extensions ?? {}) as FieldExtensions;
  if (!node || !definition || reads?.kind !== 'page' || list === undefined) return undefined;
  const given = args.of({ definition, node }) as PageArguments;
  const collection = catalogue.find(reads.target);
  const cut = readPageArguments(collection, list, given);
  const filter = given.filter ?? undefined;
  if (!needsScan(collection, filter, cut.order, asOf)) return undefined;
  const type = schema.getType(`${reads.target}Connection`) as GraphQLObjectType;
  const below = collectSubfields(schema, fragmentsOf(document), variables, type, nodes);
  const wanted = new Set(Array.from(below.values(), ([part]) => part?.name.value));
  return {
    node,
    page: { ...reads, ...cut, collection, filter, asOf, findCollection: catalogue.find },
    wantsTotal: wanted.has('totalCount'),
    wantsHidden: wanted.has('hiddenCount'),
  };
}

/** Those of the lists that are too long for one statement. */
export function longLists(session: Session, lists: readonly ScannedList[]): readonly ScannedList[] {
  return lists.length === 0 ? lists : lists.filter(({ page }) => isLarge(session, page.collection));
}

/** Looks through the lists, one after the other. */
export function* lookThrough(session: Session, lists: readonly ScannedList[]): Work<FoundPages<FieldNode>> {
  const found = new Map<FieldNode, FoundPage>();
  for (const { node, page, wantsTotal, wantsHidden } of lists) {
    const keys = yield* scanPage(session, page);
    const total = wantsTotal || (wantsHidden && page.filter) ? yield* scanCount(session, page) : undefined;
    const all =
      wantsHidden && page.filter ? yield* scanCount(session, { ...page, filter: undefined }) : total;
    found.set(node, { keys, total, hidden: wantsHidden ? (all ?? 0) - (total ?? 0) : undefined });
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
