import { isLegalForm } from './legal-form.ts';

const MIN_LETTERS = 3;
const MAX_LETTERS = 8;
/** A last word may give more than its first letter: SEMDO of "Société d'économie mixte Dordogne". */
const MAX_LAST_LETTERS = 3;

/**
 * Where a name has its own abbreviation beside the words that it is short for: "Office national des forêts ONF". Undefined when it has none.
 * Linking words may give a letter or not; every other word must.
 */
export function findOwnAbbreviation(
  words: readonly string[],
  isLink: (word: string) => boolean,
): number | undefined {
  if (words.length <= MIN_LETTERS) return undefined;
  for (const [at, word] of words.entries()) {
    if (word.length < MIN_LETTERS || word.length > MAX_LETTERS || !/^[a-z]+$/.test(word)) continue;
    if (isLegalForm(word)) continue;
    if (isShortFor(word, words, at, isLink)) return at;
  }
  return undefined;
}

/** Whether the letters are the first ones of words that end just before the position, or begin just behind it. */
function isShortFor(
  letters: string,
  words: readonly string[],
  at: number,
  isLink: (word: string) => boolean,
): boolean {
  if (spells(letters, words.slice(at + 1), isLink)) return true;
  for (let from = 0; from <= at - 2; from++) {
    const before = words.slice(from, at);
    if (before[0]?.[0] === letters[0] && spells(letters, before, isLink, true)) return true;
  }
  return false;
}

/** Whether the letters begin the words one after the other; all words are used up when `isWhole`. */
function spells(
  letters: string,
  words: readonly string[],
  isLink: (word: string) => boolean,
  isWhole = false,
): boolean {
  if (letters === '') return !isWhole || words.every(isLink);
  const [word, ...rest] = words;
  if (word === undefined) return false;
  if (word[0] === letters[0] && spells(letters.slice(1), rest, isLink, isWhole)) return true;
  const isLast = letters.length <= MAX_LAST_LETTERS && word.length > 3 && word.startsWith(letters);
  if (isLast && (!isWhole || rest.every(isLink))) return true;
  return isLink(word) && spells(letters, rest, isLink, isWhole);
}
