import { BadUserInput } from '../../domain/error.ts';
import { foldings, identifierKey } from '../../domain/folding.ts';
import { plainWords } from '../../domain/plain-word.ts';
import { otherWritings } from './written-number.ts';

const MAX_CHARACTERS = 200;
const MAX_WORDS = 12;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const DIGIT = /\p{N}/u;

/** What a caller searches for, in plain words; operators, quotes and punctuation have no meaning. */
export interface QueryText {
  readonly words: readonly string[];
  /** The words in the second usual spelling of some letters, where it is another. */
  readonly otherWords: readonly string[] | undefined;
  /** Letters and digits, where there is a digit. */
  readonly number: string | undefined;
  /** How else the number may be written where it was published. */
  readonly otherNumbers: readonly string[];
  /** Whether it is written as one piece. */
  readonly isOnePiece: boolean;
}

/**
 * Reads a caller's search text. Without a single letter or digit there are no words, and nothing matches.
 *
 * @throws BadUserInput naming the argument when the text is too long to be meant.
 */
export function readQueryText(text: string, argument: string): QueryText {
  if (text.length > MAX_CHARACTERS) {
    throw new BadUserInput(
      `${argument}: ${text.length} characters are too many; search for at most ${MAX_CHARACTERS}.`,
      argument,
    );
  }
  const count = text.match(WORD)?.length ?? 0;
  if (count > MAX_WORDS) {
    throw new BadUserInput(
      `${argument}: ${count} words are too many; search for at most ${MAX_WORDS}.`,
      argument,
    );
  }
  // Signs alone have a spelling in letters as well, by which nobody means them.
  const words = count === 0 ? [] : plainWords(text);
  const [, other] = foldings(text);
  const number = DIGIT.test(text) ? identifierKey(text) || undefined : undefined;
  return {
    words,
    otherWords: count === 0 ? undefined : other?.split(' '),
    number,
    otherNumbers: number === undefined ? [] : otherWritings(text, number),
    isOnePiece: !/\s/.test(text.trim()),
  };
}

/** What FTS5 is asked for: each of these words occurs. Words are quoted, so nothing is an operator. */
export function allOfWords(words: readonly string[]): string {
  return words.map(quotedWord).join(' ');
}

export function quotedWord(word: string): string {
  return `"${word}"`;
}
