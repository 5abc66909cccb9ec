import type { Parameter } from '../parameter.ts';
import { idOfCode, KIND_LETTERS, numberOfClaimCode, STANDING_LETTERS } from './code.ts';
import { readOpenings } from './opening.ts';

const MAX_CHARACTERS = 2_000;
const MAX_OPENINGS = 190;
const MAX_HIDDEN = 400;

type Text = Parameter<string | undefined>;

/** What is opened, one after the other, with commas between: `tj.*,o4.bo,tk.r!`. */
export const openings: Text = {
  expected: 'openings',
  absent: undefined,
  read: (value) => {
    const isRight = value.length <= MAX_CHARACTERS && value.split(',').length <= MAX_OPENINGS;
    return isRight && readOpenings(value) !== undefined ? value : undefined;
  },
};

/** Things that are not drawn, with commas between; each counts once. */
export const hidden: Text = {
  expected: 'things',
  absent: undefined,
  read: (value) => {
    const codes = [...new Set(value.split(','))];
    const isRight = value.length <= MAX_CHARACTERS && codes.length <= MAX_HIDDEN && codes.every(isThing);
    return isRight ? codes.join(',') : undefined;
  },
};

/** Kinds of claims that are not drawn, a letter each. */
export const kindsOff: Text = {
  expected: 'kinds',
  absent: undefined,
  read: (value) => readLetters(value, KIND_LETTERS),
};

/** Standings of which claims are drawn, a letter each. Empty: of all, as where each is named. */
export const standingsOn: Parameter<string> = {
  expected: 'standings',
  absent: '',
  read(value) {
    const read = readLetters(value, STANDING_LETTERS);
    return read === STANDING_LETTERS.join('') ? '' : read;
  },
};

/** Two things, between which the shortest chain of claims is drawn; and after how many openings, if others came later: `o8,rh,2`. */
export const ends: Text = {
  expected: 'ends',
  absent: undefined,
  read: (value) => {
    const [from = '', to = '', count = '0', ...rest] = value.split(',');
    const isRight = isThing(from) && isThing(to) && from !== to && rest.length === 0;
    return isRight && /^\d{1,3}$/.test(count) && Number(count) <= MAX_OPENINGS ? value : undefined;
  },
};

/** What is selected: a thing, a claim, or two things with a comma between: where they meet. */
export const picked: Text = {
  expected: 'thing',
  absent: undefined,
  read: (value) => {
    if (numberOfClaimCode(value) !== undefined) return value;
    const codes = [...new Set(value.split(','))];
    return codes.length <= 2 && codes.every(isThing) ? codes.join(',') : undefined;
  },
};

function isThing(code: string): boolean {
  return idOfCode(code) !== undefined;
}

/** In the order of all, each once. */
function readLetters(value: string, all: readonly string[]): string | undefined {
  const isRight = [...value].every((letter) => all.includes(letter));
  return isRight ? all.filter((letter) => value.includes(letter)).join('') : undefined;
}
