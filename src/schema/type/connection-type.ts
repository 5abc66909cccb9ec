import type { Collection } from '../../db/read/collection/collection.ts';
import type { FindCollection } from '../../db/read/collection/filter-value.ts';
import type { Row } from '../../db/read/row/batch.ts';
import { type Builder, type FieldsOf, outputNamed } from './builder.ts';
import type { Connection, Edge } from './connection.ts';

/** A count looks at rows that are not returned. */
const COST_OF_COUNT = 5;

/** Makes `PageInfo`, and the connection and edge types of every collection that lists show. */
export function addConnections(
  builder: Builder,
  targets: ReadonlySet<string>,
  findCollection: FindCollection,
): void {
  addPageInfo(builder);
  for (const target of targets) addConnection(builder, findCollection(target));
}

function addPageInfo(builder: Builder): void {
  builder.objectType('PageInfo', {
    description: 'Where a page stands in its list (Relay).',
    fields: (t) => ({
      hasNextPage: t.exposeBoolean('hasNextPage', {
        nullable: false,
        description: 'Whether rows follow this page. Paging backwards: whether `before` was given.',
      }),
      hasPreviousPage: t.exposeBoolean('hasPreviousPage', {
        nullable: false,
        description: 'Whether rows come before this page. Paging forwards: whether `after` was given.',
      }),
      startCursor: t.exposeString('startCursor', {
        nullable: true,
        description: 'Cursor of the first row, for `before`. Null on an empty page.',
      }),
      endCursor: t.exposeString('endCursor', {
        nullable: true,
        description: 'Cursor of the last row, for `after`. Null on an empty page.',
      }),
    }),
  });
}

function addConnection(builder: Builder, { name: target, visibility }: Collection): void {
  const node = outputNamed<Row>(target);
  const edge = builder.objectRef<Edge>(`${target}Edge`).implement({
    description: `A ${target} at its place in a list.`,
    fields: (t) => ({
      node: t.field({
        type: node,
        nullable: false,
        description: `The ${target} at this place.`,
        resolve: (at) => at.node,
      }),
      cursor: t.string({
        nullable: false,
        description:
          'Opaque mark of this place, for `after` and `before` on the same list with the same order and filter: at most 200 letters, digits, `-` and `_`.',
        resolve: (at) => at.cursor(),
      }),
    }),
  });
  builder.objectRef<Connection>(`${target}Connection`).implement({
    description: `A page of a list of ${target} rows, with counts of the whole list.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The rows of the page with their cursors.',
        resolve: (connection) => connection.edges,
      }),
      nodes: t.field({
        type: [node],
        nullable: false,
        description: 'The rows of the page.',
        resolve: (connection) => connection.nodes,
      }),
      pageInfo: t.field({
        type: 'PageInfo',
        nullable: false,
        description: 'Whether there is more, and the cursors to ask for it.',
        resolve: (connection) => connection.pageInfo,
      }),
      totalCount: t.int({
        nullable: false,
        description:
          'How many rows the whole list has under its filter and the days asked. A query of its own: ask only when needed.',
        extensions: { cost: COST_OF_COUNT },
        resolve: (connection) => connection.totalCount,
      }),
      hiddenCount: t.int({
        nullable: false,
        description:
          'How many more rows the list would have without `filter`, as of the same days. 0 without a filter. What no document states is in neither count.',
        extensions: { cost: COST_OF_COUNT },
        resolve: (connection) => connection.hiddenCount,
      }),
      ...(visibility.kind === 'claim' && withdrawnCount(t)),
    }),
  });
}

function withdrawnCount(t: FieldsOf<Connection>) {
  return {
    withdrawnCount: t.int({
      nullable: false,
      description:
        'How many claims of the list, whatever its `filter`, were taken back by the day asked: no document says so any more. Unless the filter names `state`, they are neither in `totalCount` nor in `hiddenCount`.',
      extensions: { cost: COST_OF_COUNT },
      resolve: (connection) => connection.withdrawnCount,
    }),
  };
}
