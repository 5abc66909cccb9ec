import type { ClaimKind } from '../operations.ts';
import { idOfCode, KIND_LETTERS, kindsOfLetter, OTHER_KINDS } from './code.ts';

/** A thing that is opened, and along which kinds of claims. */
export interface Opening {
  readonly id: string;
  readonly kinds: readonly ClaimKind[];
  /** Whether all come in, in place of the first of each kind. */
  readonly all: boolean;
}

/** The openings that an address names, in order: `tj.*,o4.bo,tk.r!`. Undefined where one can not be meant. */
export function readOpenings(text: string): Opening[] | undefined {
  const openings = text.split(',').map(readOpening);
  return openings.includes(undefined) ? undefined : (openings as Opening[]);
}

function readOpening(text: string): Opening | undefined {
  const [, code = '', letters = '', all = ''] = /^([a-z0-9]+)\.(\*|[a-z]+)(!?)$/.exec(text) ?? [];
  const id = idOfCode(code);
  if (id === undefined) return undefined;
  const kinds = letters === '*' ? OTHER_KINDS : [...letters].flatMap(kindsOfLetter);
  const isRight = letters === '*' || [...letters].every((letter) => KIND_LETTERS.includes(letter));
  return isRight && kinds.length > 0 ? { id, kinds, all: all === '!' } : undefined;
}
