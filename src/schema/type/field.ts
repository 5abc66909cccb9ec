import type { GraphQLFieldExtensions } from 'graphql';
import type { Collection, FieldDescription, RootDescription } from '../../db/read/collection/collection.ts';
import type { FilterValue, FindCollection } from '../../db/read/collection/filter-value.ts';
import type { Row } from '../../db/read/row/batch.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import {
  checkPageArguments,
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  type PageArguments,
  readPageSize,
} from '../argument/page-argument.ts';
import type { DeclaredField } from '../declare/declare.ts';
import { listResolver, pageResolver, resolverOf } from '../resolve/resolvers.ts';
import { type ArgumentsOf, type FieldsOf, inputNamed, outputNamed } from './builder.ts';
import type { Connection } from './connection.ts';

/** What executors and limits read of a field, in its `extensions`. */
export interface FieldExtensions extends GraphQLFieldExtensions<unknown, unknown> {
  /** How the field is read; a field without it has a resolver of its own. */
  reads?: FieldDescription | RootDescription;
  checkArguments?: CheckArguments;
  /** Whether it finds by a key what it costs, with few short statements, so that it is no analysis. */
  isLookUp?: true;
  /** The name of the list that a page is of, which its cursors carry. */
  list?: string;
  /** What the field costs instead of 1 for what returns objects and 0 for a leaf; of an argument, what it costs where it is given. */
  cost?: number;
  /** The list argument by whose length the field multiplies its cost, where it has no `first`. */
  pageArgument?: string;
  /** Whether a page has it once, however many items it has. */
  isOncePerPage?: boolean;
}

/** A filter looks at rows that it leaves out. */
const COST_OF_FILTER = 20;

/** Where a declared field stands. */
interface Place {
  readonly collection: Collection;
  readonly findCollection: FindCollection;
  /** The type or interface that declares the field first. */
  readonly declaredBy: string;
  readonly name: string;
}

/** Makes the field of an output type that a declaration describes, for rows of the collection. */
export function outputField(t: FieldsOf<Row>, place: Place, field: DeclaredField) {
  const { reads, doc } = field;
  switch (reads.kind) {
    case 'page':
      return pageField(t, place, { doc, reads });
    case 'list':
    case 'values':
      return listField(t, { doc, type: field.type, reads });
    default:
      return t.field({
        type: outputNamed(field.type),
        nullable: field.nullable,
        description: doc,
        extensions: { reads } satisfies FieldExtensions,
        resolve: resolverOf(place.collection, reads),
      });
  }
}

interface PageField {
  readonly doc: string;
  readonly reads: Extract<FieldDescription, { kind: 'page' }>;
}

interface ListField {
  readonly doc: string;
  readonly type: string;
  readonly reads: Extract<FieldDescription, { kind: 'list' | 'values' }>;
}

function pageField(t: FieldsOf<Row>, { findCollection, declaredBy, name }: Place, { doc, reads }: PageField) {
  const target = findCollection(reads.target);
  const list = `${declaredBy}.${name}`;
  const checkArguments: CheckArguments = (args, { session }) =>
    checkPageArguments(target, list, args as PageArguments, session);
  return t.field({
    type: outputNamed<Connection>(`${reads.target}Connection`),
    nullable: false,
    description: doc,
    args: pageArguments(t, target),
    extensions: { reads, checkArguments, list } satisfies FieldExtensions,
    resolve: pageResolver(reads),
  });
}

function listField(t: FieldsOf<Row>, { type, doc, reads }: ListField) {
  const checkArguments: CheckArguments = (args) => {
    readPageSize(args.first as number | null, 'first');
  };
  return t.field({
    type: [outputNamed(type)],
    nullable: false,
    description: doc,
    args: {
      first: t.arg.int({
        required: false,
        description: `How many at most, 1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when absent.`,
      }),
    },
    extensions: { reads, checkArguments } satisfies FieldExtensions,
    resolve: listResolver(reads),
  });
}

/** The arguments of a connection over a collection. */
export function pageArguments(t: ArgumentsOf, target: Collection) {
  const size = `1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when neither \`first\` nor \`last\` is given.`;
  return {
    ...(Object.keys(target.filters).length > 0 && { filter: filterArgument(t, target) }),
    orderBy: t.arg({
      type: inputNamed<string>(`${target.name}Order`),
      description: `Order of the list; \`${target.defaultOrder}\` when absent.`,
    }),
    first: t.arg.int({ description: `Page size from the start, ${size}` }),
    after: t.arg.string({
      description: 'Start after this cursor, of the same list, order and filter.',
    }),
    last: t.arg.int({ description: `Page size from the end, ${size}` }),
    before: t.arg.string({
      description: 'End before this cursor, of the same list, order and filter.',
    }),
  };
}

function filterArgument(t: ArgumentsOf, target: Collection) {
  return t.arg({
    type: inputNamed<FilterValue>(`${target.name}Filter`),
    description: 'Only rows for which all of this holds. What it leaves out is counted in `hiddenCount`.',
    extensions: { cost: COST_OF_FILTER },
  });
}
