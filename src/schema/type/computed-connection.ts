import type { StopReason } from '../../graph/search-budget.ts';
import type { ComputedPage } from '../analysis/computed-page.ts';
import { MAX_PAGE_SIZE } from '../argument/page-argument.ts';
import type { PageInfo } from './connection.ts';
import { describedWords } from './enum.ts';
import type { PothosTypes, TypeRegistry } from './registry.ts';

/** A page of a computed list, with why there may be more than was computed. */
export interface ComputedConnection<T> extends ComputedPage<T> {
  readonly stopped: StopReason | undefined;
}

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

/** Makes `StopReason`. */
export function addStopReason(registry: TypeRegistry): void {
  const meanings: Record<StopReason, string> = {
    ENOUGH_FOUND:
      'As many were found as were asked for. What was not looked at is no shorter than what was found.',
    EDGE_BUDGET: 'There are so many claims or tenders that not all could be looked at.',
    DEADLINE: 'Looking took too long.',
  };
  const values = describedWords(meanings);
  const description = 'Why an answer that is computed from many claims may not be all there is.';
  registry.addOutput('StopReason', registry.builder.enumType('StopReason', { description, values }) as never);
}

/** Makes the connection and edge types of a computed list, and names the connection `${name}Connection`. */
export function addComputedConnection<T>(
  registry: TypeRegistry,
  name: string,
  { node, doc }: { node: unknown; doc: string },
): void {
  const { builder } = registry;
  type Item = ComputedPage<T>['items'][number];
  const edge = builder.objectRef<Item>(`${name}Edge`).implement({
    description: `One ${name} at its place in the list.`,
    fields: (t) => ({
      node: t.field({
        type: node as never,
        nullable: false,
        description: `The ${name} at this place.`,
        resolve: ({ item }: Item) => item as never,
      } as never),
      cursor: t.exposeString('cursor', {
        nullable: false,
        description: 'Opaque mark of this place, for `after` on the same list.',
      }),
    }),
  });
  const connection = builder.objectRef<ComputedConnection<T>>(`${name}Connection`).implement({
    description: doc,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The items of the page with their cursors.',
        resolve: ({ items }) => [...items],
      }),
      nodes: t.field({
        type: [node] as never,
        nullable: false,
        description: 'The items of the page.',
        resolve: ({ items }: ComputedConnection<T>) => items.map(({ item }) => item) as never,
      } as never),
      pageInfo: t.field({
        type: registry.output('PageInfo') as never,
        nullable: false,
        description: 'Whether there is more, and the cursors to ask for it.',
        resolve: (page: ComputedConnection<T>) => pageInfoOf(page) as never,
      }),
      totalCount: t.int({
        nullable: false,
        description:
          'How many items the whole list has, under its arguments and the days asked; at least so many when `complete` is false.',
        resolve: ({ total }) => total,
      }),
      ...completeness(t as never, registry),
    }),
  });
  registry.addOutput(`${name}Connection`, connection as never);
}

/** The fields that say whether an answer is all there is. */
export function completeness(t: FieldBuilder, registry: TypeRegistry) {
  return {
    complete: t.boolean({
      nullable: false,
      description: 'Whether everything was looked at. If not, `reason` says why.',
      resolve: (answer: unknown) => (answer as { stopped?: StopReason }).stopped === undefined,
    }),
    reason: t.field({
      type: registry.output('StopReason') as never,
      nullable: true,
      description: 'Why there may be more than is shown. Null when `complete`.',
      resolve: (answer: unknown) => ((answer as { stopped?: StopReason }).stopped ?? null) as never,
    }),
  };
}

/** The paging arguments of a computed list. */
export function computedPageArguments(t: FieldBuilder, size: number) {
  return {
    first: t.arg.int({
      defaultValue: size,
      description: `Page size, 1 to ${MAX_PAGE_SIZE}.`,
    }),
    after: t.arg.string({ description: 'Start after this cursor, given by the same list.' }),
  };
}

function pageInfoOf<T>({ items, hasNext, hasPrevious }: ComputedPage<T>): PageInfo {
  return {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: items[0]?.cursor ?? null,
    endCursor: items.at(-1)?.cursor ?? null,
  };
}
