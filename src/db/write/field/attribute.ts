import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { quoted } from '../../../domain/error.ts';
import { isCurrency } from '../../../domain/money.ts';
import { isPartialDate } from '../../../domain/partial-date.ts';
import type { Valued } from '../../../model/record.ts';
import { columnOf } from '../../statement/fragment.ts';
import { nodes } from '../../tables/node.ts';
import { Refusal } from '../batch/refusal.ts';

export type Value = string | number | null;
export type AnyRecord = Readonly<Record<string, unknown>>;

/**
 * Something a record can state, kept in one or more columns that hold or fall together: of two statements the later one replaces
 * all of them.
 */
export interface Attribute {
  /** Its name in stamps. */
  readonly name: string;
  /** SQL of its values in the row `t`; one for each column. */
  readonly selects: readonly string[];
  /** Names of the columns that hold it; none for lists, which have tables of their own. */
  readonly columns: readonly string[];
  /** What stands there when nothing is stated; a record that says just this states nothing. */
  readonly unstated: readonly Value[];
  /** The values that the record states, undefined if none. @throws Refusal */
  read(record: AnyRecord): readonly Value[] | undefined;
  /** The values read by `selects`, in the spelling of `read`. Default: as they are. */
  spell?(values: readonly Value[]): readonly Value[];
  /** What holds of two different statements of one day. Default: the greater. */
  reconcile?(a: readonly Value[], b: readonly Value[]): readonly Value[];
}

type Check = (value: unknown) => string | undefined;

/** The row whose values `selects` names. */
const ROW = 't';

/** An attribute of one column whose record field has the name `key`. */
function single(key: string, column: SQLiteColumn, check: Check, unstated: Value = null): Attribute {
  return {
    name: key,
    selects: [columnOf(ROW, column)],
    columns: [column.name],
    unstated: [unstated],
    read(record) {
      const value = record[key];
      if (value === undefined) {
        if (column.notNull && unstated === null) throw new Refusal(`/${key}`, 'it is missing');
        return undefined;
      }
      const problem = check(value);
      if (problem !== undefined) throw new Refusal(`/${key}`, `${quoted(value)} is ${problem}`);
      return value === unstated ? undefined : [value as Value];
    },
  };
}

const isText: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'not a text');
const isDate: Check = (value) => (isPartialDate(value) ? undefined : 'not a date as in ISO 8601');
const isInteger: Check = (value) => (Number.isSafeInteger(value) ? undefined : 'not a whole number');

export function text(key: string, column: SQLiteColumn): Attribute {
  return single(key, column, isText);
}

export function date(key: string, column: SQLiteColumn): Attribute {
  return single(key, column, isDate);
}

export function integer(key: string, column: SQLiteColumn): Attribute {
  return single(key, column, isInteger);
}

/** A word of the column's enum. `unstated` is the word that says nothing (OTHER, UNKNOWN): any other outweighs it. */
export function word(key: string, column: SQLiteColumn, unstated: string | null = null): Attribute {
  const words = column.enumValues ?? [];
  const check: Check = (value) =>
    words.includes(value as string) ? undefined : `not one of ${words.join(', ')}`;
  return single(key, column, check, unstated);
}

/** A lower and an upper bound, or a start and an end: apart they could contradict each other. */
export function pair(
  name: string,
  keys: readonly [string, string],
  columns: readonly [SQLiteColumn, SQLiteColumn],
  problemOf: (first: unknown, second: unknown) => string | undefined,
): Attribute {
  return {
    name,
    selects: columns.map((column) => columnOf(ROW, column)),
    columns: columns.map((column) => column.name),
    unstated: [null, null],
    read(record) {
      const [first, second] = [record[keys[0]], record[keys[1]]];
      if (first === undefined && second === undefined) return undefined;
      const problem = problemOf(first, second);
      if (problem !== undefined) throw new Refusal(`/${keys[second === undefined ? 0 : 1]}`, problem);
      return [(first ?? null) as Value, (second ?? null) as Value];
    },
  };
}

/** An amount or why there is none. UNKNOWN states nothing. */
export function valued(
  key: string,
  minor: SQLiteColumn,
  currency: SQLiteColumn,
  status: SQLiteColumn,
  isRequired = false,
): Attribute {
  const columns = [minor, currency, status];
  return {
    name: key,
    selects: columns.map((column) => columnOf(ROW, column)),
    columns: columns.map((column) => column.name),
    unstated: [null, null, 'UNKNOWN'],
    read(record) {
      const value = record[key] as Valued | undefined;
      if (value === undefined) {
        if (isRequired) throw new Refusal(`/${key}`, 'it is missing');
        return undefined;
      }
      if (value.status === 'UNKNOWN') return undefined;
      if (value.status !== 'KNOWN') return [null, null, oneOf(status, value.status, `/${key}/status`)];
      return [...amount(value.amountMinor, value.currency, `/${key}`), 'KNOWN'];
    },
  };
}

/** The two columns of an amount of money. @throws Refusal when it can't be held exactly or the currency is unknown */
export function amount(minor: unknown, currency: unknown, field: string): [number, string] {
  if (!Number.isSafeInteger(minor)) {
    throw new Refusal(`${field}/amountMinor`, `${quoted(minor)} is not a whole number of minor units`);
  }
  if (typeof currency !== 'string' || !isCurrency(currency)) {
    throw new Refusal(`${field}/currency`, `${quoted(currency)} is no ISO 4217 code`);
  }
  return [minor as number, currency];
}

/** The value as a word of the column's enum. @throws Refusal */
export function oneOf(column: SQLiteColumn, value: unknown, field: string): string {
  const words = column.enumValues ?? [];
  if (!words.includes(value as string)) {
    throw new Refusal(field, `${quoted(value)} is not one of ${words.join(', ')}`);
  }
  return value as string;
}

/** A set of texts in a table of its own, replaced as a whole. No element states nothing. */
export function set(key: string, owner: SQLiteColumn, element: SQLiteColumn): Attribute {
  const rows = `SELECT json_group_array(${columnOf('x', element)}) FROM ${getTableName(owner.table)} x WHERE ${columnOf('x', owner)} = ${columnOf(ROW, nodes.id)}`;
  const spell = (list: readonly string[]) => JSON.stringify([...new Set(list)].sort());
  return {
    name: key,
    selects: [`(${rows})`],
    columns: [],
    unstated: ['[]'],
    read(record) {
      const list = record[key] as readonly string[] | undefined;
      return list === undefined || list.length === 0 ? undefined : [spell(list)];
    },
    spell: ([stored]) => [spell(JSON.parse(stored as string))],
  };
}
