import type { StopReason } from '../../graph/search-budget.ts';
import type { ComputedPage } from '../analysis/computed-page.ts';
import { MAX_PAGE_SIZE } from '../argument/page-argument.ts';
import type { Objects } from './backing.ts';
import { type ArgumentsOf, type Builder, type FieldsOf, outputNamed } from './builder.ts';
import type { PageInfo } from './connection.ts';
import { addEnum } from './enum.ts';

/** An answer that may not be all there is, with why. */
interface Stoppable {
  readonly stopped?: StopReason | undefined;
}

/** A page of a computed list, with why there may be more than was computed. */
export interface ComputedConnection<T> extends ComputedPage<T> {
  readonly stopped: StopReason | undefined;
}

/** The types that computed lists show: those of which `Objects` has a connection too. */
type Listed = {
  [N in keyof Objects]: Objects extends { readonly [C in `${N}Connection`]: ComputedConnection<Objects[N]> }
    ? N
    : never;
}[keyof Objects];

/** Makes `StopReason`. */
export function addStopReason(builder: Builder): void {
  addEnum(builder, 'StopReason', 'Why an answer that is computed from many claims may not be all there is.', {
    ENOUGH_FOUND:
      'As many were found as were asked for. What was not looked at is no shorter than what was found.',
    EDGE_BUDGET: 'There are so many claims or tenders that not all could be looked at.',
    DEADLINE: 'Looking took too long.',
  });
}

/** Makes the connection and edge types of a computed list; `Objects` says what stands behind its items and the connection. */
export function addComputedConnection(builder: Builder, name: Listed, doc: string): void {
  type Item = ComputedPage<unknown>['items'][number];
  const node = outputNamed(name);
  const edge = builder.objectRef<Item>(`${name}Edge`).implement({
    description: `One ${name} at its place in the list.`,
    fields: (t) => ({
      node: t.field({
        type: node,
        nullable: false,
        description: `The ${name} at this place.`,
        resolve: ({ item }) => item,
      }),
      cursor: t.exposeString('cursor', {
        nullable: false,
        description: 'Opaque mark of this place, for `after` on the same list with the same arguments.',
      }),
    }),
  });
  builder.objectRef<ComputedConnection<unknown>>(`${name}Connection`).implement({
    description: doc,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The items of the page with their cursors.',
        resolve: ({ items }) => items,
      }),
      nodes: t.field({
        type: [node],
        nullable: false,
        description: 'The items of the page.',
        resolve: ({ items }) => items.map(({ item }) => item),
      }),
      pageInfo: t.field({
        type: 'PageInfo',
        nullable: false,
        description: 'Whether there is more, and the cursors to ask for it.',
        resolve: pageInfoOf,
      }),
      totalCount: t.int({
        nullable: false,
        description:
          'How many items the whole list has, under its arguments and the days asked; at least so many when `complete` is false.',
        resolve: ({ total }) => total,
      }),
      ...completeness(t),
    }),
  });
}

/** The fields that say whether an answer is all there is. */
export function completeness<T extends Stoppable>(t: FieldsOf<T>) {
  return {
    complete: t.boolean({
      nullable: false,
      description: 'Whether everything was looked at. If not, `reason` says why.',
      resolve: ({ stopped }) => stopped === undefined,
    }),
    reason: t.field({
      type: 'StopReason',
      nullable: true,
      description: 'Why there may be more than is shown. Null when `complete`.',
      resolve: ({ stopped }) => stopped,
    }),
  };
}

/** The paging arguments of a computed list. */
export function computedPageArguments(t: ArgumentsOf, size: number) {
  return {
    first: t.arg.int({
      defaultValue: size,
      description: `Page size, 1 to ${MAX_PAGE_SIZE}.`,
    }),
    after: t.arg.string({
      description:
        'Start after this cursor, of the same list and arguments. Pages go forwards only, without `last` and `before`: the list is computed from its start, and the work may stop before its end.',
    }),
  };
}

function pageInfoOf({ items, hasNext, hasPrevious }: ComputedPage<unknown>): PageInfo {
  return {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: items[0]?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  };
}
