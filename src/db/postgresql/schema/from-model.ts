import { getTableName } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  type ForeignKey,
  getTableConfig,
  type Index,
  SQLiteBoolean,
  type SQLiteTable,
} from 'drizzle-orm/sqlite-core';
import { postgresqlText } from './condition.ts';
import { isLong, withoutLongTexts } from './long-text.ts';
import type {
  ColumnType,
  PublishedColumn,
  PublishedIndex,
  PublishedReference,
  PublishedTable,
} from './published-table.ts';

const TYPES: Readonly<Record<string, ColumnType>> = { integer: 'bigint', text: 'text', blob: 'bytea' };

/** A table of the model as it is published. @throws Error when it has what there is no form for in PostgreSQL */
export function fromModel(table: SQLiteTable): PublishedTable {
  const { name, columns, primaryKeys, checks, indexes, foreignKeys } = getTableConfig(table);
  const keyColumns = [
    ...columns.filter(({ primary }) => primary),
    ...primaryKeys.flatMap((key) => key.columns),
  ];
  const isKeyLong = keyColumns.some(isLong);
  const keyIndex = { name: `${name}_key`, columns: keyColumns.map((column) => column.name), isUnique: true };
  return {
    name,
    columns: columns.map(columnOf),
    primaryKey: keyIndex.columns,
    isKeyLong,
    checks: checks.map((check) => ({ name: check.name, condition: postgresqlText(check.value) })),
    indexes: [
      ...indexes.map((index) => indexOf(index, isKeyLong ? [] : keyIndex.columns)),
      ...(isKeyLong ? [withoutLongTexts(keyIndex, keyColumns)] : []),
    ],
    references: foreignKeys.map(referenceOf),
  };
}

function columnOf(column: AnySQLiteColumn): PublishedColumn {
  const { name, notNull, generated } = column;
  const type = TYPES[column.getSQLType()];
  if (type === undefined) throw new Error(`${name} is of a type that is not published.`);
  const isRequired = notNull || column.primary;
  if (generated === undefined) return { name, type, isRequired };
  const { as } = generated;
  const text = postgresqlText(typeof as === 'function' ? as() : as);
  return {
    name,
    type,
    isRequired,
    generatedAs: column instanceof SQLiteBoolean ? `(${text})::integer` : text,
  };
}

/** What is read in order of an index is read in order of the key where rows tie: SQLite appends it to each index by itself. */
function indexOf({ config }: Index, primaryKey: readonly string[]): PublishedIndex {
  const columns = config.columns as AnySQLiteColumn[];
  const own = columns.map((column) => column.name);
  const key = config.unique ? [] : primaryKey.filter((column) => !own.includes(column));
  const index = {
    name: config.name,
    columns: [...own, ...key],
    isUnique: config.unique,
    ...(config.where && { where: postgresqlText(config.where) }),
  };
  return withoutLongTexts(index, columns);
}

function referenceOf(key: ForeignKey): PublishedReference {
  const { columns, foreignTable, foreignColumns } = key.reference();
  return {
    // In PostgreSQL a CHECK of the table may not have the same name, as some do.
    name: `${columns.map(({ name }) => name).join('_')}_reference`,
    columns: columns.map(({ name }) => name),
    foreignTable: getTableName(foreignTable),
    foreignColumns: foreignColumns.map(({ name }) => name),
  };
}
