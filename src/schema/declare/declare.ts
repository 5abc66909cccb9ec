import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type {
  AsKnown,
  Collection,
  FieldDescription,
  FixedCondition,
  MoneySource,
  Via,
} from '../../db/read/collection/collection.ts';
import type { Expression, Source } from '../../db/read/collection/expression.ts';

/**
 * A field of the API as data: how it is read, its type, and what it means. Types and nullability
 * follow from the column; resolvers are made from `reads`.
 */
export interface DeclaredField {
  readonly reads: FieldDescription;
  /** Name of the output type; for pages and lists, of the rows. */
  readonly type: string;
  readonly nullable: boolean;
  readonly doc: string;
}

/** A collection as the API shows it. */
export interface ObjectDeclaration extends Collection {
  /** Plural name at the root, for nodes: `tenders`. */
  readonly plural?: string;
  readonly doc: string;
  readonly interfaces: readonly string[];
  readonly fields: Readonly<Record<string, DeclaredField>>;
}

function column(type: string) {
  return (source: Source, doc: string, asKnown?: AsKnown): DeclaredField => ({
    reads: { kind: 'column', column: source, ...(asKnown && { asKnown }) },
    type,
    nullable: !source.notNull,
    doc,
  });
}

export const text = column('String');
export const integer = column('Int');
export const truth = column('Boolean');
export const day = column('Date');
export const partialDate = column('PartialDate');
export const instant = column('DateTime');

/** A column that holds a word of an enum, stored as it is shown. */
export function word(enumName: string, source: Source, doc: string, asKnown?: AsKnown): DeclaredField {
  return column(enumName)(source, doc, asKnown);
}

export function globalIdField(doc: string): DeclaredField {
  return { reads: { kind: 'globalId' }, type: 'ID', nullable: false, doc };
}

/** An amount of money from two columns. */
export function money(
  source: MoneySource,
  doc: string,
  asKnown?: { amount: AsKnown; currency: AsKnown },
): DeclaredField {
  return {
    reads: { kind: 'money', ...source, ...(asKnown && { asKnown }) },
    type: 'Money',
    nullable: !source.amount.notNull,
    doc,
  };
}

/** An object of several columns of the row, by field name; null when all of them are. */
export function group(
  type: string,
  columns: Record<string, Source | MoneySource>,
  doc: string,
): DeclaredField {
  return { reads: { kind: 'group', columns }, type, nullable: true, doc };
}

/** One row of another collection. */
export function one(target: string, source: Source, doc: string, asKnown?: AsKnown): DeclaredField {
  return {
    reads: { kind: 'one', target, column: source, ...(asKnown && { asKnown }) },
    type: target,
    nullable: !source.notNull,
    doc,
  };
}

/** One node whose type another column names. */
export function oneNode(source: SQLiteColumn, type: SQLiteColumn, doc: string): DeclaredField {
  return {
    reads: { kind: 'oneOfTypes', column: source, type },
    type: 'Entity',
    nullable: !source.notNull,
    doc,
  };
}

/** A page of another collection: the rows whose column holds this row's key. */
export function page(target: string, by: SQLiteColumn, doc: string, where?: FixedCondition): DeclaredField {
  return pageVia(target, { kind: 'column', column: by }, doc, where);
}

/** A page of another collection, by any way that leads to its rows. */
export function pageVia(target: string, via: Via, doc: string, where?: FixedCondition): DeclaredField {
  return {
    reads: { kind: 'page', target, via, ...(where && { where }) },
    type: target,
    nullable: false,
    doc,
  };
}

/** The first few parts of this row, in order, as a plain list. */
export function list(target: string, by: SQLiteColumn, doc: string): DeclaredField {
  return listVia(target, { kind: 'column', column: by }, doc);
}

/** The first few rows of a part, by any way that leads to them, as a plain list. */
export function listVia(target: string, via: Via, doc: string): DeclaredField {
  return { reads: { kind: 'list', target, via }, type: target, nullable: false, doc };
}

/** The first few values of one column of this row's parts, in order, as a plain list. */
export function values(
  target: string,
  { by, column, asKnown }: { by: SQLiteColumn; column: SQLiteColumn; asKnown?: Expression | undefined },
  doc: string,
): DeclaredField {
  const via = { kind: 'column', column: by } as const;
  return {
    reads: { kind: 'values', target, via, column, ...(asKnown && { asKnown }) },
    type: 'String',
    nullable: false,
    doc,
  };
}
