import { LINKING_WORDS } from '../../domain/linking-word.ts';
import type { Lookups } from './lookup.ts';
import { fragmentsOf, typosAllowed, typosBetween } from './spelling.ts';
import type { Alternatives } from './spelt-text.ts';

/** More near spellings of a word than these are no help. */
const MAX_NEAR = 12;
const MIN_PART = 3;

/** What names may hold instead of each of these words. */
export function alternativesOf(
  lookups: Lookups,
  words: readonly string[],
  last: string | undefined,
): Map<string, Alternatives> {
  return new Map(
    words
      .filter((word) => !LINKING_WORDS.has(word))
      .map((word) => [
        word,
        { near: nearSpellings(lookups, word, word === last), parts: partsOf(lookups, word) },
      ]),
  );
}

/** Words of names that are one or two letters off; for a word that may be unfinished, those of which the start is, too. */
function nearSpellings(lookups: Lookups, word: string, mayBeStart: boolean): Map<string, number> {
  const most = typosAllowed(word);
  if (most === 0) return new Map();
  const found: [string, number][] = [];
  for (const other of lookups.withFragments(fragmentsOf(word))) {
    if (other === word) continue;
    const typos = typosBetween(word, other, most);
    const atStart = typos === undefined && mayBeStart ? typosBetween(word, other, most, true) : undefined;
    if (typos !== undefined) found.push([other, 2 * typos]);
    else if (atStart !== undefined) found.push([other, 2 * atStart + 1]);
  }
  const distance = ([other, off]: [string, number]) =>
    10 * off + (other[0] === word[0] ? 0 : 5) + Math.min(4, Math.abs(other.length - word.length));
  return new Map(found.sort((a, b) => distance(a) - distance(b)).slice(0, MAX_NEAR));
}

/** The pairs of words that a joined word may be: one of them is in a name, and so is the other, unless it is shorter than words are kept. */
function partsOf(lookups: Lookups, word: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 1; at < word.length; at++) pairs.push([word.slice(0, at), word.slice(at)]);
  const kept = lookups.keptAmong(pairs.flat().filter((part) => part.length >= MIN_PART));
  return pairs.filter(
    (pair) =>
      pair.some((part) => kept.has(part)) && pair.every((part) => part.length < MIN_PART || kept.has(part)),
  );
}

/** The words that two neighbours are together, by the position of the first. */
export function joinedWords(lookups: Lookups, words: readonly string[]): Map<number, string> {
  const pairs = words.slice(0, -1).map((word, at) => `${word}${words[at + 1]}`);
  if (pairs.length === 0) return new Map();
  const kept = lookups.keptAmong(pairs);
  return new Map(pairs.flatMap((pair, at) => (kept.has(pair) ? [[at, pair] as const] : [])));
}
