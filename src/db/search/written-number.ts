import { plainWords } from '../../domain/plain-word.ts';

/** Fewer characters than these are no number that only one thing has. */
const LEAST_CHARACTERS = 6;
/** What stands before a number to say what it is: `SIRET`, `GB-COH`, `VAT No`. */
const LABEL = /^[a-z]{2,6}$/;
const MOST_LABELS = 3;

/** The United Kingdom's numbers of companies have eight characters; zeros at the start are often left out. */
const SHORT_NUMBER = /^\d{5,7}$/;
const FULL_LENGTH = 8;

/** Whose VAT numbers have so many digits behind the country's letters. */
const VAT_COUNTRIES: Readonly<Record<number, readonly string[]>> = {
  8: ['dk', 'fi', 'hu', 'lu', 'si'],
  9: ['de', 'pt', 'el'],
  10: ['pl', 'be'],
  11: ['it', 'hr', 'lv'],
  12: ['lt', 'se'],
};
/** Numbers that tell their country by a letter: Spain's and Austria's. */
const VAT_PATTERNS: readonly (readonly [pattern: RegExp, country: string])[] = [
  [/^[a-z]\d{7}[a-z\d]$/, 'es'],
  [/^u\d{8}$/, 'at'],
];
const FRENCH_VAT = /^fr[a-z\d]{2}(\d{9})$/;

/**
 * The other ways in which the number that a text holds may be written where it was published: without what stands before it (`SIRET
 * 612 920 322`, `GB-COH-01234567`), without or with the letters of a country, with zeros at its start. Few, the likeliest first.
 */
export function otherWritings(text: string, number: string): string[] {
  const words = plainWords(text);
  const first = words.findIndex((word) => !LABEL.test(word));
  const labels = first < 0 || first > MOST_LABELS ? 0 : first;
  const numbers = [number, ...Array.from({ length: labels }, (_, at) => words.slice(at + 1).join(''))];
  const ofCountries = numbers.flatMap((each) => [
    FRENCH_VAT.exec(each)?.[1] ?? '',
    ...(/^[a-z]{2}[a-z]?\d/.test(each) ? [each.slice(2)] : []),
  ]);
  const written = [...numbers, ...ofCountries];
  const padded = written.flatMap((each) => (SHORT_NUMBER.test(each) ? each.padStart(FULL_LENGTH, '0') : []));
  const found = new Set([...written, ...padded, ...vatNumbers(numbers.at(-1) as string)]);
  return [...found].filter((each) => each.length >= LEAST_CHARACTERS && each !== number);
}

function vatNumbers(number: string): string[] {
  const countries = /^\d+$/.test(number)
    ? (VAT_COUNTRIES[number.length] ?? [])
    : VAT_PATTERNS.flatMap(([pattern, country]) => (pattern.test(number) ? country : []));
  return countries.map((country) => country + number);
}
