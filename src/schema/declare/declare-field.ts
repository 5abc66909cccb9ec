import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { TextListTable } from '../../db/node-type.ts';
import type { AsKnown, FilterDescription } from '../../db/read/collection/collection.ts';
import type { Expression } from '../../db/read/collection/expression.ts';
import { readCountryCode } from '../../domain/country.ts';
import { type ClaimModel, type End, typeOf } from '../../model/claim-kind.ts';
import { describe, type Field, type Fields, partName, type ValueKind } from '../../model/field.ts';
import * as declare from './declare.ts';

type Columns = Readonly<Record<string, SQLiteColumn>>;
type Declared = Record<string, declare.DeclaredField>;
type Filters = Record<string, FilterDescription>;

/** The tables of lists of texts, by their field. */
export type Lists = Readonly<Record<string, TextListTable>>;

/** A column of a field, and what it was on an earlier day, where documents may state it differently. */
interface Place {
  readonly column: SQLiteColumn;
  readonly asKnown?: AsKnown | undefined;
}
type PlaceOf = (suffix?: string) => Place;

/** What columns were on the day asked, by their names; of those that never change there is nothing. */
export type AsKnownOf = (column: string) => AsKnown | undefined;

const FIELDS: Record<Exclude<ValueKind, 'texts'>, (name: string, of: PlaceOf, field: Field) => Declared> = {
  text: (name, of, field) => ({ [name]: declare.text(of().column, describe(field), of().asKnown) }),
  country: (name, of, field) => ({ [name]: declare.text(of().column, describe(field), of().asKnown) }),
  partialDate: (name, of, field) => ({
    [name]: declare.partialDate(of().column, describe(field), of().asKnown),
  }),
  integer: (name, of, field) => ({ [name]: declare.integer(of().column, describe(field), of().asKnown) }),
  word: (name, of, field) => ({
    [name]: declare.word(field.words?.name ?? '', of().column, describe(field), of().asKnown),
  }),
  amount: (name, of, field) => {
    const { source, asKnown } = moneyOf(of);
    const status = of('Status');
    return {
      [name]: declare.money(source, describe(field), asKnown),
      [`${name}Status`]: declare.word('ValueStatus', status.column, field.statusDoc ?? '', status.asKnown),
    };
  },
  url: (name, of, field) => ({ [name]: declare.text(of().column, describe(field), of().asKnown) }),
  group: (name, of, field) => {
    const columns = Object.keys(field.parts ?? {}).map((part) => [part, of(partName('', part)).column]);
    return { [name]: declare.group(field.object?.name ?? '', Object.fromEntries(columns), describe(field)) };
  },
};

const FILTERS: Partial<Record<ValueKind, (of: PlaceOf, field: Field, doc: string) => FilterDescription>> = {
  text: (of, _, doc) => ({ kind: 'text', ...given(of()), doc }),
  country: (of, _, doc) => ({
    kind: 'text',
    ...given(of()),
    spell: readCountryCode,
    expected: 'an ISO 3166-1 code of two or three letters, such as "FR"',
    doc,
  }),
  integer: (of, _, doc) => ({ kind: 'integerRange', ...given(of()), doc }),
  word: (of, field, doc) => ({ kind: 'oneOf', ...given(of()), words: field.words?.name ?? '', doc }),
  amount: (of, _, doc) => {
    const { source, asKnown } = moneyOf(of);
    return { kind: 'moneyRange', ...source, ...(asKnown && { asKnown }), doc };
  },
};

function given({ column, asKnown }: Place) {
  return { column, ...(asKnown && { asKnown }) };
}

function moneyOf(of: PlaceOf) {
  const [amount, currency] = [of('Minor'), of('Currency')];
  const asKnown = amount.asKnown &&
    currency.asKnown && { amount: amount.asKnown, currency: currency.asKnown };
  return { source: { amount: amount.column, currency: currency.column }, asKnown };
}

const columnOf = (table: object, name: string) => (table as Columns)[name] as SQLiteColumn;

const placeOf =
  (table: object, name: string, asKnown?: AsKnownOf): PlaceOf =>
  (suffix = '') => ({
    column: columnOf(table, `${name}${suffix}`),
    asKnown: asKnown?.(`${name}${suffix}`),
  });

/** What shows fields besides their table. */
interface Showing {
  readonly lists?: Lists;
  readonly asKnown?: AsKnownOf | undefined;
  /** What a list was on the day asked, by its field. */
  readonly listAsKnown?: ListAsKnownOf | undefined;
}

export type ListAsKnownOf = (name: string) => Expression | undefined;

/** The fields of the API that show the model's fields. */
export function shownFields(
  fields: Fields,
  table: object,
  { lists = {}, asKnown, listAsKnown }: Showing = {},
): Declared {
  const shown = Object.entries(fields).map(([name, field]) =>
    field.kind === 'texts'
      ? { [name]: shownList(field, lists[name], listAsKnown?.(name)) }
      : FIELDS[field.kind](name, placeOf(table, name, asKnown), field),
  );
  return Object.assign({}, ...shown);
}

function shownList(
  { list, doc }: Field,
  at: TextListTable | undefined,
  asKnown: Expression | undefined,
): declare.DeclaredField {
  if (!list || !at) throw new Error(`no table is known for the list ${list?.table}`);
  return declare.values(list.table, { by: at.owner, column: at.element, asKnown }, doc);
}

/** The filters that the model's fields ask for. */
export function fieldFilters(fields: Fields, table: object, asKnown?: AsKnownOf): Filters {
  const filters = Object.entries(fields).map(([name, field]) => {
    const make = field.filter === undefined ? undefined : FILTERS[field.kind];
    if (make === undefined) return {};
    return { [name]: make(placeOf(table, name, asKnown), field, field.filter ?? '') };
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
  const id = columnOf(table, `${name}Id`);
  const typedBy = typeOf(name, end);
  return typedBy === undefined
    ? declare.one(typeName(end.types[0] ?? ''), id, describe(end))
    : declare.oneNode(id, columnOf(table, typedBy), describe(end));
}
/** The lot that a claim is about, where its kind may be about one. */
export function shownLot({ lot }: ClaimModel, table: object): Declared {
  return lot ? { lot: declare.one('Lot', columnOf(table, 'lotId'), describe(lot)) } : {};
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
                column: columnOf(table, `${name}Id`),
                doc: filter,
              },
            ],
          ],
    ),
  );
}
