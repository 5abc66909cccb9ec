import { type NotNull, sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  integer,
  type SQLiteIntegerBuilderInitial,
  type SQLiteTextBuilderInitial,
  text,
} from 'drizzle-orm/sqlite-core';
import { VALUE_STATUSES, type ValueStatus } from '../../domain/money.ts';
import {
  type Field,
  type Fields,
  type FlatFields,
  flatFields,
  type GroupRule,
  type ValueKind,
} from '../../model/field.ts';
import { holds, oneOf, partialDate, valued } from './constraint.ts';

type Text<W extends string = string> = SQLiteTextBuilderInitial<'', [W, ...W[]], undefined>;
type Integer = SQLiteIntegerBuilderInitial<''>;
/** The builder of a value that one column holds. */
interface Cells<W extends string> {
  text: Text;
  country: Text;
  partialDate: Text;
  integer: Integer;
  word: Text<W>;
  url: Text;
}
type Cell<F extends Field> =
  F extends Field<infer K extends keyof Cells<string>, infer P, infer W>
    ? P extends 'nullable'
      ? Cells<W>[K]
      : NotNull<Cells<W>[K]>
    : never;

type AmountNames<F extends Fields> = {
  [N in keyof F & string]: F[N]['kind'] extends 'amount' ? N : never;
}[keyof F & string];
type CellColumns<F extends Fields> = {
  [N in keyof F & string as F[N]['kind'] extends keyof Cells<string> ? N : never]: Cell<F[N]>;
};
type AmountColumns<N extends string> = { [Name in `${N}Minor`]: Integer } & {
  [Name in `${N}Currency`]: Text;
} & { [Name in `${N}Status`]: NotNull<Text<ValueStatus>> };
type FlatColumns<F extends Fields> = [AmountNames<F>] extends [never]
  ? CellColumns<F>
  : CellColumns<F> & AmountColumns<AmountNames<F>>;

/** The columns of some fields: one by the field's name; of an amount, three; of a group, those of its parts. */
export type FieldColumns<F extends Fields> =
  FlatFields<F> extends infer G extends Fields ? FlatColumns<G> : never;

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const cell = (field: Field, name: string) => {
  const made = field.words
    ? text(name, { enum: [...field.words.list] })
    : field.kind === 'integer'
      ? integer(name)
      : text(name);
  return field.presence === 'nullable' ? made : made.notNull();
};
const CELLS: Record<ValueKind, (field: Field, name: string) => Record<string, unknown>> = {
  text: (field, name) => ({ [name]: cell(field, snake(name)) }),
  country: (field, name) => ({ [name]: cell(field, snake(name)) }),
  partialDate: (field, name) => ({ [name]: cell(field, snake(name)) }),
  integer: (field, name) => ({ [name]: cell(field, snake(name)) }),
  word: (field, name) => ({ [name]: cell(field, snake(name)) }),
  amount: (_, name) => ({
    [`${name}Minor`]: integer(`${snake(name)}_minor`),
    [`${name}Currency`]: text(`${snake(name)}_currency`),
    [`${name}Status`]: text(`${snake(name)}_status`, { enum: VALUE_STATUSES }).notNull(),
  }),
  texts: () => ({}),
  url: (field, name) => ({ [name]: cell(field, snake(name)) }),
  group: () => ({}),
};

export function fieldColumns<F extends Fields>(fields: F): FieldColumns<F> {
  const flat: Fields = flatFields(fields);
  return Object.assign({}, ...Object.entries(flat).map(([name, field]) => CELLS[field.kind](field, name)));
}

export type Columns = Readonly<Record<string, AnySQLiteColumn>>;
type ColumnOf = (suffix?: string) => AnySQLiteColumn;
const RULES: Record<GroupRule, (name: string, of: ColumnOf) => ReturnType<typeof holds>> = {
  range: (name, of) => holds(name, sql`${of('Min')} >= 0 AND ${of('Max')} >= ${of('Min')}`),
};
const CHECKS: Record<ValueKind, (name: string, field: Field, of: ColumnOf) => ReturnType<typeof holds>[]> = {
  text: () => [],
  country: (name, _, of) => [holds(`${name}_code`, sql`${of()} GLOB '[A-Z][A-Z]'`)],
  partialDate: (name, _, of) => [partialDate(name.endsWith('_date') ? name : `${name}_date`, of())],
  integer: (name, { min }, of) =>
    min === undefined ? [] : [holds(name, sql`${of()} >= ${sql.raw(String(min))}`)],
  word: (name, { words }, of) => [oneOf(name, of(), words?.list ?? [])],
  amount: (name, _, of) => [
    oneOf(`${name}_status`, of('Status'), VALUE_STATUSES),
    valued(name, of('Minor'), of('Currency'), of('Status')),
  ],
  texts: () => [],
  url: () => [],
  // The parts of a group are kept as they are stated, and only the rule is checked.
  group: (name, { rule }, of) => (rule === undefined ? [] : [RULES[rule](name, of)]),
};
/** The CHECKs that follow from what the fields may hold. */
export function fieldChecks(table: string, fields: Fields, t: object) {
  const columns = t as Columns;
  return Object.entries(fields).flatMap(([name, field]) =>
    CHECKS[field.kind](
      `${table}_${snake(name)}`,
      field,
      (suffix = '') => columns[`${name}${suffix}`] as AnySQLiteColumn,
    ),
  );
}
