import { isPartialDate, parseDay, today } from '../domain/partial-date.ts';
import type { NodeType } from './operations.ts';

/** What a parameter of an address must be; `words/common.ts` says each in the reader's language. */
export type Expectation =
  | 'known'
  | 'once'
  | 'text'
  | 'day'
  | 'dayUntilToday'
  | 'date'
  | 'choice'
  | 'number'
  | 'amount'
  | 'code'
  | 'cursor'
  | 'slug'
  | 'slugs'
  | 'slugOfNone'
  | 'spanEnd'
  | 'openings'
  | 'thing'
  | 'things'
  | 'kinds'
  | 'standings'
  | 'ends';

/** A parameter of an address that can't be meant: the page says which, and what was expected. */
export class WrongParameter extends Error {
  readonly parameter: string;
  readonly value: string;
  readonly expected: Expectation;
  /** What may be chosen, where that is a short list. */
  readonly choices: readonly string[];

  constructor(parameter: string, value: string, expected: Expectation, choices: readonly string[] = []) {
    super(`${parameter}=${value}: expected ${expected}`);
    this.parameter = parameter;
    this.value = value;
    this.expected = expected;
    this.choices = choices;
  }
}

/** A kind of parameter: how it is read. Absent and empty is `absent`; what it means to it can't be told by a value. */
export interface Parameter<T> {
  readonly expected: Expectation;
  readonly choices?: readonly string[];
  /** May stand more than once: its values come in the order of `choices`. */
  readonly many?: boolean;
  readonly absent: T;
  /** Of a slug, the type of what has it. */
  readonly type?: NodeType;
  /** Of the end of a span, the name of the parameter of its beginning. */
  readonly beginning?: string;
  /** Undefined where the text can't be meant. */
  readonly read: (text: string) => T | undefined;
}

export type ParameterSet = Readonly<Record<string, Parameter<unknown>>>;

/** The values of a set's parameters. */
export type Values<P extends ParameterSet> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

type Optional<T> = Parameter<T | undefined>;

export function text(maxCharacters = 200): Optional<string> {
  return {
    expected: 'text',
    absent: undefined,
    read: (value) => (value.length <= maxCharacters ? value.trim() : undefined),
  };
}

/** A whole day. */
export const day: Optional<string> = { expected: 'day', absent: undefined, read: readDay };

/** A year, month or day. */
export const date: Optional<string> = {
  expected: 'date',
  absent: undefined,
  read: (value) => (isPartialDate(value) && value.length <= 10 ? value : undefined),
};

export function choice<const C extends string>(choices: readonly C[]): Optional<C> {
  return {
    expected: 'choice',
    choices,
    absent: undefined,
    read: (value) => choices.find((each) => each === value),
  };
}

/** One of several, the first when absent. */
export function choiceOr<const C extends string>(choices: readonly [C, ...C[]]): Parameter<C> {
  return { ...choice(choices), absent: choices[0], read: (value) => choices.find((each) => each === value) };
}

/** Any number of them. */
export function choices<const C extends string>(all: readonly C[]): Parameter<readonly C[]> {
  return {
    expected: 'choice',
    choices: all,
    many: true,
    absent: [],
    read: (value) => all.filter((each) => each === value).slice(0, 1),
  };
}

export function integer(least: number, most: number): Optional<number> {
  return {
    expected: 'number',
    absent: undefined,
    read: (value) =>
      /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined,
  };
}

/** A decimal amount, with a point or a comma. */
export const amount: Optional<string> = {
  expected: 'amount',
  absent: undefined,
  read: (value) => (/^\d{1,15}([.,]\d{1,2})?$/.test(value) ? value.replace(',', '.') : undefined),
};

/** A code such as a CPV's or a region's. */
export function code(pattern: RegExp): Optional<string> {
  return { expected: 'code', absent: undefined, read: (value) => (pattern.test(value) ? value : undefined) };
}

/** Where a list goes on. */
export const cursor: Optional<string> = {
  expected: 'cursor',
  absent: undefined,
  read: (value) => (/^[A-Za-z0-9_+/=:.-]{1,2000}$/.test(value) ? value : undefined),
};

/** The readable id of a node of a type. */
export function slugOf(type: NodeType): Optional<string> {
  return { expected: 'slug', absent: undefined, type, read: readSlug };
}

function readSlug(value: string): string | undefined {
  return /^[\p{L}\p{N}._~-]{1,300}$/u.test(value) ? value : undefined;
}

/** The end of a span that begins with the parameter of that name; it may not lie before that. */
export function endOf<T>(beginning: string, parameter: Parameter<T>): Parameter<T> {
  return { ...parameter, beginning };
}

/** Readable ids of several nodes, with commas between them; each counts once. */
export function slugs(most: number): Optional<string> {
  return {
    expected: 'slugs',
    absent: undefined,
    read: (value) => {
      const all = [...new Set(value.split(',').filter((each) => each !== ''))];
      const isRight =
        all.length > 0 && all.length <= most && all.every((each) => readSlug(each) !== undefined);
      return isRight ? all.join(',') : undefined;
    },
  };
}

/** What the API refuses: the parameter that has the value which its message names. Undefined where none has. */
export function parameterNamed(
  set: ParameterSet,
  given: URLSearchParams,
  message: string,
): WrongParameter | undefined {
  for (const [name, { expected }] of Object.entries(set)) {
    const value = given.get(name)?.trim() ?? '';
    if (value !== '' && message.includes(`"${value}"`))
      return new WrongParameter(name, value, expected === 'slug' ? 'slugOfNone' : expected);
  }
  return undefined;
}

function readDay(value: string): string | undefined {
  try {
    return parseDay(value);
  } catch {
    return undefined;
  }
}

/** A day that has come, in UTC: what documents will say nobody knows. */
export const dayUntilToday: Optional<string> = {
  expected: 'dayUntilToday',
  absent: undefined,
  read: (value) => {
    const read = readDay(value);
    return read !== undefined && read <= today() ? read : undefined;
  },
};

/** The two days that every page has: as known on, which has come; valid on, which may be to come, since contracts have their ends then. */
export const DAYS = { known: dayUntilToday, valid: day } satisfies ParameterSet;

/**
 * Reads the parameters of an address. Unknown ones are refused, since a filter that is left out changes what a list says; but those that
 * other sites add to links are only left out.
 *
 * @throws WrongParameter
 */
export function readParameters<P extends ParameterSet>(set: P, given: URLSearchParams): Values<P> {
  for (const [name, value] of given) {
    if (!Object.hasOwn(set, name) && !ADDED_BY_OTHERS.test(name))
      throw new WrongParameter(name, value, 'known', Object.keys(set));
  }
  const entries = Object.entries(set).map(([name, parameter]) => [
    name,
    readParameter(name, parameter, given.getAll(name)),
  ]);
  const values = Object.fromEntries(entries) as Values<P>;
  for (const [name, { beginning }] of Object.entries(set)) {
    const [first, last] = [beginning === undefined ? undefined : values[beginning], values[name]];
    if (first !== undefined && last !== undefined && liesBefore(String(last), String(first)))
      throw new WrongParameter(name, String(last), 'spanEnd');
  }
  return values;
}

/** Of numbers and amounts, and of dates: a year lies before none of its months. */
function liesBefore(last: string, first: string): boolean {
  const isDate = isPartialDate(last) && isPartialDate(first);
  return isDate ? last < first.slice(0, last.length) : Number(last) < Number(first);
}

const ADDED_BY_OTHERS = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref_src)$/;

function readParameter(name: string, parameter: Parameter<unknown>, texts: readonly string[]): unknown {
  const { expected, choices: all = [], absent, many, read } = parameter;
  const given = texts.filter((each) => each.trim() !== '');
  if (given.length === 0) return absent;
  const readOne = (value: string) => {
    const result = read(value.trim());
    const isRight = Array.isArray(result) ? result.length > 0 : result !== undefined;
    if (!isRight) throw new WrongParameter(name, value, expected, all);
    return result;
  };
  if (!many) {
    const [first = '', ...others] = given;
    if (others.some((each) => each !== first)) throw new WrongParameter(name, others[0] ?? '', 'once');
    return readOne(first);
  }
  const chosen = new Set(given.flatMap((value) => readOne(value) as string[]));
  return all.filter((each) => chosen.has(each));
}

/** The query with those signs as they are that need no escape in it. */
export function readable(written: URLSearchParams): string {
  return written.toString().replaceAll('%2C', ',').replaceAll('%21', '!');
}

/** The query of an address: parameters in the order of their set, those left out that are absent. Empty, or with its "?". */
export function writeParameters(set: ParameterSet, values: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [name, { absent }] of Object.entries(set)) {
    const value = values[name];
    if (value === undefined || value === null || value === absent) continue;
    for (const each of Array.isArray(value) ? value : [value]) written.append(name, String(each));
  }
  const query = readable(written);
  return query === '' ? '' : `?${query}`;
}
