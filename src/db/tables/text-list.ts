import type { NotNull } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  integer,
  type SQLiteIntegerBuilderInitial,
  type SQLiteTableExtraConfigValue,
  type SQLiteTextBuilderInitial,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { TextList } from '../../model/field.ts';

type ListColumns<O extends string, E extends string> = {
  readonly id: ReturnType<typeof primaryKey>;
} & { readonly [N in `${O}Id`]: NotNull<SQLiteIntegerBuilderInitial<''>> } & {
  readonly [N in E]: NotNull<SQLiteTextBuilderInitial<'', [string, ...string[]], undefined>>;
};

const primaryKey = () => integer('id').primaryKey();

/** The columns of a list's table, for what is special about it. */
interface ListTable {
  readonly owner: AnySQLiteColumn;
  readonly element: AnySQLiteColumn;
}

/**
 * The table of a list of texts, which holds each text of an owner once.
 *
 * @param owner what the list is of: its column is `<owner>_id`
 * @param special indexes and checks besides
 */
export function textListTable<const O extends string, const E extends string>(
  list: TextList<string, E>,
  owner: O,
  references: () => AnySQLiteColumn,
  special: (t: ListTable) => SQLiteTableExtraConfigValue[] = () => [],
) {
  const columns = {
    id: primaryKey(),
    [`${owner}Id`]: integer(`${owner}_id`).notNull().references(references),
    [list.element]: text(list.element).notNull(),
  } as unknown as ListColumns<O, E>;
  return sqliteTable(list.table, columns, (t) => {
    const at = t as unknown as Record<string, AnySQLiteColumn>;
    const own = {
      owner: at[`${owner}Id`] as AnySQLiteColumn,
      element: at[list.element] as AnySQLiteColumn,
    };
    return [
      uniqueIndex(`${list.table}_${owner}_${list.element}`).on(own.owner, own.element),
      ...special(own),
    ];
  });
}
