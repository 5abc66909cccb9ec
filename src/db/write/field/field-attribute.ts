import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Field, Fields, ValueKind } from '../../../model/field.ts';
import { type Attribute, date, integer, text, valued, word } from './attribute.ts';

type ColumnOf = (suffix?: string) => SQLiteColumn;

const ATTRIBUTES: Record<
  Exclude<ValueKind, 'texts'>,
  (name: string, of: ColumnOf, field: Field) => Attribute
> = {
  text: (name, of) => text(name, of()),
  country: (name, of) => text(name, of()),
  partialDate: (name, of) => date(name, of()),
  integer: (name, of) => integer(name, of()),
  word: (name, of, { unstated = null }) => word(name, of(), unstated),
  amount: (name, of, { presence }) =>
    valued(name, of('Minor'), of('Currency'), of('Status'), presence === 'required'),
};

/** What the writer reads of records and merges: one attribute for each field of the model that columns of the table hold. */
export function fieldAttributes(fields: Fields, table: object): Attribute[] {
  const columns = table as Readonly<Record<string, SQLiteColumn>>;
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'texts'
      ? []
      : [ATTRIBUTES[field.kind](name, (suffix = '') => columns[`${name}${suffix}`] as SQLiteColumn, field)],
  );
}
