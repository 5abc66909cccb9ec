import type { GraphQLResolveInfo } from 'graphql';
import { type ParsedId, parseGlobalId } from '../../db/read/collection/global-id.ts';
import { refuseIllFormed } from '../../db/read/node/ill-formed-identifier.ts';
import { checkNodeReference, type NodeReference, referencedKey } from '../../db/read/node/node-reference.ts';
import { type Row, readRow, readRows } from '../../db/read/row/batch.ts';
import type { Catalogue } from '../../db/read/row/session.ts';
import { fragment } from '../../db/statement/fragment.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { checkPageArguments, MAX_PAGE_SIZE, type PageArguments } from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import type { ObjectDeclaration } from '../declare/declare.ts';
import { selectionAt } from '../resolve/lookahead.ts';
import { openList } from '../resolve/resolvers.ts';
import { type Builder, outputNamed } from '../type/builder.ts';
import { Connection } from '../type/connection.ts';
import { type FieldExtensions, pageArguments } from '../type/field.ts';
import { nodeTypeOf } from '../type/node-type.ts';

/** Adds `node` and `nodes`, and for each type of node the singular field and the list. */
export function addNodeQueries(
  builder: Builder,
  nodes: readonly ObjectDeclaration[],
  catalogue: Catalogue,
): void {
  addNode(builder, catalogue);
  for (const collection of nodes) {
    addSingular(builder, collection);
    addPlural(builder, collection);
  }
}

function addNode(builder: Builder, catalogue: Catalogue): void {
  const checkId: CheckArguments = ({ id }) => {
    parseId(catalogue, id as string, 'id');
  };
  const checkIds: CheckArguments = ({ ids }) => {
    const list = ids as string[];
    if (list.length > MAX_PAGE_SIZE) {
      throw new BadUserInput(
        `ids: ${list.length} ids are too many; ask for at most ${MAX_PAGE_SIZE}.`,
        'ids',
      );
    }
  };
  builder.queryField('node', (t) =>
    t.field({
      type: 'Node',
      nullable: true,
      description:
        'The node, lot, claim or piece of evidence of a global id (Relay). Null when there is none, or it is not known on the day asked.',
      args: { id: t.arg.id({ required: true, description: 'Its global id: `tender:42`.' }) },
      extensions: { checkArguments: checkId } satisfies FieldExtensions,
      resolve: (_, { id }, context, info) => readNode(context, info, parseId(catalogue, String(id), 'id')),
    }),
  );
  builder.queryField('nodes', (t) =>
    t.field({
      type: ['Node'],
      nullable: { list: false, items: true },
      description:
        'The nodes, lots, claims or pieces of evidence of several global ids, in the order asked (Relay). Null where there is none; an id that can not be one is null with an error beside the others.',
      args: {
        ids: t.arg.idList({ required: true, description: `Their global ids, at most ${MAX_PAGE_SIZE}.` }),
      },
      extensions: { checkArguments: checkIds, pageArgument: 'ids' } satisfies FieldExtensions,
      resolve: (_, { ids }, context, info) =>
        readNodes(
          context,
          info,
          ids.map((id, index) => parseOrRefuse(catalogue, String(id), `ids[${index}]`)),
        ),
    }),
  );
}

/** @throws BadUserInput when the id is not one of any type. */
function parseId(catalogue: Catalogue, id: string, argument: string): ParsedId {
  const parsed = parseGlobalId(id);
  if (!parsed || !catalogue.byIdPrefix(parsed.prefix)) {
    throw new BadUserInput(`${argument}: ${quoted(id)} is not a global id, such as "tender:42".`, argument);
  }
  return parsed;
}

/** The error itself where the id is not one: in a list it stands for the item. */
function parseOrRefuse(catalogue: Catalogue, id: string, argument: string): ParsedId | BadUserInput {
  try {
    return parseId(catalogue, id, argument);
  } catch (error) {
    if (error instanceof BadUserInput) return error;
    throw error;
  }
}

function readNode(
  { session }: GraphContext,
  info: GraphQLResolveInfo,
  { prefix, key }: ParsedId,
): Row | null {
  const collection = session.catalogue.byIdPrefix(prefix);
  if (!collection) return null;
  const selection = selectionAt(info, collection);
  const isNode = nodeTypeOf(collection) !== undefined;
  return readRow(
    session,
    selection,
    isNode ? referencedKey(collection, { id: `${prefix}:${key}` }) : fragment`${key}`,
  );
}

/** Reads ids of one type together; one that was merged, or is not known yet, takes a statement of its own. */
function readNodes(
  context: GraphContext,
  info: GraphQLResolveInfo,
  asked: readonly (ParsedId | BadUserInput)[],
): (Row | null)[] {
  const { session } = context;
  const found = new Map<string, Row>();
  if (session.asOf.knownOn === undefined && session.asOf.validOn === undefined) {
    const ids = asked.flatMap((id) => (id instanceof BadUserInput ? [] : [id]));
    for (const [prefix, group] of Map.groupBy(ids, (id) => id.prefix)) {
      const collection = session.catalogue.byIdPrefix(prefix);
      if (!collection) continue;
      const keys = [...new Set(group.map(({ key }) => key))];
      const rows = readRows(session, selectionAt(info, collection), keys);
      for (const [key, row] of rows) found.set(`${prefix}:${key}`, row);
    }
  }
  const rows = asked.map((id) =>
    id instanceof BadUserInput ? id : (found.get(`${id.prefix}:${id.key}`) ?? readNode(context, info, id)),
  );
  // graphql-js takes an error in a list for that of the item, which Pothos has no type for.
  return rows as (Row | null)[];
}

function addSingular(builder: Builder, collection: ObjectDeclaration): void {
  const checkArguments: CheckArguments = (args, { session }) => {
    const by = args.by as NodeReference;
    checkNodeReference(collection, by, 'by');
    refuseIllFormed(session, by, 'by');
  };
  builder.queryField(collection.name.toLowerCase(), (t) =>
    t.field({
      type: outputNamed<Row>(collection.name),
      nullable: true,
      description: `One ${collection.name}. Null when there is none, or it is not known on the day asked.`,
      args: {
        by: t.arg({
          type: 'NodeBy',
          required: true,
          description: 'Its id, slug or identifier: exactly one.',
        }),
      },
      extensions: {
        reads: { kind: 'lookup', target: collection.name },
        checkArguments,
      } satisfies FieldExtensions,
      resolve: (_, { by }, { session }, info) =>
        readRow(session, selectionAt(info, collection), referencedKey(collection, by)),
    }),
  );
}

/** Adds the list of all rows of a collection, under its plural name. */
export function addPlural(builder: Builder, collection: ObjectDeclaration): void {
  const name = collection.plural ?? '';
  const reads = { kind: 'page', target: collection.name, via: { kind: 'all' } } as const;
  const list = `Query.${name}`;
  const checkArguments: CheckArguments = (args, { session }) =>
    checkPageArguments(collection, list, args as PageArguments, session);
  builder.queryField(name, (t) =>
    t.field({
      type: outputNamed<Connection>(`${collection.name}Connection`),
      nullable: false,
      description: `All ${name} of the graph, filtered and ordered, page by page.`,
      args: pageArguments(t, collection),
      extensions: { reads, checkArguments, list } satisfies FieldExtensions,
      resolve: (_, args, context, info) => {
        const [node] = info.fieldNodes;
        const found = node && context.found.get(node);
        const opened = openList(context.session, reads, args, info, { parents: null, found });
        return mapMaybePromise(opened, ({ pages, cut }) => new Connection(pages, null, cut));
      },
    }),
  );
}
