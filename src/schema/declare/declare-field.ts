import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { TextListTable } from '../../db/node-type.ts';
import type { FilterDescription } from '../../db/read/collection/collection.ts';
import { type ClaimModel, type End, typeOf } from '../../model/claim-kind.ts';
import { describe, type Field, type Fields, partName, type ValueKind } from '../../model/field.ts';
import * as declare from './declare.ts';

type Columns = Readonly<Record<string, SQLiteColumn>>;
type ColumnOf = (suffix?: string) => SQLiteColumn;
type Declared = Record<string, declare.DeclaredField>;
type Filters = Record<string, FilterDescription>;

/** The tables of lists of texts, by their field. */
export type Lists = Readonly<Record<string, TextListTable>>;

const FIELDS: Record<Exclude<ValueKind, 'texts'>, (name: string, of: ColumnOf, field: Field) => Declared> = {
  text: (name, of, field) => ({ [name]: declare.text(of(), describe(field)) }),
  country: (name, of, field) => ({ [name]: declare.text(of(), describe(field)) }),
  partialDate: (name, of, field) => ({ [name]: declare.partialDate(of(), describe(field)) }),
  integer: (name, of, field) => ({ [name]: declare.integer(of(), describe(field)) }),
  word: (name, of, field) => ({ [name]: declare.word(field.words?.name ?? '', of(), describe(field)) }),
  amount: (name, of, field) => ({
    [name]: declare.money({ amount: of('Minor'), currency: of('Currency') }, describe(field)),
    [`${name}Status`]: declare.word('ValueStatus', of('Status'), field.statusDoc ?? ''),
  }),
  url: (name, of, field) => ({ [name]: declare.text(of(), describe(field)) }),
  group: (name, of, field) => {
    const columns = Object.keys(field.parts ?? {}).map((part) => [part, of(partName('', part))]);
    return { [name]: declare.group(field.object?.name ?? '', Object.fromEntries(columns), describe(field)) };
  },
};

const FILTERS: Partial<Record<ValueKind, (of: ColumnOf, field: Field, doc: string) => FilterDescription>> = {
  text: (of, _, doc) => ({ kind: 'text', column: of(), doc }),
  country: (of, _, doc) => ({ kind: 'text', column: of(), doc }),
  integer: (of, _, doc) => ({ kind: 'integerRange', column: of(), doc }),
  word: (of, field, doc) => ({ kind: 'oneOf', column: of(), words: field.words?.name ?? '', doc }),
  amount: (of, _, doc) => ({ kind: 'moneyRange', amount: of('Minor'), currency: of('Currency'), doc }),
};

const columnOf =
  (table: object, name: string): ColumnOf =>
  (suffix = '') =>
    (table as Columns)[`${name}${suffix}`] as SQLiteColumn;

/** The fields of the API that show the model's fields. */
export function shownFields(fields: Fields, table: object, lists: Lists = {}): Declared {
  const shown = Object.entries(fields).map(([name, field]) =>
    field.kind === 'texts'
      ? { [name]: shownList(field, lists[name]) }
      : FIELDS[field.kind](name, columnOf(table, name), field),
  );
  return Object.assign({}, ...shown);
}

function shownList({ list, doc }: Field, at: TextListTable | undefined): declare.DeclaredField {
  if (!list || !at) throw new Error(`no table is known for the list ${list?.table}`);
  return declare.values(list.table, at.owner, at.element, doc);
}

/** The filters that the model's fields ask for. */
export function fieldFilters(fields: Fields, table: object): Filters {
  const filters = Object.entries(fields).map(([name, field]) => {
    const make = field.filter === undefined ? undefined : FILTERS[field.kind];
    return make === undefined ? {} : { [name]: make(columnOf(table, name), field, field.filter ?? '') };
  });
  return Object.assign({}, ...filters);
}

/** Of a node type in the API: `Tender`. */
export const typeName = (type: string): string => type.charAt(0) + type.slice(1).toLowerCase();
const singles = ({ ends }: ClaimModel): [string, End][] =>
  Object.entries(ends).filter(([, end]) => end.presence !== 'many');

/** The fields that show a claim's ends, where one node stands. */
export function shownEnds(model: ClaimModel, table: object): Declared {
  return Object.fromEntries(singles(model).map(([name, end]) => [name, shownEnd(name, end, table)]));
}
function shownEnd(name: string, end: End, table: object): declare.DeclaredField {
  const id = columnOf(table, name)('Id');
  const typedBy = typeOf(name, end);
  return typedBy === undefined
    ? declare.one(typeName(end.types[0] ?? ''), id, describe(end))
    : declare.oneNode(id, columnOf(table, typedBy)(), describe(end));
}
/** The lot that a claim is about, where its kind may be about one. */
export function shownLot({ lot }: ClaimModel, table: object): Declared {
  return lot ? { lot: declare.one('Lot', columnOf(table, 'lot')('Id'), describe(lot)) } : {};
}
export function endFilters(model: ClaimModel, table: object): Filters {
  return Object.fromEntries(
    singles(model).flatMap(([name, { types, filter, filterName = name }]) =>
      filter === undefined
        ? []
        : [
            [
              filterName,
              {
                kind: 'reference',
                target: typeName(types[0] ?? ''),
                column: columnOf(table, name)('Id'),
                doc: filter,
              },
            ],
          ],
    ),
  );
}
