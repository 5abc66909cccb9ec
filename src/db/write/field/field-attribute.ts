import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { type Field, type Fields, type GroupRule, partName, type ValueKind } from '../../../model/field.ts';
import { type Attribute, date, integer, pair, text, valued, word } from './attribute.ts';

type ColumnOf = (suffix?: string) => SQLiteColumn;

const ATTRIBUTES: Record<
  Exclude<ValueKind, 'texts' | 'group'>,
  (name: string, of: ColumnOf, field: Field) => Attribute
> = {
  text: (name, of) => text(name, of()),
  country: (name, of) => text(name, of()),
  partialDate: (name, of) => date(name, of()),
  integer: (name, of) => integer(name, of()),
  word: (name, of, { unstated = null }) => word(name, of(), unstated),
  amount: (name, of, { presence }) =>
    valued(name, of('Minor'), of('Currency'), of('Status'), presence === 'required'),
  url: (name, of) => text(name, of()),
};

/** Parts under a rule are one attribute: of two statements, each with one of them, they could contradict each other. */
const RULES: Record<GroupRule, (name: string, of: ColumnOf) => Attribute> = {
  range: (name, of) => pair(name, [`${name}Min`, `${name}Max`], [of('Min'), of('Max')], rangeProblem(name)),
};

/** What the writer reads of records and merges: an attribute for each field of the model that columns of the table hold. */
export function fieldAttributes(fields: Fields, table: object): Attribute[] {
  const columns = table as Readonly<Record<string, SQLiteColumn>>;
  return Object.entries(fields).flatMap(([name, field]) => {
    const of: ColumnOf = (suffix = '') => columns[`${name}${suffix}`] as SQLiteColumn;
    if (field.kind === 'texts') return [];
    if (field.kind !== 'group') return [ATTRIBUTES[field.kind](name, of, field)];
    return field.rule === undefined ? partAttributes(name, field, table) : [RULES[field.rule](name, of)];
  });
}

function partAttributes(group: string, { parts = {} }: Field, table: object): Attribute[] {
  const named = Object.entries(parts).map(([part, field]) => [partName(group, part), field]);
  return fieldAttributes(Object.fromEntries(named), table);
}

function rangeProblem(name: string) {
  const isCount = (value: unknown) =>
    value === undefined || (Number.isSafeInteger(value) && Number(value) >= 0);
  return (min: unknown, max: unknown): string | undefined => {
    if (!isCount(min) || !isCount(max)) return `a ${name} is a whole number from 0 on`;
    return min !== undefined && max !== undefined && Number(min) > Number(max)
      ? `at least ${min} and at most ${max} is no range`
      : undefined;
  };
}
