import type { Fragment } from '../statement/piece.ts';
import type { Dialect } from './dialect.ts';

/**
 * Statements are written once for all engines. What engines write differently stands in their text as a call, between signs that no
 * SQL has, and each place of a bound value as a sign that says its type: `renderSqlite` and `renderPostgres` make an engine's text of it.
 */
export const OPEN = '\u0001';
export const NEXT = '\u0002';
export const CLOSE = '\u0003';

/** Places of bound values, by what is bound there; a list is bound as one value, the JSON text of it. */
export const PLACES = {
  integer: '\u0004',
  text: '\u0005',
  /** NULL, of whatever type the text around it makes it. */
  nothing: '\u0006',
  integers: '\u0007',
  texts: '\u0008',
  /** Words that are looked for, see `matching`. */
  words: '\u000b',
} as const;
export type PlaceType = keyof typeof PLACES;

/** Places of the days that an operation is asked for, which are bound by name. */
export const DAYS = { knownOn: '\u000e', validOn: '\u000f' } as const;
export type DayName = keyof typeof DAYS;

/** The number of the character that follows every other: a text with it comes after all that begin with the text. */
export const LAST_CHARACTER = 0x10ffff;

/** Whether a statement asks for a day. */
export function takesDays(text: string): boolean {
  return text.includes(DAYS.knownOn) || text.includes(DAYS.validOn);
}

/** The sign of a value's place. */
export function placeOf(value: string | number | null): string {
  if (typeof value === 'number') return PLACES.integer;
  return value === null ? PLACES.nothing : PLACES.text;
}

/** SQL that is part of a call: a name or text as it stands, or a fragment with what is bound in it. */
export type Sql = Fragment | string;

/** What a call gives: a fragment that other text shows as it stands, too, where nothing is bound in it. */
export class Spelling implements Fragment {
  readonly text: string;
  readonly values: Fragment['values'];

  constructor(text: string, values: Fragment['values']) {
    this.text = text;
    this.values = values;
  }

  /** @throws Error where values are bound: they would be lost */
  toString(): string {
    if (this.values.length > 0) throw new Error(`Values are bound in ${JSON.stringify(this.text)}.`);
    return this.text;
  }
}

const NO_VALUES: Fragment['values'] = [];

/** An argument that is left out. */
export const NOTHING = '';

/** An argument of SQL for each of a call. */
type Args<P extends readonly unknown[]> = { [K in keyof P]: Sql };

/** Writes what engines spell differently, with the SQL of its arguments. */
export function spell<C extends keyof Dialect>(name: C, ...args: Args<Parameters<Dialect[C]>>): Spelling {
  let text = `${OPEN}${name}`;
  let values: Fragment['values'] = NO_VALUES;
  for (const arg of args as readonly Sql[]) {
    if (typeof arg === 'string') text += NEXT + arg;
    else {
      text += NEXT + arg.text;
      if (arg.values.length > 0) values = values.length === 0 ? arg.values : [...values, ...arg.values];
    }
  }
  return new Spelling(text + CLOSE, values);
}
