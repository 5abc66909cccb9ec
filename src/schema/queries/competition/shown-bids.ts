import type { GraphQLResolveInfo } from 'graphql';
import { type Row, readRows } from '../../../db/read/batch.ts';
import type { Session } from '../../../db/read/session.ts';
import type { CheckArguments } from '../../check-argument.ts';
import type { GraphContext } from '../../context.ts';
import { selectionAt } from '../../lookahead.ts';
import type { FieldExtensions } from '../../output/field.ts';
import { MAX_PAGE_SIZE, readPageSize } from '../../page-argument.ts';
import type { PothosTypes, TypeRegistry } from '../../registry.ts';

type FieldBuilder = PothosSchemaTypes.FieldBuilder<PothosTypes, unknown>;

const DEFAULT_SHOWN = 5;

/** What is made once at each place of an operation for all items that are shown together. */
export class ByPlace<T> {
  readonly #made = new Map<unknown, T>();

  at(info: GraphQLResolveInfo, make: () => T): T {
    let made = this.#made.get(info.fieldNodes);
    if (made === undefined) {
      made = make();
      this.#made.set(info.fieldNodes, made);
    }
    return made;
  }
}

/**
 * Lists of bids that items of one page have, of which a place of an operation shows the first few: at each place one statement
 * reads those of all items.
 */
export class BidLists {
  readonly #lists: readonly (readonly number[])[];
  readonly #read = new ByPlace<Map<number, Row>>();

  constructor(lists: readonly (readonly number[])[]) {
    this.#lists = lists;
  }

  /** The first bids of a list that is one of these. */
  first(session: Session, list: readonly number[], size: number, info: GraphQLResolveInfo): Row[] {
    const rows = this.#read.at(info, () => {
      const keys = new Set(this.#lists.flatMap((each) => each.slice(0, size)));
      return readRows(session, selectionAt(info, session.catalogue.find('Bid')), [...keys]);
    });
    return list.slice(0, size).flatMap((key) => rows.get(key) ?? []);
  }
}

/** The argument `first` of a plain list, and its check. */
export function firstArgument(t: FieldBuilder) {
  return {
    first: t.arg.int({
      defaultValue: DEFAULT_SHOWN,
      required: true,
      description: `How many at most, 1 to ${MAX_PAGE_SIZE}.`,
    }),
  };
}

export const checkFirst: CheckArguments = ({ first }) => {
  readPageSize(first as number, 'first');
};

/** A field that shows the first few bids of an item. */
export function bidListField<T>(
  t: FieldBuilder,
  registry: TypeRegistry,
  description: string,
  bidsOf: (of: T) => { readonly list: readonly number[]; readonly lists: BidLists },
) {
  return t.field({
    type: [registry.output('Bid')] as never,
    nullable: false,
    description,
    args: firstArgument(t),
    extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
    resolve: (
      of: unknown,
      { first }: { first: number },
      { session }: GraphContext,
      info: GraphQLResolveInfo,
    ) => {
      const { list, lists } = bidsOf(of as T);
      return lists.first(session, list, first, info) as never;
    },
  } as never);
}
