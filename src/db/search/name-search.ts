import { legalFormsIn } from '../../domain/legal-form.ts';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import { alternativesOf, joinedWords } from './alternative.ts';
import type { Candidate, Lookups } from './lookup.ts';
import { allOfWords, quotedWord } from './query-text.ts';
import type { Ranked } from './ranked.ts';
import { identifierRank, initialsRank } from './ranking.ts';
import type { SearchRequest } from './search-request.ts';
import { someWords } from './some-words.ts';
import { type Alternatives, type Spelling, spellingOf } from './spelt-text.ts';

/** With as many hits as these, nobody needs guesses. */
const ENOUGH_HITS = 5;
/** Of shorter words, the start is meant as well; longer ones that are a word of a name are looked up as they are. */
const WHOLE_WORD_LETTERS = 5;
/** Identifiers are looked up by their start from so many characters on. */
const NUMBER_START = 6;
const INITIALS = /^[a-z]{3,8}$/;

/**
 * Finds names step by step, each of them bounded: identifiers; whole names and starts of names; all words; where that gives less than
 * five hits, other spellings; where it gives none, some of the words. Gives the words by which names were found.
 */
export function findNames(lookups: Lookups, ranked: Ranked, request: SearchRequest): string[] {
  const { text, near, isSuggestion = false } = request;
  findIdentifiers(lookups, ranked, request);
  if (ranked.isSettled) return [...text.words];
  const spellings = new Set<string>();
  for (const words of [text.words, text.otherWords]) {
    if (words === undefined) continue;
    for (const word of words) spellings.add(word);
    findWhole(lookups, ranked, words);
    findAllWords(lookups, ranked, words);
  }
  if (!near || ranked.size >= ENOUGH_HITS) return [...spellings];
  for (const words of [text.words, text.otherWords]) {
    if (words === undefined || ranked.size >= ENOUGH_HITS) continue;
    for (const spelling of findOtherSpellings(lookups, ranked, words)) spellings.add(spelling);
  }
  if (ranked.size === 0 && !isSuggestion) {
    for (const spelling of someWords(lookups, ranked, text.words)) spellings.add(spelling);
  }
  return [...spellings];
}

function findIdentifiers(lookups: Lookups, ranked: Ranked, { text }: SearchRequest): void {
  const { number, otherNumbers, isOnePiece, words } = text;
  if (number === undefined) return;
  const exact = findFirst([number, ...otherNumbers], (each) => lookups.byIdentifier(each));
  for (const candidate of exact) ranked.add(candidate, identifierRank(candidate.name, words));
  ranked.isSettled = exact.length > 0 && isOnePiece;
  if (ranked.isSettled || number.length < NUMBER_START) return;
  for (const candidate of lookups.byIdentifierStart(number)) {
    ranked.add(candidate, identifierRank(candidate.name, words, missingOf(candidate, number)));
  }
}

/** What the first of the numbers finds that finds anything. */
function findFirst(numbers: readonly string[], find: (number: string) => Candidate[]): Candidate[] {
  for (const number of numbers) {
    const found = find(number);
    if (found.length > 0) return found;
  }
  return [];
}

/** How many characters the shortest of its identifiers has beyond the start. */
function missingOf({ identifiers }: Candidate, start: string): number {
  const lengths = identifiers.split(' ').flatMap((key) => (key.startsWith(start) ? key.length : []));
  return Math.min(...lengths) - start.length;
}

function findWhole(lookups: Lookups, ranked: Ranked, words: readonly string[]): void {
  const spelling = plainSpelling(words);
  const { whole, bare } = spelling;
  for (const key of new Set([whole, bare])) ranked.addNames(lookups.byName(key), spelling);
  ranked.addNames(lookups.byNameStart(whole), spelling);
}

/** The words as they are. */
function plainSpelling(words: readonly string[]): Spelling {
  return spellingOf(words, { alternatives: new Map(), joined: new Map(), forms: legalFormsIn(words) });
}

/** The words that must be there: all but linking ones, unless there are no others. */
function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !LINKING_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

function findAllWords(lookups: Lookups, ranked: Ranked, words: readonly string[]): void {
  const telling = tellingWords(words);
  const spelling = plainSpelling(words);
  const found = lookups.areKept(telling) ? lookups.byWords(allOfWords(telling)) : [];
  ranked.addNames(found, spelling);
  const last = telling.at(-1) as string;
  // A linking word at the end may be the start of one that is not.
  const isWhole = last.length >= WHOLE_WORD_LETTERS && found.length > 0;
  if (isWhole && ranked.isFull) return;
  const [unfinished, before] =
    telling.at(-1) === words.at(-1) ? [last, telling.slice(0, -1)] : [words.at(-1) as string, telling];
  ranked.addNames(lookups.byWords(`${allOfWords(before)} ${quotedWord(unfinished)} *`.trim()), spelling);
}

/** Near spellings, joined and split words, and initials; gives the words by which names were found. */
function findOtherSpellings(lookups: Lookups, ranked: Ranked, words: readonly string[]): string[] {
  const telling = tellingWords(words);
  const forms = legalFormsIn(words);
  const unformed = telling.filter((word) => !forms.has(word));
  const needed = unformed.length > 0 ? unformed : telling;
  const joined = joinedWords(lookups, words);
  const last = words.at(-1);
  const unknown = needed.filter((word) => lookups.countNames(word, 1) === 0);
  const used = findWith(alternativesOf(lookups, unknown, last));
  const [only] = words;
  if (words.length === 1 && only !== undefined && INITIALS.test(only)) {
    const whole = lookups.byName(`=${only}`);
    // What stands in brackets behind a name has no part in its initials.
    const found = whole.length > 0 ? whole : lookups.byNameStart(`=${only}`);
    for (const candidate of found) ranked.add(candidate, initialsRank(candidate.name));
  }
  if (ranked.size > 0) return used;
  // Each word is in some name, but they are not together in one.
  return findWith(alternativesOf(lookups, needed, last));

  function findWith(alternatives: ReadonlyMap<string, Alternatives>): string[] {
    const expressions = [expressionOf(needed, alternatives)];
    for (const [at, word] of joined) {
      const rest = words.filter((each, place) => needed.includes(each) && place !== at && place !== at + 1);
      expressions.push([expressionOf(rest, alternatives), quotedWord(word)].filter(Boolean).join(' AND '));
    }
    const found = lookups.byWords(expressions.map((each) => `(${each})`).join(' OR '));
    ranked.addNames(found, spellingOf(words, { alternatives, joined, forms }));
    const others = [...alternatives.values()].flatMap(({ near, parts }) => [...near.keys(), ...parts.flat()]);
    return [...others, ...joined.values()];
  }
}

function expressionOf(words: readonly string[], alternatives: ReadonlyMap<string, Alternatives>): string {
  return words
    .map((word) => {
      const { near, parts } = alternatives.get(word) ?? { near: new Map(), parts: [] };
      const split = parts.map((pair) => `(${pair.map(quotedWord).join(' AND ')})`);
      return `(${[word, ...near.keys()].map(quotedWord).concat(split).join(' OR ')})`;
    })
    .join(' AND ');
}
