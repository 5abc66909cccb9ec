import { BadUserInput } from '../../domain/error.ts';

const MAX_CHARACTERS = 200;
const MAX_WORDS = 12;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The words of what a caller searches for; operators, quotes and punctuation have no meaning. */
export interface QueryText {
  readonly words: readonly string[];
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
  const words = text.match(WORD) ?? [];
  if (words.length > MAX_WORDS) {
    throw new BadUserInput(
      `${argument}: ${words.length} words are too many; search for at most ${MAX_WORDS}.`,
      argument,
    );
  }
  return { words };
}

/** FTS5 MATCH expression: every word occurs, the last one as the start of a word. Words are quoted, so nothing is an operator. */
export function matchExpression({ words }: QueryText): string {
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? ' *' : ''}`).join(' AND ');
}
