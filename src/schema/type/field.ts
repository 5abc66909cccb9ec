import type { GraphQLFieldExtensions } from 'graphql';
import type { Collection, FieldDescription, RootDescription } from '../../db/read/collection/collection.ts';
import type { FindCollection } from '../../db/read/collection/filter.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import {
  checkPageArguments,
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  type PageArguments,
  readPageSize,
} from '../argument/page-argument.ts';
import type { DeclaredField } from '../declare/declare.ts';
import { type Resolve, resolverOf } from '../resolve/resolvers.ts';
import type { PothosTypes, TypeRegistry } from './registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** What executors and limits read of a field, in its `extensions`. */
export interface FieldExtensions extends GraphQLFieldExtensions<unknown, unknown> {
  /** How the field is read; a field without it has a resolver of its own. */
  reads?: FieldDescription | RootDescription;
  checkArguments?: CheckArguments;
  /** What the field costs instead of 1 for what returns objects and 0 for a leaf; of an argument, what it costs where it is given. */
  cost?: number;
  /** The list argument by whose length the field multiplies its cost, where it has no `first`. */
  pageArgument?: string;
}

/** A filter looks at rows that it leaves out. */
const COST_OF_FILTER = 20;

/** Makes the field of an output type that a declaration describes, for rows of the collection. */
export function outputField(
  t: FieldBuilder,
  registry: TypeRegistry,
  {
    collection,
    findCollection,
    parentName,
    name,
  }: { collection: Collection; findCollection: FindCollection; parentName: string; name: string },
  field: DeclaredField,
) {
  const { reads } = field;
  const resolve = resolverOf(collection, reads) as never;
  const common = { description: field.doc, resolve };
  switch (reads.kind) {
    case 'page': {
      const target = findCollection(reads.target);
      const checkArguments: CheckArguments = (args) =>
        checkPageArguments(target, `${parentName}.${name}`, args as PageArguments, findCollection);
      const extensions: FieldExtensions = { reads, checkArguments };
      return t.field({
        ...common,
        type: registry.output(`${reads.target}Connection`),
        nullable: false,
        args: pageArguments(t, registry, target),
        extensions,
      } as never);
    }
    case 'list':
    case 'values': {
      const checkArguments: CheckArguments = (args) => {
        readPageSize(args.first as number | null, 'first');
      };
      const extensions: FieldExtensions = { reads, checkArguments };
      return t.field({
        ...common,
        type: [registry.output(field.type)],
        nullable: false,
        args: {
          first: t.arg({
            type: 'Int',
            required: false,
            description: `How many at most, 1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when absent.`,
          } as never),
        },
        extensions,
      } as never);
    }
    default:
      return t.field({
        ...common,
        type: registry.output(field.type),
        nullable: field.nullable,
        extensions: { reads } satisfies FieldExtensions,
      } as never);
  }
}

/** The arguments of a connection over a collection. */
export function pageArguments(t: FieldBuilder, registry: TypeRegistry, target: Collection) {
  const size = `1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when neither \`first\` nor \`last\` is given.`;
  const optional = (type: unknown, description: string) =>
    t.arg({ type, required: false, description } as never);
  return {
    ...(Object.keys(target.filters).length > 0 && {
      filter: t.arg({
        type: registry.input(`${target.name}Filter`),
        required: false,
        description: 'Only rows for which all of this holds. What it leaves out is counted in `hiddenCount`.',
        extensions: { cost: COST_OF_FILTER },
      } as never),
    }),
    orderBy: optional(
      registry.input(`${target.name}Order`),
      `Order of the list; \`${target.defaultOrder}\` when absent.`,
    ),
    first: optional('Int', `Page size from the start, ${size}`),
    after: optional('String', 'Start after this cursor, given by the same list in the same order.'),
    last: optional('Int', `Page size from the end, ${size}`),
    before: optional('String', 'End before this cursor, given by the same list in the same order.'),
  };
}

export type { Resolve };
