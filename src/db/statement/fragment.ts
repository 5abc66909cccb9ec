import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Fragment } from './piece.ts';
import { type Part, Template } from './template.ts';

export type { Fragment, SqlRow, SqlValue } from './piece.ts';

/** SQL as it stands, with nothing bound. */
export function raw(text: string): Fragment {
  return { text, values: [] };
}

export const NOTHING = raw('');

const templates = new WeakMap<TemplateStringsArray, Template>();

/**
 * SQL with bound values: interpolated fragments and names are spliced, everything else is bound.
 *
 * What engines write differently is written by the functions of `dialect/`.
 */
export function fragment(strings: TemplateStringsArray, ...parts: readonly Part[]): Fragment {
  let template = templates.get(strings);
  if (template === undefined) {
    template = new Template(strings, parts);
    templates.set(strings, template);
  }
  return template.fill(parts);
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  return {
    text: fragments.map((fragment) => fragment.text).join(separator),
    values: fragments.flatMap((fragment) => fragment.values),
  };
}

/** All conditions together, as a WHERE clause; empty when there is none. */
export function where(conditions: readonly Fragment[]): Fragment {
  if (conditions.length === 0) return NOTHING;
  return fragment` WHERE ${join(conditions, ' AND ')}`;
}

export function tableName(table: SQLiteTable): string {
  return getTableName(table);
}

export function columnOf(alias: string, column: SQLiteColumn): string {
  return `${alias}.${column.name}`;
}
