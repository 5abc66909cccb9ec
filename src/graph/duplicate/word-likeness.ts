import { distance } from 'fastest-levenshtein';
import { isNumber } from './number-word.ts';
import { likenessOfNames, soundAlmostAlike } from './person-word.ts';

const INITIAL_SIMILARITY = 0.85;
/** Of Arabic and Hebrew words no longer than that, each letter tells apart. */
const MAX_VOWELLESS_LETTERS = 4;

/** How words of two names compare: by the kind of the names and the scripts that both are written in. */
export interface WordRules {
  readonly isPerson: boolean;
  readonly isVowelless: boolean;
}

/** Which letters and digits a word has, a bit each; what differs in more of them than edits can change is no spelling of it. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) % 32);
  return mask;
}

/** Whether words with these letters can be told to be unlike without comparing them: of organisations only, people have other rules. */
export function mayNotBeAlike(maskA: number, maskB: number, { isPerson }: WordRules): boolean {
  return !isPerson && countBits(maskA ^ maskB) > 2 * MAX_EDITS;
}

function countBits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** 1 of the same word, less by the share of letters that differ, 0 of words that are no spellings of one another. */
export function likenessOfWords(a: string, b: string, { isPerson, isVowelless }: WordRules): number {
  if (a === b) return 1;
  if (isVowelless && Math.min(a.length, b.length) <= MAX_VOWELLESS_LETTERS) return 0;
  const likeness = isPerson ? likenessOfNames(a, b) : undefined;
  if (likeness !== undefined) return likeness;
  const short = a.length < b.length ? a : b;
  const long = short === a ? b : a;
  if (short.length === 1) return isPerson && long.startsWith(short) ? INITIAL_SIMILARITY : 0;
  const isTooFar = long.length - short.length > maxEdits(isPerson ? long.length : short.length, isPerson);
  if (isTooFar || (!isPerson && short.length <= 3)) return 0;
  if (!isPerson && (isNumber(a) || isNumber(b))) return 0;
  const edits = editsBetween(a, b);
  if (isPerson && soundAlmostAlike(a, b)) return 1 - edits / long.length;
  return edits <= maxEdits(short.length, isPerson) ? 1 - edits / long.length : 0;
}

const MAX_EDITS = 3;

/** How many letters may differ. Short words are often initials, where each letter counts; people's are not. */
function maxEdits(letters: number, isPerson: boolean): number {
  if (letters <= 3) return isPerson ? 1 : 0;
  if (letters <= 8) return 1;
  return letters <= 13 ? 2 : MAX_EDITS;
}

/** Letters that changed places are one edit, not two. */
export function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  return edits === 2 && haveSwappedLetters(a, b) ? 1 : edits;
}

/** Whether two letters that stand side by side changed places, and nothing else. */
export function haveSwappedLetters(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}
