import anyAscii from 'any-ascii';
import { nameKey } from './name-key.ts';

/** Letters with a dot after each, "S.A.R.L." or "J.P.": one word. The last dot may be missing. */
const DOTTED = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L})+(?![\p{L}\p{N}])\.?/gu;

/** "A/S", "c/o": one word. */
const SLASHED = /(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu;

/** Accented letters that were lost before publication. Compared as "e", which most of them are; the others are a letter off. */
const LOST = /\ufffd+/g;

/**
 * The words of a name in `[a-z0-9]`, as they are compared: without accents, case and punctuation, other scripts transliterated, "&"
 * as "and", initials and letters that stand alone joined ("S. A. R. L.", "S A R L" and "SARL" are one word).
 */
export function plainWords(name: string): string[] {
  const key = nameKey(SIGNS.test(name) ? withReadSigns(name) : name);
  const plain = NOT_ASCII.test(key) ? anyAscii(key).toLowerCase() : key;
  const words = plain
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return joinLetters(words);
}

/** Signs that are more than what stands between words. Most names have none: whatever looks for them takes longer than all else. */
const SIGNS = /[&+./'’ʼ`ʹ\ufffd]/;

const NOT_ASCII = /[^\p{ASCII}]/u;

function withReadSigns(name: string): string {
  return name
    .replace(/&amp;/gi, '&')
    .replace(LOST, 'e')
    .replace(DOTTED, (initials) => ` ${initials.replace(/[.\s]/g, '')} `)
    .replace(SLASHED, '$1$2')
    .replace(/(?<=\p{L})['’ʼ`ʹ](?=\p{L})/gu, (_, at: number, whole: string) =>
      isElision(whole, at) ? ' ' : '',
    )
    .replace(/[&+]/g, ' and ');
}

/** "l'eau" and "d'Orsay" are two words, "Qa'ida" and "O'Neill" one. */
function isElision(text: string, at: number): boolean {
  return /(?<![\p{L}\p{N}])(?:l|d|qu|dell|all|nell|sull|un)$/iu.test(text.slice(Math.max(0, at - 5), at));
}

function joinLetters(words: readonly string[]): string[] {
  if (words.every((word) => word.length > 1)) return [...words];
  const joined: string[] = [];
  let letters = '';
  for (const word of [...words, '']) {
    if (/^[a-z]$/.test(word)) {
      letters += word;
      continue;
    }
    if (letters !== '') joined.push(letters);
    letters = '';
    if (word !== '') joined.push(word);
  }
  return joined;
}
