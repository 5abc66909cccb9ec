import { distance } from 'fastest-levenshtein';
import { isNumber } from './number-word.ts';
import { likenessOfNames, soundAlmostAlike } from './person-word.ts';
import type { WordForm } from './word-form.ts';

const INITIAL_SIMILARITY = 0.85;
/** Of Arabic and Hebrew words no longer than that, each letter tells apart. */
const MAX_VOWELLESS_LETTERS = 4;

/** 1 of the same word, less by the share of letters that differ, 0 of words that are no spellings of one another. */
export function likenessOfWords(a: WordForm, b: WordForm, isPerson: boolean, isVowelless: boolean): number {
  if (a.text === b.text) return 1;
  return isPerson ? likenessInPeople(a, b, isVowelless) : likenessInOrganisations(a, b);
}

function likenessInOrganisations(a: WordForm, b: WordForm): number {
  const [x, y] = [a.text, b.text];
  const shorter = Math.min(x.length, y.length);
  const longer = Math.max(x.length, y.length);
  // Words that begin otherwise are other words: Kaltenbrunn, Meltenbrunn.
  const most = x[0] === y[0] ? maxEdits(shorter) : Math.min(1, maxEdits(shorter));
  if (longer - shorter > most || differInMoreLetters(a, b, most)) return 0;
  if (isNumber(x) || isNumber(y)) return 0;
  const edits = editsBetween(x, y);
  return edits <= most ? 1 - edits / longer : 0;
}

function likenessInPeople(a: WordForm, b: WordForm, isVowelless: boolean): number {
  const [x, y] = [a.text, b.text];
  const shorter = Math.min(x.length, y.length);
  const longer = Math.max(x.length, y.length);
  if (isVowelless && shorter <= MAX_VOWELLESS_LETTERS) return 0;
  const known = likenessOfNames(a, b);
  if (known !== undefined) return known;
  if (shorter === 1) return x.startsWith(y) || y.startsWith(x) ? INITIAL_SIMILARITY : 0;
  const most = Math.max(1, maxEdits(shorter));
  if (differInMoreLetters(a, b, Math.max(most, MAX_SOUND_EDITS))) return 0;
  if (longer - shorter > Math.max(most, MAX_SOUND_EDITS)) return 0;
  const edits = editsBetween(x, y);
  const isSpelling = edits <= most || (edits <= MAX_SOUND_EDITS && soundAlmostAlike(a, b));
  return isSpelling ? 1 - edits / longer : 0;
}

/** Whether an edit each could not make up for the letters that only one of them has. */
function differInMoreLetters(a: WordForm, b: WordForm, edits: number): boolean {
  return countBits(a.letters ^ b.letters) > 2 * edits;
}

function countBits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

const MAX_SOUND_EDITS = 2;
const MAX_EDITS = 3;

/** How many letters may differ. Short words are often initials, where each letter counts. */
function maxEdits(letters: number): number {
  if (letters <= 3) return 0;
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
