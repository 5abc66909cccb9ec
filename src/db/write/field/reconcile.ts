import {
  FROM_ESTABLISHMENTS,
  formatStamps,
  hasGivenSlug,
  OF_ESTABLISHMENTS,
  parseStamps,
  stampOf,
} from '../batch/stamps.ts';
import type { AnyRecord, Attribute, Value } from './attribute.ts';

/** What a record says, attribute by attribute; undefined where it says nothing. */
export type Stated = readonly (readonly Value[] | undefined)[];

/** A row's values, attribute by attribute. */
export type Values = readonly (readonly Value[])[];

export interface Merged {
  readonly values: Values;
  readonly stamps: string;
  /** Positions of the attributes whose values are other than before. */
  readonly changed: readonly number[];
}

/** @throws Refusal */
export function readAttributes(attributes: readonly Attribute[], record: AnyRecord): Stated {
  return attributes.map((attribute) => attribute.read(record));
}

/** The values of a new row. */
export function initialValues(attributes: readonly Attribute[], stated: Stated): Values {
  return attributes.map((attribute, position) => stated[position] ?? attribute.unstated);
}

/** The values of `selects`, one after the other, as values by attribute. */
export function valuesOfRow(attributes: readonly Attribute[], row: readonly Value[], start: number): Values {
  let next = start;
  return attributes.map((attribute) => {
    const values = row.slice(next, next + attribute.selects.length);
    next += attribute.selects.length;
    return attribute.spell?.(values) ?? values;
  });
}

/** The values that stand in columns, in order of the columns. */
export function columnValues(attributes: readonly Attribute[], values: Values): Value[] {
  const inColumns: Value[] = [];
  for (let position = 0; position < attributes.length; position++) {
    if (attributes[position]?.columns.length) inColumns.push(...(values[position] ?? []));
  }
  return inColumns;
}

/** Appends the values that stand in columns to a row that is being made, in order of the columns. */
export function pushColumns(
  row: (Value | Buffer)[],
  attributes: readonly Attribute[],
  values: Values,
  start = 0,
): void {
  for (let position = start; position < attributes.length; position++) {
    if (attributes[position]?.columns.length) for (const value of values[position] ?? []) row.push(value);
  }
}

/**
 * A row after one more statement about it: of each attribute the later statement holds, of two on one day the greater, and any
 * outweighs none. So the order in which statements come in does not matter, and saying the same again changes nothing.
 *
 * @param nameDay what stands for the day of the name, where that gives way to others: `MAKESHIFT`, `OF_ESTABLISHMENTS`
 */
export function merge(
  attributes: readonly Attribute[],
  current: Values,
  stampsText: string,
  stated: Stated,
  day: string,
  nameDay = day,
): Merged {
  const stamps = parseStamps(stampsText);
  const days = new Map<string, string>();
  const changed: number[] = [];
  const values = attributes.map((attribute, position) => {
    const old = current[position] ?? attribute.unstated;
    const wasStated = compareValues(old, attribute.unstated) !== 0;
    const oldDay = wasStated ? stampOf(stamps, attribute.name) : '';
    const winner = outweigh(
      attribute,
      old,
      oldDay,
      stated[position],
      attribute.name === 'name' ? nameDay : day,
    );
    if (compareValues(winner.values, old) !== 0) changed.push(position);
    if (compareValues(winner.values, attribute.unstated) !== 0) days.set(attribute.name, winner.day);
    return winner.values;
  });
  return { values, stamps: formatStamps(days, hasGivenSlug(stamps)), changed };
}

function outweigh(
  attribute: Attribute,
  old: readonly Value[],
  oldDay: string,
  stated: readonly Value[] | undefined,
  day: string,
): { values: readonly Value[]; day: string } {
  if (day === OF_ESTABLISHMENTS && (oldDay === OF_ESTABLISHMENTS || oldDay === FROM_ESTABLISHMENTS)) {
    // Which of their names holds follows from all of them, when they are in.
    return { values: old, day: stated !== undefined && compareValues(stated, old) === 0 ? day : oldDay };
  }
  if (stated === undefined || day < oldDay) return { values: old, day: oldDay };
  if (day > oldDay) return { values: stated, day };
  if (attribute.reconcile) return { values: attribute.reconcile(old, stated), day };
  return { values: compareValues(stated, old) > 0 ? stated : old, day };
}

/** Null before numbers before texts; texts by code unit. */
export function compareValues(a: readonly Value[], b: readonly Value[]): number {
  for (let position = 0; position < a.length; position++) {
    const difference = compareValue(a[position] ?? null, b[position] ?? null);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareValue(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}
