import type { NotNull } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  index,
  integer,
  type SQLiteIntegerBuilderInitial,
  sqliteTable,
} from 'drizzle-orm/sqlite-core';
import type { ClaimKind } from '../../domain/claim.ts';
import type { NodeType } from '../../domain/node.ts';
import type { ClaimModel, End, Ends } from '../../model/claim-kind.ts';
import type { Fields } from '../../model/field.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { type Columns, type FieldColumns, fieldChecks, fieldColumns, snake } from './field-column.ts';
import { organisations } from './organisation.ts';
import { regulations } from './regulation.ts';
import { tenders } from './tender.ts';

type Integer = SQLiteIntegerBuilderInitial<''>;
/** The column of each end that one node stands at; those of many are in the link's table. */
export type EndColumns<E extends Ends> = {
  [N in keyof E & string as E[N]['presence'] extends 'many'
    ? never
    : `${N}Id`]: E[N]['presence'] extends 'one' ? NotNull<Integer> : Integer;
};

/** The tables that ends refer to. */
const TARGETS: Partial<Record<NodeType, { readonly id: AnySQLiteColumn }>> = {
  ORGANISATION: organisations,
  REGULATION: regulations,
  TENDER: tenders,
};
export function endColumns<E extends Ends>(ends: E): EndColumns<E> {
  return Object.fromEntries(
    singleEnds(ends).map(([name, end]) => {
      const column = integer(`${snake(name)}_id`);
      const [type] = end.types;
      return [
        `${name}Id`,
        (end.presence === 'one' ? column.notNull() : column).references(
          () => TARGETS[type as NodeType]?.id as AnySQLiteColumn,
        ),
      ];
    }),
  ) as unknown as EndColumns<E>;
}
function singleEnds(ends: Ends): [string, End<NodeType, 'one' | 'optional' | 'many'>][] {
  return Object.entries(ends).filter(([, end]) => end.presence !== 'many');
}

/** The table of a claim kind that has nothing else: its ends, each with an index, and its fields. */
export function claimTable<K extends ClaimKind, E extends Ends, F extends Fields>(
  model: ClaimModel<K, E, F>,
) {
  const { kind, table, ends, fields } = model;
  const columns: ReturnType<typeof claimColumns<K>> & EndColumns<E> & FieldColumns<F> = {
    ...claimColumns(kind),
    ...endColumns(ends),
    ...fieldColumns(fields),
  };
  return sqliteTable(table, columns, (t) => {
    const at = t as unknown as Columns & Record<'id' | 'kind' | 'withdrawn', AnySQLiteColumn>;
    return [
      ...claimConstraints(table, kind, at),
      ...fieldChecks(table, fields, at),
      ...singleEnds(ends).map(([name]) =>
        index(`${table}_${snake(name)}`).on(at[`${name}Id`] as AnySQLiteColumn, at.id, at.withdrawn),
      ),
    ];
  });
}
