import { type BenchQuery, spread, texts } from '../queries.ts';
import { differenceOfSearches } from './search-comparison.ts';

/** So many hits are asked for. */
export const SEARCH_HITS = 10;

/** Words of names that are long enough to be mistyped, and no legal form. */
const LEAST_LETTERS = 6;

const search = (name: string, type: 'ORGANISATION' | 'ARTICLE') => `query ${name}($text: String!) {
  search(text: $text, types: [${type}], first: ${SEARCH_HITS}) { nodes { node { __typename id name } } }
}`;

/**
 * Searches, each beside the one statement that gives as many names as they are indexed, unranked: what FTS5 itself takes to find them,
 * and to read them. The server ranks; so it has other hits, as many.
 */
export const SEARCH_QUERIES: readonly BenchQuery[] = [
  {
    name: 'Q5Prefix',
    what: 'search for organisations by the start of a word of their names',
    document: search('Q5Prefix', 'ORGANISATION'),
    variables: (sqlite) =>
      spread(wordsOf(sqlite, 'organisations')).map((word, turn) => ({ text: word.slice(0, 3 + (turn % 3)) })),
    differenceOf: differenceOfSearches,
  },
  {
    name: 'Q5Word',
    what: 'search for articles by a word of their titles',
    document: search('Q5Word', 'ARTICLE'),
    variables: (sqlite) => spread(wordsOf(sqlite, 'articles')).map((text) => ({ text })),
    differenceOf: differenceOfSearches,
  },
  {
    name: 'Q5Near',
    what: 'search for organisations by a word with two letters exchanged; the ceiling is told the word that is meant',
    document: search('Q5Near', 'ORGANISATION'),
    variables: (sqlite) =>
      spread(wordsOf(sqlite, 'organisations')).map((meant) => ({ text: misspelt(meant), meant })),
    differenceOf: differenceOfSearches,
  },
];

/** One word of each name, in turn the first, the second and so on: rare names of places and of companies, and frequent words. */
function wordsOf(
  sqlite: Parameters<BenchQuery['variables']>[0],
  table: 'organisations' | 'articles',
): string[] {
  const names = texts(sqlite, `SELECT name_key FROM ${table} ORDER BY id`);
  const words = names.flatMap((name, turn) => {
    const long = name.split(' ').filter((word) => /^[a-z]+$/.test(word) && word.length >= LEAST_LETTERS);
    return long[turn % Math.max(1, long.length)] ?? [];
  });
  return [...new Set(words)];
}

/** Letters amid the word exchanged that differ. */
function misspelt(word: string): string {
  for (let at = 2; at < word.length - 1; at++) {
    const [a, b] = [word[at] as string, word[at + 1] as string];
    if (a !== b) return word.slice(0, at) + b + a + word.slice(at + 2);
  }
  return word;
}
