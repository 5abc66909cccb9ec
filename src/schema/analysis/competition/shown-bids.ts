import type { GraphQLResolveInfo } from 'graphql';
import { type Row, readRows } from '../../../db/read/row/batch.ts';
import type { Session } from '../../../db/read/row/session.ts';
import { ByPlace } from '../../resolve/by-place.ts';
import { selectionAt } from '../../resolve/lookahead.ts';
import type { FieldsOf } from '../../type/builder.ts';
import type { FieldExtensions } from '../../type/field.ts';
import { checkFirst, firstArgument } from '../../type/first-argument.ts';

export const DEFAULT_SHOWN = 5;

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

/** A field that shows the first few bids of an item. */
export function bidListField<T>(
  t: FieldsOf<T>,
  description: string,
  bidsOf: (of: T) => { readonly list: readonly number[]; readonly lists: BidLists },
) {
  return t.field({
    type: ['Bid'],
    nullable: false,
    description,
    args: firstArgument(t, DEFAULT_SHOWN),
    extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
    resolve: (of, { first }, { session }, info) => {
      const { list, lists } = bidsOf(of);
      return lists.first(session, list, first, info);
    },
  });
}
