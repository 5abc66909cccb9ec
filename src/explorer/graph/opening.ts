import type { ClaimKind } from '../operations.ts';
import type { Parameter } from '../parameter.ts';

/** Of openings: the letters of kinds of claims. */
const KIND_OF_LETTER: Readonly<Record<string, readonly ClaimKind[]>> = {
  b: ['BID'],
  r: ['PROCUREMENT_ROLE'],
  o: ['OWNERSHIP'],
  h: ['HOSTING'],
  q: ['QUALIFICATION'],
  s: ['SUBJECTION'],
  f: ['OFFICE'],
  i: ['INVOLVEMENT'],
  x: ['SUCCESSION'],
  m: ['REQUIREMENT'],
  u: ['ISSUANCE'],
  d: ['ASSESSMENT', 'AUTHORSHIP', 'CITATION'],
};

/** Kinds that lead to documents: these come when they are asked for. */
export const DOCUMENT_KINDS: readonly ClaimKind[] = KIND_OF_LETTER.d ?? [];

/** What `*` stands for. */
export const OTHER_KINDS: readonly ClaimKind[] = Object.entries(KIND_OF_LETTER).flatMap(([letter, kinds]) =>
  letter === 'd' ? [] : kinds,
);

const TYPE_OF_LETTER: Readonly<Record<string, string>> = {
  o: 'organisation',
  t: 'tender',
  p: 'person',
  r: 'regulation',
  a: 'article',
};

/** A thing that is opened, and along which kinds of claims. */
export interface Opening {
  readonly id: string;
  readonly kinds: readonly ClaimKind[];
  /** Whether all come in, in place of the first of each kind. */
  readonly all: boolean;
}

/** A thing in an address: the letter of its type and the number of its global id in base 36. Undefined where it is no such code. */
export function idOfCode(code: string): string | undefined {
  const [, letter = '', digits = ''] = /^([otpra])([1-9a-z][0-9a-z]{0,9})$/.exec(code) ?? [];
  const type = TYPE_OF_LETTER[letter];
  return type === undefined ? undefined : `${type}:${Number.parseInt(digits, 36)}`;
}

/** @param id global: `organisation:42` */
export function codeOfId(id: string): string {
  const [type = '', number = ''] = id.split(':');
  return `${type.charAt(0)}${Number(number).toString(36)}`;
}

/** The letter of a kind of claim; undefined for kinds that link nothing. */
export function letterOfKind(kind: ClaimKind): string | undefined {
  return Object.entries(KIND_OF_LETTER).find(([, kinds]) => kinds.includes(kind))?.[0];
}

/** The openings that an address names, in order. Undefined where one can not be meant. */
export function readOpenings(text: string): Opening[] | undefined {
  const openings = text.split(',').map(readOpening);
  return openings.includes(undefined) ? undefined : (openings as Opening[]);
}

function readOpening(text: string): Opening | undefined {
  const [, code = '', letters = '', all = ''] = /^([a-z0-9]+)\.(\*|[a-z]+)(!?)$/.exec(text) ?? [];
  const id = idOfCode(code);
  if (id === undefined) return undefined;
  const kinds =
    letters === '*' ? OTHER_KINDS : [...letters].flatMap((letter) => KIND_OF_LETTER[letter] ?? []);
  const isRight = letters === '*' || [...letters].every((letter) => letter in KIND_OF_LETTER);
  return isRight && kinds.length > 0 ? { id, kinds, all: all === '!' } : undefined;
}

const MAX_CHARACTERS = 2_000;
const MAX_OPENINGS = 190;

/** What is opened, one after the other, with commas between: `tj.*,o4.bo,tk.r!`. */
export const openings: Parameter<string | undefined> = {
  expected: 'openings',
  absent: undefined,
  read: (value) =>
    value.length <= MAX_CHARACTERS &&
    value.split(',').length <= MAX_OPENINGS &&
    readOpenings(value) !== undefined
      ? value
      : undefined,
};

/** A thing of the picture. */
export const thing: Parameter<string | undefined> = {
  expected: 'thing',
  absent: undefined,
  read: (value) => (idOfCode(value) === undefined ? undefined : value),
};
