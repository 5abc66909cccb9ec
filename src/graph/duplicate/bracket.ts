import { isLegalForm } from './legal-form.ts';
import { isNumber, withDigits } from './number-word.ts';
import { plainWords } from './plain-word.ts';

export interface Bracketed {
  /** The name without its brackets. */
  readonly outside: string;
  /** What stands in brackets; empty when nothing does, or only what is part of the name. */
  readonly inside: string;
}

/** One pair of brackets; the last may have been cut off. */
const BRACKETS = /[([]([^()[\]]*)(?:[)\]]|$)/g;

/**
 * Takes off what stands in brackets: a place, a trade name, an abbreviation. A country, a legal form or a number in brackets stays: "Lambert
 * (UK) Ltd" is not Lambert. So does all of a name that stands in brackets as a whole.
 */
export function splitBrackets(name: string): Bracketed {
  if (!/[([]/.test(name)) return { outside: name, inside: '' };
  const taken: string[] = [];
  const outside = name.replace(BRACKETS, (_, content: string) => {
    if (isPartOfName(plainWords(content))) return ` ${content} `;
    taken.push(content);
    return ' ';
  });
  return plainWords(outside).length === 0
    ? { outside: name, inside: '' }
    : { outside, inside: taken.join(' ') };
}

function isPartOfName(words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = words.join(' ');
  return isLegalForm(text) || countryNames().has(text) || withDigits(words).every(isNumber);
}

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;
const A_TO_Z = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
/** What people write for countries beside their names and codes. */
const SHORT_NAMES = [
  'uk',
  'usa',
  'uae',
  'prc',
  'hk',
  'holland',
  'great britain',
  'england',
  'scotland',
  'wales',
];

let countries: ReadonlySet<string> | undefined;

/** The names of countries in five languages, and their codes, as plain words. */
function countryNames(): ReadonlySet<string> {
  if (countries !== undefined) return countries;
  const names = new Set(SHORT_NAMES);
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const first of A_TO_Z) {
      for (const second of A_TO_Z) {
        const name = display.of(first + second);
        if (name === undefined) continue;
        names.add(plainWords(name).join(' '));
        names.add((first + second).toLowerCase());
      }
    }
  }
  countries = names;
  return names;
}
