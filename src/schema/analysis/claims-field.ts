import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../../db/read/row/batch.ts';
import type { ReadTogether } from '../resolve/read-together.ts';
import type { FieldsOf } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';

/** How many claims such a list shows when `first` is absent. */
export const SHOWN_CLAIMS = 20;

/** A field that lists claims which an item of a computed answer names by key: the first of them, as many as asked. */
export function claimsField<T extends { readonly together: ReadTogether }>(
  t: FieldsOf<T>,
  description: string,
  idsOf: (of: T) => readonly number[],
) {
  return t.field({
    type: ['Claim'],
    nullable: false,
    description,
    args: firstArgument(t, SHOWN_CLAIMS),
    extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
    resolve: (of, { first }, _context, info: GraphQLResolveInfo) =>
      idsOf(of)
        .slice(0, first ?? SHOWN_CLAIMS)
        .flatMap((id): Row[] => {
          const row = of.together.claim(id, info);
          return row ? [row] : [];
        }),
  });
}
